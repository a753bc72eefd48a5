import type { Row } from '../compiler/index.ts';
import { type CypherStatement, type ParamValue, parameter, property, subquery, union } from '../cypher/index.ts';
import { type Model, perModel } from '../model/index.ts';
import { trueOf } from './id-maps.ts';
import { type BranchOptions, branchesFor, type TieRows, type TieTarget } from './tie-branches.ts';
import { actorTypes, idsByLabel } from './tie-types.ts';
import { countSources, type Via, viaConditions } from './via.ts';
import type { Yielder } from './yielder.ts';

/**
 * A statement about the actors of one label. Neo4j takes 100 ms and more to plan a long text that it has not seen, so
 * texts are short and few: ids and kinds of facts are parameters.
 */
export interface LabelStatement extends CypherStatement {
  readonly label: string;
  /** The actors from which it starts; undefined for all of the label, or all that are not seen. */
  readonly ids: readonly string[] | undefined;
  /** The number of actors of the label from which it does not start, because they are seen. */
  readonly seen?: number;
}

/** The actors at the near end and, if given, the only ones at the far end. */
export interface TieEnds {
  readonly from: Iterable<string>;
  readonly to?: Iterable<string>;
}

/** Which facts count as ties in which model. */
export interface TieScope {
  readonly model: Model;
  readonly via: Via;
}

/**
 * The statements that find the actors to which others are tied. A row has the id of one and the ids of several others; an
 * actor can have several rows. Each statement returns at most `limit` ties.
 */
export const neighborStatements = (scope: TieScope, from: Iterable<string>, limit: number): readonly LabelStatement[] =>
  statementsFrom(scope, 'actors', { from }, limit);

/**
 * The statements that find which actors, other than those that are seen, are tied to some of these: from the far side,
 * which is less to read once most are seen. A row has the id of one.
 */
export function unseenStatements(
  scope: TieScope,
  { to, seen, labels }: UnseenEnds,
  limit: number,
): readonly LabelStatement[] {
  const known = idsByLabel(scope.model, seen);
  return labels.flatMap((label) => {
    const own = known.get(label) ?? [];
    const params = { to: trueOf(to), seen: trueOf(own) };
    return statementFor(scope, { label, rows: 'unseen', target: 'map' }, params, limit).map((statement) => ({
      ...statement,
      seen: own.length,
    }));
  });
}

interface UnseenEnds {
  readonly to: Iterable<string>;
  readonly seen: Iterable<string>;
  /** The labels of the actors to find. */
  readonly labels: readonly string[];
}

/** The number of ties in such rows; above the limit if there are more. */
export const countTies = (rows: readonly Row[]): number =>
  (rows as readonly (readonly [string, readonly string[]])[]).reduce((sum, [, others]) => sum + others.length, 0);

/** The ties in such rows, except those of actors to themselves. */
export function* tiesIn(rows: readonly Row[]): Generator<readonly [near: string, far: string]> {
  for (const [near, others] of rows as readonly (readonly [string, readonly string[]])[]) {
    for (const far of others) if (far !== near) yield [near, far];
  }
}

/** The statements that find facts between actors. Each returns at most `limit` rows, in no order. */
export const factStatements = (
  scope: TieScope,
  ends: TieEnds,
  rows: 'facts' | 'sourced',
  limit: number,
): readonly LabelStatement[] => statementsFrom(scope, rows, ends, limit);

/** The statements that find the facts among actors, once per pair, in order. Each returns at most `limit` rows. */
export const linkStatements = (scope: TieScope, actors: readonly string[], limit: number): readonly LabelStatement[] =>
  statementsFrom(scope, 'links', { from: actors, to: actors }, limit);

/** The statements that find all pairs of tied actors, in rows like `neighborStatements`. A pair can come several times. */
export const pairStatements = (scope: TieScope, limit: number): readonly LabelStatement[] =>
  actorTypes(scope.model).flatMap(({ label }) => statementFor(scope, { rows: 'pairs', label }, {}, limit));

/** Sorts rows of facts in an order that is the same on every engine. */
export async function sortRows(yielder: Yielder, rows: readonly Row[]): Promise<readonly Row[]> {
  const keyed = await yielder.map(rows, (row) => [row.join('\n'), row] as const);
  const sorted = await yielder.sort(keyed, ([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, row]) => row);
}

