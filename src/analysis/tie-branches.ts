import { incoming, node, outgoing, parameter, property, where } from '../cypher/index.ts';
import { isOnlyEnd, type Model } from '../model/index.ts';
import { isKeyOf } from './id-maps.ts';
import { endsFor, type TieEnd, type TieType, tieTypes } from './tie-types.ts';
import type { ViaConditions } from './via.ts';

/**
 * The rows for each tie:
 * - `actors`: the ids of both actors
 * - `pairs`: the same, once per pair: from the actor whose role comes first by name
 * - `unseen`: the id of each actor at the near end that is not a key of `$seen`, once
 * - `links`: the columns of `facts`, once per pair likewise
 * - `facts`: the ids of both actors, the fact's id and kind, and the roles of both
 * - `sourced`: the same, with the fact itself instead of its id, so that its sources can be counted
 */
export type TieRows = 'actors' | 'pairs' | 'unseen' | 'links' | 'facts' | 'sourced';

/** Rows that do not tell facts apart. */
const isOfActors = (rows: TieRows): boolean => rows === 'actors' || rows === 'pairs' || rows === 'unseen';

/** Options that all branches of a statement share. */
export interface BranchOptions {
  readonly model: Model;
  readonly conditions: ViaConditions;
  readonly rows: TieRows;
  /** The only actors that count at the far end; undefined for all. */
  readonly target?: TieTarget | undefined;
}

/**
 * The form of the parameter `to`. A few actors of one label are a list, so that Neo4j can start from them if it expects
 * fewer facts there; many are a map, in which each lookup is fast.
 */
export type TieTarget = { readonly label: string } | 'map';

/** The lines that find ties from actors of one label over facts of one kind: a branch of a union. */
export interface TieBranch {
  readonly kind: string;
  readonly lines: readonly string[];
}

/**
 * The lines that find the actors `a` by the ids in `$from`, or none if facts of the kind do not count. Each id is looked up
 * on its own: the embedded engine compares each node with every item of an `IN` list.
 */
export const matchActors = (label: string, kind: string): readonly string[] => [
  `UNWIND CASE WHEN ${parameter(kind)} THEN ${parameter('from')} ELSE [] END AS i`,
  `MATCH ${node('a', label)} WHERE ${property('a', 'id')} = i`,
];

const matchAllActors = (label: string, kind: string): readonly string[] => [
  `UNWIND CASE WHEN ${parameter(kind)} THEN [true] ELSE [] END AS i`,
  `MATCH ${node('a', label)}`,
];

const matchUnseenActors = (label: string, kind: string): readonly string[] => [
  ...matchAllActors(label, kind),
  `WHERE NOT ${isKeyOf('a', 'seen')}`,
];

/** The lines that find the actors at the near end. */
function matchNear(rows: TieRows, label: string, kind: string): readonly string[] {
  if (rows === 'pairs') return matchAllActors(label, kind);
  return rows === 'unseen' ? matchUnseenActors(label, kind) : matchActors(label, kind);
}

/** The branches for the actors of a label. They do not depend on which kinds of facts count, which is in parameters. */
export function branchesFor(options: BranchOptions, label: string): readonly TieBranch[] {
  return tieTypes(options.model).flatMap((tie) =>
    endsFor(tie, label).flatMap((near) =>
      tie.ends
        .filter((far) => isPair(options.rows, near, far) && canReach(options.target, far))
        .map((far) => ({ kind: tie.kind, lines: branchLines(options, { label, tie, near, far }) })),
    ),
  );
}

/** Whether two ends make a tie. Actors in the same role are tied only if roles are free text, as in an event. */
function isPair(rows: TieRows, near: TieEnd, far: TieEnd): boolean {
  if (near === far) return near.role === undefined;
  const once = rows === 'links' || rows === 'pairs';
  return !once || String(near.role) < String(far.role);
}

const canReach = (target: TieTarget | undefined, far: TieEnd): boolean =>
  target === undefined || target === 'map' || far.actors.some(({ label }) => label === target.label);

interface Walk {
  /** The label of the actors at the near end. */
  readonly label: string;
  readonly tie: TieType;
  readonly near: TieEnd;
  readonly far: TieEnd;
}

function branchLines({ model, conditions, rows, target }: BranchOptions, walk: Walk): readonly string[] {
  const { label, tie, near, far } = walk;
  const { type, kind } = tie;
  const isOnly = isOnlyEnd(model, { relationship: near.relationship, direction: 'IN' }, type.name);
  const onlyIds = isOfActors(rows);
  const list = target === undefined || target === 'map' ? undefined : target.label;
  const [x, y] = onlyIds ? [] : ['x', 'y'];
  const others = [
    ...(onlyIds ? [] : distinctActors(rows, near, far)),
    ...(target === undefined ? [] : [isTarget(target)]),
    ...(kind === 'MEMBERSHIP' ? conditions.alliance(label === 'Alliance' ? 'a' : 'b') : []),
  ];
  return [
    ...matchNear(rows, label, kind),
    `MATCH (a)${incoming(near.relationship, x)}${node('f', isOnly ? undefined : type.label)}`,
    ...where(conditions.fact('f', kind)),
    `MATCH (f)${outgoing(far.relationship, y)}${node('b', list)}`,
    ...where(others),
    ...returnLines(rows, walk),
  ];
}

const isTarget = (target: TieTarget): string =>
  target === 'map' ? isKeyOf('b', 'to') : `${property('b', 'id')} IN ${parameter('to')}`;

/** Conditions that keep a fact from tying an actor to itself, and from being found twice. */
function distinctActors(rows: TieRows, near: TieEnd, far: TieEnd): readonly string[] {
  const [a, b, x, y] = [property('a', 'id'), property('b', 'id'), property('x', 'role'), property('y', 'role')];
  const different = [`${b} <> ${a}`];
  if (rows !== 'links' || near !== far) return different;
  return [`(${x} < ${y} OR (${x} = ${y} AND ${a} < ${b}))`, ...different];
}

function returnLines(rows: TieRows, { tie: { kind }, near, far }: Walk): readonly string[] {
  const [a, b] = [property('a', 'id'), property('b', 'id')];
  if (rows === 'unseen') return ['WITH DISTINCT a', `RETURN ${a} AS a`];
  const ids = `${a} AS a, ${b} AS b`;
  if (rows === 'actors' || rows === 'pairs') {
    const once = rows === 'pairs' && near === far ? ` WHERE ${a} < ${b}` : '';
    // Duplicates are removed before ids are read: many facts tie the same two actors.
    return [`WITH DISTINCT a, b${once}`, `RETURN ${ids}`];
  }
  const role = (end: TieEnd, edge: string): string =>
    end.role === undefined ? property(edge, 'role') : `'${end.role}'`;
  const fact = rows === 'sourced' ? 'f' : `${property('f', 'id')} AS f`;
  return [`RETURN ${ids}, ${fact}, '${kind}' AS kind, ${role(near, 'x')} AS r, ${role(far, 'y')} AS s`];
}
