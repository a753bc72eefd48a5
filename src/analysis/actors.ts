import { type AnalysisCall, notFound, type Row } from '../compiler/index.ts';
import { type CypherStatement, node, parameter, property, union } from '../cypher/index.ts';
import { idHint, type Model, meantIds, type NodeType } from '../model/index.ts';
import { actorTypes, idsByLabel } from './tie-types.ts';

/** An argument, and an actor's id that it holds. */
export type NamedId = readonly [argument: string, id: string];

/**
 * Checks that an actor exists for each id. Hints at similar ids only suggest the types in `wanted`.
 * @throws {GraphQLError} NOT_FOUND, naming the argument and the id.
 */
export async function checkActors(
  call: AnalysisCall,
  named: readonly NamedId[],
  wanted: readonly NodeType[] = actorTypes(call.model),
): Promise<void> {
  // Similar ids for hints are looked up in the same statement.
  const ids = named.flatMap(([, id]) => [id, ...meantIds(call.model, id, wanted)]);
  const rows = await readActors(call, [...new Set(ids)]);
  const found = new Set(rows.map(([id]) => id));
  const [argument, id] = named.find(([, one]) => !found.has(one)) ?? [];
  if (id === undefined) return;
  throw notFound(
    `${call.path}.${argument}`,
    'actor',
    id,
    idHint(call.model, id, wanted, (one) => found.has(one)),
  );
}

/** The names of actors, by id. */
export async function actorNames(call: AnalysisCall, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await readActors(call, ids);
  return new Map(rows.map(([id, name]) => [String(id), String(name)]));
}

/** Rows of id and name of those actors that exist. */
async function readActors({ model, read }: AnalysisCall, ids: readonly string[]): Promise<readonly Row[]> {
  const byLabel = idsByLabel(model, ids);
  return byLabel.size === 0 ? [] : read(actorsStatement(model, byLabel), ids.length);
}

/** The statement that finds the ids and names of actors. It always has the same text, with all labels. */
export function actorsStatement(model: Model, byLabel: ReadonlyMap<string, readonly string[]>): CypherStatement {
  const labels = actorTypes(model).map(({ label }) => label);
  const [id, name] = [property('n', 'id'), property('n', 'name')];
  const branches = labels.map((label) => [
    `UNWIND ${parameter(label)} AS i MATCH ${node('n', label)} WHERE ${id} = i RETURN ${id} AS id, ${name} AS name`,
  ]);
  return {
    text: union(branches, 'UNION ALL').join('\n'),
    params: Object.fromEntries(labels.map((label) => [label, byLabel.get(label) ?? []])),
  };
}