function statementsFrom(
  scope: TieScope,
  rows: TieRows,
  { from, to }: TieEnds,
  limit: number,
): readonly LabelStatement[] {
  const targets = to ? targetsAt(scope.model, rows, [...to]) : [{}];
  return [...idsByLabel(scope.model, from)].flatMap(([label, ids]) =>
    targets.flatMap(({ target, to }) =>
      statementFor(scope, { rows, label, target }, { from: ids, ...(to && { to }) }, limit),
    ),
  );
}

/** The most targets in a list. */
const MAX_LISTED = 20;

interface BoundTarget {
  readonly target?: TieTarget;
  readonly to?: ParamValue;
}

/** Links lead from actors to the same actors, so no end is better to start from, and a map needs one statement per label only. */
const targetsAt = (model: Model, rows: TieRows, to: readonly string[]): readonly BoundTarget[] =>
  rows === 'links' || to.length > MAX_LISTED
    ? [{ target: 'map', to: trueOf(to) }]
    : [...idsByLabel(model, to)].map(([label, ids]) => ({ target: { label }, to: ids }));

interface StatementForm extends Pick<BranchOptions, 'rows' | 'target'> {
  readonly label: string;
}

/** One statement, or none if no fact that counts ties actors of the label. */
function statementFor(
  { model, via }: TieScope,
  { label, rows, target }: StatementForm,
  ends: { readonly from?: readonly string[]; readonly to?: ParamValue; readonly seen?: ParamValue },
  limit: number,
): readonly LabelStatement[] {
  const conditions = viaConditions(model, via);
  const { branches, text } = textFor({ model, conditions, rows, target }, label);
  const kinds = new Set(via.types.map(({ kind }) => kind));
  if (!branches.some(({ kind }) => kinds.has(kind))) return [];
  const params = { ...conditions.params, ...kindParams(branches, kinds), ...ends, limit: BigInt(limit) };
  return [{ label, ids: ends.from, text, params }];
}

interface TieText {
  readonly branches: readonly { readonly kind: string }[];
  readonly text: string;
}

/** The texts by all that they depend on: printing one takes longer than sending it. */
const texts = perModel((_) => new Map<string, TieText>());

function textFor(options: BranchOptions, label: string): TieText {
  const { model, conditions, rows, target } = options;
  const known = texts(model);
  const key = [label, rows, typeof target === 'object' ? `of ${target.label}` : target, conditions.form].join(' ');
  const found = known.get(key);
  if (found) return found;
  const branches = branchesFor(options, label);
  const lines = union(
    branches.map((branch) => branch.lines),
    'UNION ALL',
  );
  const printed = { branches, text: [...subquery([], lines), ...resultLines(model, rows)].join('\n') };
  known.set(key, printed);
  return printed;
}

/** Which kinds of facts count, as parameters. */
export const kindParams = (
  branches: readonly { readonly kind: string }[],
  kinds: ReadonlySet<string>,
): Readonly<Record<string, boolean>> => Object.fromEntries(branches.map(({ kind }) => [kind, kinds.has(kind)]));

const FACT_COLUMNS = 'a, b, f, kind, r, s';
const LIMIT = `LIMIT ${parameter('limit')}`;

/** The lines after the union. */
function resultLines(model: Model, rows: TieRows): readonly string[] {
  switch (rows) {
    case 'actors':
    case 'pairs':
      // Grouped by actor, the result is a third as long.
      return [`WITH a, b ${LIMIT}`, 'RETURN a, collect(b) AS b'];
    case 'unseen':
      return ['RETURN a', LIMIT];
    case 'links':
      return [`RETURN ${FACT_COLUMNS}`, 'ORDER BY f, a, b, r, s', LIMIT];
    case 'facts':
      return [`RETURN ${FACT_COLUMNS}`, LIMIT];
    case 'sourced':
      return [
        `WITH ${FACT_COLUMNS} ${LIMIT}`,
        ...countSources(model),
        `RETURN a, b, ${property('f', 'id')} AS f, kind, r, s, n`,
      ];
  }
}
