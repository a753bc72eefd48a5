import type { CypherStatement, ParamValue } from '../cypher/index.ts';
import { DEFAULT_LEVEL, IN_FORCE_LEVELS } from '../domain/index.ts';
import type { Model } from '../model/index.ts';
import { actorsStatement } from './actors.ts';
import { type LoanDetail, loansStatement } from './loans.ts';
import {
  factStatements,
  linkStatements,
  neighborStatements,
  pairStatements,
  type TieScope,
  unseenStatements,
} from './tie-statements.ts';
import { actorTypes, tieTypes } from './tie-types.ts';
import { factsStatements } from './timeline/dated-facts.ts';
import { membershipStatements } from './timeline/tying-memberships.ts';
import { dataSetsStatement, sourcesStatement } from './totals/sources.ts';
import type { Via } from './via.ts';

const SOME_DAY = '2000-01-01';
const SOME_SOURCES = ['source:'];
/** More ids than fit in a list: see `targetsAt`. */
const MANY = 21;

/** What an analysis is asked with, as far as its text depends on it. */
type Scope = Pick<Via, 'at' | 'level' | 'sources'>;

const EVERYTHING: Scope = { at: undefined, level: DEFAULT_LEVEL, sources: undefined };
const ON_A_DAY: Scope = { ...EVERYTHING, at: SOME_DAY };

/** The most usual first. Another level with sources is so rare that it may be planned when it comes. */
const SCOPES: readonly Scope[] = [
  EVERYTHING,
  ON_A_DAY,
  ...[EVERYTHING, ON_A_DAY].map((scope) => ({ ...scope, sources: SOME_SOURCES })),
  ...IN_FORCE_LEVELS.filter((level) => level !== DEFAULT_LEVEL).map((level) => ({ ...ON_A_DAY, level })),
];

/**
 * The statements of analyses, except those with limits on alliances and memberships, with parameters that find nothing. A
 * graph can plan them before the first request.
 */
export function warmUpStatements(model: Model): readonly CypherStatement[] {
  const statements = SCOPES.flatMap((scope) => statementsIn(model, scope));
  const lookups = [
    actorsStatement(model, new Map()),
    sourcesStatement(model, SOME_SOURCES),
    dataSetsStatement(model, SOME_SOURCES),
  ];
  return [...lookups, ...statements].map(({ text, params }) => ({
    text,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, findingNothing(value)])),
  }));
}

/** Boolean parameters say which kinds of facts count: if none does, nothing is read. */
const findingNothing = (value: ParamValue): ParamValue => (value === true ? false : value);

function statementsIn(model: Model, asked: Scope): readonly CypherStatement[] {
  const via = {
    types: tieTypes(model),
    allianceKinds: undefined,
    obligations: undefined,
    statuses: undefined,
    tooLarge: undefined,
    ...asked,
  };
  const scope: TieScope = { model, via };
  const actors = actorTypes(model);
  const ids = actors.map(({ prefix }) => `${prefix}:`);
  const many = ids.flatMap((id) => Array.from({ length: MANY }, (_, index) => `${id}${index}`));
  const parties = actors.filter(({ interfaces }) => interfaces.includes('LoanParty')).map(({ prefix }) => `${prefix}:`);
  return [
    ...neighborStatements(scope, ids, 1),
    ...linkStatements(scope, ids, 1),
    ...pairStatements(scope, 1),
    ...unseenStatements(scope, { to: [], seen: [], labels: actors.map(({ label }) => label) }, 1),
    ...factStatements(scope, { from: ids }, 'facts', 1),
    ...(asked.at === undefined ? timelineStatements(scope, ids) : []),
    ...parties.flatMap((id) => loansStatements(model, id, asked)),
    ...factStatements(scope, { from: ids, to: ids }, 'sourced', 1),
    ...factStatements(scope, { from: ids, to: many }, 'sourced', 1),
  ];
}

const loansStatements = (model: Model, id: string, asked: Scope): readonly CypherStatement[] =>
  ['CREDITORS', 'DEBTORS'].flatMap((side) =>
    loanDetails(asked).map((more) => loansStatement(model, { id, side, more, ...asked })),
  );

/** What is read beside the amounts of loans: who states them, or of those that are only possible, what a day leaves out. */
function loanDetails({ level, sources }: Scope): readonly (LoanDetail | undefined)[] {
  if (sources) return [undefined];
  if (level === 'POSSIBLE') return [undefined, 'none'];
  return level === DEFAULT_LEVEL ? [undefined, 'sources'] : [undefined];
}

/** A timeline has no day on which its facts are in force. */
const timelineStatements = ({ model, via }: TieScope, about: readonly string[]): readonly CypherStatement[] => [
  ...[undefined, new Set<string>()].flatMap((tied) =>
    factsStatements(model, { via, about, from: undefined, until: undefined, tied }, 1),
  ),
  ...membershipStatements(model, via, about, 1),
];
