import { type AnalysisCall, type AnalysisStatement, notFound, type Row } from '../compiler/index.ts';
import { quote } from '../cypher/index.ts';
import { idHint, type Model, meantIds, type NodeType } from '../model/index.ts';
import { actorTypes, byLabel } from './ends.ts';

/**
 * Makes sure that there is an actor with each of these ids, which arguments name; hints are at ids of the types wanted.
 * @throws {GraphQLError} NOT_FOUND, naming the argument and the id.
 */
export async function checkActors(
  call: AnalysisCall,
  named: readonly (readonly [argument: string, id: string])[],
  wanted: readonly NodeType[] = actorTypes(call.model),
): Promise<void> {
  // What may be meant instead is asked for along with them.
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
export async function namesOf(call: AnalysisCall, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await readActors(call, ids);
  return new Map(rows.map(([id, name]) => [String(id), String(name)]));
}

/** Rows of id and name of the actors that there are. */
async function readActors({ model, read }: AnalysisCall, ids: readonly string[]): Promise<readonly Row[]> {
  const labels = byLabel(model, ids);
  return labels.size === 0 ? [] : read(actorsStatement(model, labels), ids.length);
}

/** The statement that finds the ids and names of actors, which are given by their labels. It has one text. */
export function actorsStatement(model: Model, labels: ReadonlyMap<string, readonly string[]>): AnalysisStatement {
  const all = actorTypes(model).map(({ label }) => label);
  const arms = all.map(
    (label) =>
      `UNWIND $${quote(label)} AS \`i\` MATCH (\`n\`:${quote(label)}) WHERE \`n\`.\`id\` = \`i\` RETURN \`n\`.\`id\` AS \`id\`, \`n\`.\`name\` AS \`name\``,
  );
  return {
    text: arms.join('\nUNION ALL\n'),
    params: Object.fromEntries(all.map((label) => [label, labels.get(label) ?? []])),
  };
}
