import type { AnalysisStatement } from '../compiler/analysis-call.ts';
import type { BoundValue } from '../compiler/bind.ts';
import { quote } from '../compiler/cypher/names.ts';
import type { Row } from '../compiler/response/text.ts';
import type { Model, NodeType } from '../model/types.ts';
import { actorTypes, byLabel, type End, type TieType } from './ends.ts';
import { type Via, type ViaConditions, viaConditions } from './via.ts';

/**
 * What a statement about ties gives of each. `actors` are the ids of both; `facts` also the fact's id, its kind and the
 * roles of the two; `sourced` also how many sources say something about the fact.
 */
export type TieRows = 'actors' | 'facts' | 'sourced';

/** `pairs` are the ids of both, from all actors, and each pair in one direction. */
type ArmRows = TieRows | 'pairs';

/** Actors, and, where they are given, the only ones that ties may lead to. */
export interface TieEnds {
  readonly from: Iterable<string>;
  readonly to?: Iterable<string>;
}

/**
 * The statement that finds the ties of actors to others. At most `limit` rows, in no order. Undefined where nothing can
 * be found.
 */
export function tiesStatement(
  model: Model,
  via: Via,
  { from, to }: TieEnds,
  rows: TieRows,
  limit: number,
): AnalysisStatement | undefined {
  const conditions = viaConditions(model, via);
  const near = byLabel(model, from);
  const far = to && byLabel(model, to);
  const params: Record<string, BoundValue> = { ...conditions.params, limit: BigInt(limit) };
  const arms = [...near].flatMap(([label, ids]) => {
    params[`from${label}`] = ids;
    return via.types.flatMap((tie) => armsOf(model, tie, label, far, rows, conditions));
  });
  if (arms.length === 0) return undefined;
  for (const [label, ids] of far ?? []) params[`to${label}`] = ids;
  const columns =
    rows === 'actors' ? ['a', 'b'] : ['a', 'b', 'f', 'kind', 'r', 's', ...(rows === 'sourced' ? ['n'] : [])];
  return { text: printUnion(arms, columns), params };
}

/** Rows of ties in an order that is the same on each engine. */
export const inOrder = (rows: readonly Row[]): readonly Row[] =>
  rows
    .map((row) => [row.join('\n'), row] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);

/** The statement that finds which actors are tied at all: a row has the ids of a pair, which can come several times. */
export function allTiesStatement(model: Model, via: Via, limit: number): AnalysisStatement {
  const conditions = viaConditions(model, via);
  const arms = actorTypes(model).flatMap(({ label }) =>
    via.types.flatMap((tie) => armsOf(model, tie, label, undefined, 'pairs', conditions)),
  );
  return { text: printUnion(arms, ['a', 'b']), params: { ...conditions.params, limit: BigInt(limit) } };
}

const printUnion = (arms: readonly (readonly string[])[], columns: readonly string[]): string =>
  [
    'CALL () {',
    ...arms.flatMap((arm, index) => [...(index === 0 ? [] : ['UNION ALL']), ...arm]).map((line) => `  ${line}`),
    '}',
    `RETURN ${columns.map(quote).join(', ')} LIMIT $\`limit\``,
  ].join('\n');

/** A clause for each way that leads from actors of a label over facts of a type to others. */
function armsOf(
  model: Model,
  tie: TieType,
  label: string,
  far: ReadonlyMap<string, readonly string[]> | undefined,
  rows: ArmRows,
  conditions: ViaConditions,
): readonly (readonly string[])[] {
  const labelled = (end: End): boolean => end.actors.some((actor) => actor.label === label);
  return tie.ends.filter(labelled).flatMap((near) =>
    // Those who play parts of the same name are tied as well, as participants of an event are.
    tie.ends
      .filter((end) => end !== near || end.role === undefined)
      .flatMap((end) =>
        actorTypes(model)
          .filter((actor) => end.actors.includes(actor) && (!far || far.has(actor.label)))
          .map((actor) => printArm(tie, label, near, end, actor, far !== undefined, rows, conditions)),
      ),
  );
}

function printArm(
  { type, kind }: TieType,
  label: string,
  near: End,
  far: End,
  actor: NodeType,
  bound: boolean,
  rows: ArmRows,
  conditions: ViaConditions,
): readonly string[] {
  const fact = conditions.fact('`f`', kind);
  const others = [
    rows === 'pairs' ? '`a`.`id` < `b`.`id`' : '`b`.`id` <> `a`.`id`',
    ...(bound ? [`\`b\`.\`id\` IN $${quote(`to${actor.label}`)}`] : []),
    ...(kind === 'MEMBERSHIP' ? conditions.alliance(label === 'Alliance' ? '`a`' : '`b`') : []),
  ];
  const role = (end: End, edge: string): string => (end.role === undefined ? `${edge}.\`role\`` : `'${end.role}'`);
  const ids = '`a`.`id` AS `a`, `b`.`id` AS `b`';
  const fields = `${ids}, \`f\`.\`id\` AS \`f\`, '${kind}' AS \`kind\`, ${role(near, '`x`')} AS \`r\`, ${role(far, '`y`')} AS \`s\``;
  const columns: Readonly<Record<ArmRows, string>> = {
    actors: `DISTINCT ${ids}`,
    pairs: `DISTINCT ${ids}`,
    facts: fields,
    sourced: `${fields}, \`n\``,
  };
  return [
    `MATCH (\`a\`:${quote(label)})${rows === 'pairs' ? '' : ` WHERE \`a\`.\`id\` IN $${quote(`from${label}`)}`}`,
    `MATCH (\`a\`)<-[\`x\`:${quote(near.relationship)}]-(\`f\`:${quote(type.label)})`,
    ...(fact.length === 0 ? [] : [`WHERE ${fact.join(' AND ')}`]),
    `MATCH (\`f\`)-[\`y\`:${quote(far.relationship)}]->(\`b\`:${quote(actor.label)}) WHERE ${others.join(' AND ')}`,
    ...(rows === 'sourced' ? conditions.sources : []),
    `RETURN ${columns[rows]}`,
  ];
}
