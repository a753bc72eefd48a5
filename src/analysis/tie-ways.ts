import { quote } from '../cypher/index.ts';
import { isOnlyEnd, type Model } from '../model/index.ts';
import { type End, type TieType, tieTypes } from './ends.ts';
import type { ViaConditions } from './via.ts';

/**
 * What a way gives of each tie. `actors` are the ids of both; `pairs` are those too, and `links` are facts, both from the
 * actor alone whose role comes first by name. `facts` have the ids of both, the fact's id, its kind and the roles of the
 * two; `sourced` also how many sources say something about the fact.
 */
export type TieRows = 'actors' | 'pairs' | 'links' | 'facts' | 'sourced';

/** What all ways of a statement have in common. */
export interface WaysAsked {
  readonly model: Model;
  readonly conditions: ViaConditions;
  readonly rows: TieRows;
  /** The only actors that count at the far end; left out, all do. */
  readonly aim?: Aim | undefined;
}

/**
 * Few actors are a list `to`, of one label, so that Neo4j can begin a walk with them where it expects fewer facts there;
 * many are a map `to`, in which one is found at once.
 */
export type Aim = { readonly label: string } | 'map';

/** A way from the actors of a label over facts of a kind to others. */
export interface Way {
  readonly kind: string;
  readonly lines: readonly string[];
}

/**
 * The begin of a way: the actors of a label that the list `from` names, or none where facts of this kind do not count.
 * The embedded engine compares each node that it finds by `IN` with the whole list.
 */
export const fromActors = (label: string, kind: string): readonly string[] => [
  `UNWIND CASE WHEN $${quote(kind)} THEN $\`from\` ELSE [] END AS \`i\``,
  `MATCH (\`a\`:${quote(label)}) WHERE \`a\`.\`id\` = \`i\``,
];

const fromAll = (label: string, kind: string): readonly string[] => [
  `UNWIND CASE WHEN $${quote(kind)} THEN [true] ELSE [] END AS \`i\``,
  `MATCH (\`a\`:${quote(label)})`,
];

/** The ways from the actors of a label. They are the same whichever kinds of facts count: each is told by a parameter. */
export function waysFrom(asked: WaysAsked, label: string): readonly Way[] {
  return tieTypes(asked.model).flatMap((tie) =>
    endsOf(tie, label).flatMap((near) =>
      tie.ends
        .filter((far) => leads(asked.rows, near, far) && reaches(asked.aim, far))
        .map((far) => ({ kind: tie.kind, lines: wayOver(asked, label, tie, near, far) })),
    ),
  );
}

/** The parts that actors of a label play in facts of a type. */
export const endsOf = ({ ends }: TieType, label: string): readonly End[] =>
  ends.filter((end) => end.actors.some((actor) => actor.label === label));

/** Those who play parts of the same name are tied as well, as participants of an event are. */
function leads(rows: TieRows, near: End, far: End): boolean {
  if (near === far) return near.role === undefined;
  const once = rows === 'links' || rows === 'pairs';
  return !once || String(near.role) < String(far.role);
}

const reaches = (aim: Aim | undefined, far: End): boolean =>
  aim === undefined || aim === 'map' || far.actors.some(({ label }) => label === aim.label);

function wayOver(
  { model, conditions, rows, aim }: WaysAsked,
  label: string,
  { type, kind }: TieType,
  near: End,
  far: End,
): readonly string[] {
  const only = isOnlyEnd(model, { relationship: near.relationship, direction: 'IN' }, type.name);
  const bare = rows === 'actors' || rows === 'pairs';
  const target = aim === undefined || aim === 'map' ? '' : `:${quote(aim.label)}`;
  const edges = bare ? ['', ''] : ['`x`', '`y`'];
  const others = [
    ...(bare ? [] : distinct(rows, near, far)),
    ...(aim === undefined ? [] : [aim === 'map' ? 'coalesce($`to`[`b`.`id`], false)' : '`b`.`id` IN $`to`']),
    ...(kind === 'MEMBERSHIP' ? conditions.alliance(label === 'Alliance' ? '`a`' : '`b`') : []),
  ];
  return [
    ...(rows === 'pairs' ? fromAll : fromActors)(label, kind),
    `MATCH (\`a\`)<-[${edges[0]}:${quote(near.relationship)}]-(\`f\`${only ? '' : `:${quote(type.label)}`})`,
    ...where(conditions.fact('`f`', kind)),
    `MATCH (\`f\`)-[${edges[1]}:${quote(far.relationship)}]->(\`b\`${target})`,
    ...where(others),
    ...result(rows, kind, near, far),
  ];
}

/** What keeps a fact from tying an actor to itself, and from coming twice. */
function distinct(rows: TieRows, near: End, far: End): readonly string[] {
  const different = ['`b`.`id` <> `a`.`id`'];
  if (rows !== 'links' || near !== far) return different;
  // Parts that have no name of their own have it on the relationship.
  return ['(`x`.`role` < `y`.`role` OR (`x`.`role` = `y`.`role` AND `a`.`id` < `b`.`id`))', ...different];
}

function result(rows: TieRows, kind: string, near: End, far: End): readonly string[] {
  const ids = '`a`.`id` AS `a`, `b`.`id` AS `b`';
  if (rows === 'actors' || rows === 'pairs') {
    const once = rows === 'pairs' && near === far ? ' WHERE `a`.`id` < `b`.`id`' : '';
    // Nodes are told apart before anything is read of them: many facts tie the same two.
    return [`WITH DISTINCT \`a\`, \`b\`${once}`, `RETURN ${ids}`];
  }
  const role = (end: End, edge: string): string => (end.role === undefined ? `${edge}.\`role\`` : `'${end.role}'`);
  // Sources are counted behind the union, once for all ways.
  const fact = rows === 'sourced' ? '`f`' : '`f`.`id` AS `f`';
  return [`RETURN ${ids}, ${fact}, '${kind}' AS \`kind\`, ${role(near, '`x`')} AS \`r\`, ${role(far, '`y`')} AS \`s\``];
}

/** A condition clause, where there are conditions. */
export const where = (conditions: readonly string[]): readonly string[] =>
  conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`];

/** The union of ways as the rows of one subquery. */
export const unionOf = (ways: readonly Way[], union: 'UNION' | 'UNION ALL'): readonly string[] => [
  'CALL () {',
  ...ways.flatMap(({ lines }, index) => [...(index === 0 ? [] : [union]), ...lines]).map((line) => `  ${line}`),
  '}',
];
