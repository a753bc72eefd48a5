import type { GraphQLError } from 'graphql';
import type { InForceLevel } from '../../domain/index.ts';
import { LIMITS, type Model, nodeType, type SearchTarget, searchTargets, searchTypes } from '../../model/index.ts';
import { printInForce } from '../cypher/in-force.ts';
import { badInput, checkChosen } from '../errors.ts';
import { catchFault } from '../faults.ts';
import { resolveSource, type Variables } from '../plan/input.ts';
import type { Parameter, SearchParameter } from '../plan/types/parameter.ts';
import { type PageRequest, ResultOrder, type ResultPage } from './result-page.ts';

/** A search that runs before the statement. */
export interface SearchRequest {
  readonly model: Model;
  /** The response key of the field. */
  readonly path: string;
  /** The field as a key of `Faults`. */
  readonly field: string;
  readonly text: string;
  /** The names of the node types to search. */
  readonly types: readonly string[];
  /** Their labels and searched properties. */
  readonly targets: readonly AskedTarget[];
  /** The day on which facts must be in force. */
  readonly asOf: AsOf | undefined;
  readonly page: PageRequest<HitPosition>;
  /** Whether statements are gathered under their subjects. */
  readonly groups: boolean;
}

/** What to search of a label, and the condition on its nodes, `n`: facts must be in force on the day of `$at`. */
interface AskedTarget extends SearchTarget {
  readonly condition?: string;
}

/** A day, and how surely facts must be in force on it. */
export interface AsOf {
  readonly at: string;
  readonly level: InForceLevel;
}

/** The position of a hit: its tier, its score from 0 to 1, and its id. */
interface HitPosition {
  readonly id: string;
  readonly tier: number;
  readonly score: number;
}

/** A hit with the property that matched best. */
export interface SearchHit extends HitPosition {
  readonly property: string;
  /** The statements about it that match, of a search that gathers them. */
  readonly statements?: readonly SearchHit[];
  /** Their number; null if it is not known. */
  readonly statementCount?: number | null;
}

/** A page of the hits of a search. */
export interface SearchPage extends ResultPage<SearchHit> {
  /** The text that was searched for. */
  readonly text: string;
  /** The number of hits found, if there may be more. */
  readonly cutTo: number | undefined;
}

/** Lower tiers first, within them the best hits, equal ones by id. */
const HIT_ORDER = new ResultOrder<HitPosition>({
  what: 'a search',
  order: {
    digest: 'search',
    keys: [
      { type: 'Int', nullable: false },
      { type: 'Float', nullable: false },
      { type: 'ID', nullable: false },
    ],
  },
  toValues: ({ tier, score, id }) => [tier, score, id],
  fromValues: ([tier, score, id]) =>
    typeof tier === 'number' && typeof score === 'number' && typeof id === 'string' ? { tier, score, id } : undefined,
  compare: (one, other) => {
    if (one.tier !== other.tier) return one.tier - other.tier;
    if (one.score !== other.score) return other.score - one.score;
    if (one.id === other.id) return 0;
    return one.id < other.id ? -1 : 1;
  },
});

/** Lower tiers first, within them the best hits, equal ones by id. */
export const compareHits = (one: HitPosition, other: HitPosition): number => HIT_ORDER.compare(one, other);

/** The statements that a hit lists. */
export const listedStatements = ({ statements = [] }: SearchHit): readonly SearchHit[] =>
  statements.slice(0, LIMITS.statementsOfHit);

/** The cursor of a hit. */
export const hitCursor = (hit: HitPosition): string => HIT_ORDER.cursorOf(hit);

/** The page that a search asks for, cut out of all hits. */
export const cutHits = ({ page }: SearchRequest, hits: readonly SearchHit[]): ResultPage<SearchHit> =>
  HIT_ORDER.cut(page, hits);

/** The searches of an operation for one request. Invalid arguments are recorded in `faults`. */
export const searchesOf = (
  model: Model,
  parameters: readonly Parameter[],
  variables: Variables,
  faults: Map<string, GraphQLError>,
): readonly SearchRequest[] =>
  parameters.flatMap((parameter): readonly SearchRequest[] => {
    if (parameter.kind !== 'search') return [];
    return catchFault(faults, parameter.field, () => [searchOf(model, parameter, variables)]) ?? [];
  });

function searchOf(model: Model, parameter: SearchParameter, variables: Variables): SearchRequest {
  const value = (source: SearchParameter['text']): unknown => source && resolveSource(source, variables);
  const text = String(value(parameter.text) ?? '');
  if (text.length > LIMITS.searchedText) {
    throw badInput(`${parameter.argument}.query`, `${text.length} characters are more than ${LIMITS.searchedText}`);
  }
  const asked = value(parameter.types);
  checkChosen(asked, `${parameter.argument}.types`, 'types');
  const types = searchTypes(model)
    .filter(({ key }) => !Array.isArray(asked) || asked.includes(key))
    .map(({ name }) => name);
  const at = value(parameter.at) ?? undefined;
  const asOf = at === undefined ? undefined : { at: String(at), level: parameter.level };
  return {
    model,
    path: parameter.argument,
    field: parameter.field,
    text,
    types,
    groups: parameter.groups,
    targets: searchTargets(model)
      .filter(({ type }) => types.includes(type))
      .map((target) => targetOn(model, target, asOf)),
    asOf,
    page: HIT_ORDER.readPage((name) => value(parameter[name]), parameter.argument),
  };
}

const targetOn = (model: Model, target: SearchTarget, asOf: AsOf | undefined): AskedTarget =>
  asOf && nodeType(model, target.type).timed ? { ...target, condition: printInForce('n', 'at', asOf.level) } : target;
