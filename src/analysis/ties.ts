import type { AnalysisStatement, BoundValue, Row } from '../compiler/index.ts';
import { quote } from '../cypher/index.ts';
import type { Model } from '../model/index.ts';
import { actorTypes, byLabel } from './ends.ts';
import { type Aim, type TieRows, unionOf, waysFrom } from './tie-ways.ts';
import type { Turns } from './turns.ts';
import { type Via, type ViaConditions, viaConditions } from './via.ts';

/**
 * A statement about the actors of one label. Neo4j takes a tenth of a second and more to plan a long text that it has not
 * seen, so each is short, and there are few: which ids and kinds of facts count is in the parameters.
 */
export interface LabelStatement extends AnalysisStatement {
  readonly label: string;
  /** The actors that it begins with; undefined where it begins with all. */
  readonly ids: readonly string[] | undefined;
}

/** Actors, and, where they are given, the only ones that facts may lead to. */
export interface TieEnds {
  readonly from: Iterable<string>;
  readonly to?: Iterable<string>;
}

const FACT = ['a', 'b', 'f', 'kind', 'r', 's'] as const;

/**
 * The statements that find whom actors are tied to: a row has the id of one and the ids of others, and an actor can have
 * several rows. Each gives at most `limit` ties.
 */
export const tiesStatements = (
  model: Model,
  via: Via,
  from: Iterable<string>,
  limit: number,
): readonly LabelStatement[] => fromSome(model, via, 'actors', { from }, limit);

/** How many ties such rows hold; more than the limit where some were left out. */
export const tiesRead = (rows: readonly Row[]): number =>
  (rows as readonly (readonly [string, readonly string[]])[]).reduce((sum, [, others]) => sum + others.length, 0);

/** The ties that such rows hold, one by one, but for those of actors to themselves. */
export function* tiesIn(rows: readonly Row[]): Generator<readonly [near: string, far: string]> {
  for (const [near, others] of rows as readonly (readonly [string, readonly string[]])[]) {
    for (const far of others) if (far !== near) yield [near, far];
  }
}

/** The statements that find facts between actors. Each gives at most `limit` rows, in no order. */
export const factsStatements = (
  model: Model,
  via: Via,
  ends: TieEnds,
  rows: 'facts' | 'sourced',
  limit: number,
): readonly LabelStatement[] => fromSome(model, via, rows, ends, limit);

/** The statements that find the facts between actors, each pair of its actors once, by its id. Each gives at most `limit` rows. */
export const linksStatements = (
  model: Model,
  via: Via,
  actors: readonly string[],
  limit: number,
): readonly LabelStatement[] => fromSome(model, via, 'links', { from: actors, to: actors }, limit);

/** The statements that find which actors are tied at all, with rows as for the ties of some. A pair can come several times. */
export const allTiesStatements = (model: Model, via: Via, limit: number): readonly LabelStatement[] =>
  actorTypes(model).flatMap(({ label }) => statementFrom({ model, via, rows: 'pairs' }, label, {}, limit));

/** Rows of facts in an order that is the same on each engine. */
export async function inOrder(turns: Turns, rows: readonly Row[]): Promise<readonly Row[]> {
  const keyed = await turns.map(rows, (row) => [row.join('\n'), row] as const);
  const sorted = await turns.sort(keyed, ([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, row]) => row);
}

function fromSome(
  model: Model,
  via: Via,
  rows: TieRows,
  { from, to }: TieEnds,
  limit: number,
): readonly LabelStatement[] {
  const aims = to ? aimsAt(model, rows, [...to]) : [{}];
  return [...byLabel(model, from)].flatMap(([label, ids]) =>
    aims.flatMap(({ aim, to }) =>
      statementFrom({ model, via, rows, aim }, label, { from: ids, ...(to && { to }) }, limit),
    ),
  );
}

/** The most ends that are a list. */
const LISTED = 20;

interface AimedAt {
  readonly aim?: Aim;
  readonly to?: BoundValue;
}

/** Links are asked for from the same actors to the same: no end is better to begin with, and one statement a label is enough. */
const aimsAt = (model: Model, rows: TieRows, to: readonly string[]): readonly AimedAt[] =>
  rows === 'links' || to.length > LISTED
    ? [{ aim: 'map', to: Object.fromEntries(to.map((id) => [id, true])) }]
    : [...byLabel(model, to)].map(([label, ids]) => ({ aim: { label }, to: ids }));

interface Asked {
  readonly model: Model;
  readonly via: Via;
  readonly rows: TieRows;
  readonly aim?: Aim | undefined;
}

/** One statement, or none where no fact that counts ties such actors. */
function statementFrom(
  { model, via, rows, aim }: Asked,
  label: string,
  ends: { readonly from?: readonly string[]; readonly to?: BoundValue },
  limit: number,
): readonly LabelStatement[] {
  const conditions = viaConditions(model, via);
  const ways = waysFrom({ model, conditions, rows, aim }, label);
  const kinds = new Set(via.types.map(({ kind }) => kind));
  if (!ways.some(({ kind }) => kinds.has(kind))) return [];
  return [
    {
      label,
      ids: ends.from,
      text: [...unionOf(ways, 'UNION ALL'), ...lastOf(rows, conditions)].join('\n'),
      params: { ...conditions.params, ...countedKinds(ways, kinds), ...ends, limit: BigInt(limit) },
    },
  ];
}

/** Which kinds of facts count, as parameters. */
export const countedKinds = (
  ways: readonly { readonly kind: string }[],
  kinds: ReadonlySet<string>,
): Readonly<Record<string, boolean>> => Object.fromEntries(ways.map(({ kind }) => [kind, kinds.has(kind)]));

const returned = (columns: readonly string[]): string => `RETURN ${columns.map(quote).join(', ')}`;

/** By actor, the answer is a third as long. It is cut before, so that it stays within bounds. */
const GATHERED = ['WITH `a`, `b` LIMIT $`limit`', 'RETURN `a`, collect(`b`) AS `b`'];

/** What stands behind the union. */
function lastOf(rows: TieRows, { sources }: ViaConditions): readonly string[] {
  if (rows === 'actors' || rows === 'pairs') return GATHERED;
  if (rows === 'links') return [returned(FACT), `ORDER BY ${['f', 'a', 'b', 'r', 's'].map(quote).join(', ')}`, LIMIT];
  if (rows === 'facts') return [returned(FACT), LIMIT];
  // Sources are counted for as many facts as are wanted.
  const facts = FACT.map(quote).join(', ');
  return [`WITH ${facts} ${LIMIT}`, ...sources, 'RETURN `a`, `b`, `f`.`id` AS `f`, `kind`, `r`, `s`, `n`'];
}

const LIMIT = 'LIMIT $`limit`';
