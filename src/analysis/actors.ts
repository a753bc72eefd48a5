import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { quote } from '../compiler/cypher/names.ts';
import type { Row } from '../compiler/response/text.ts';
import { unknownActor } from './call.ts';
import { byLabel } from './ends.ts';

/**
 * Makes sure that there is an actor with each of these ids, which arguments name.
 * @throws {GraphQLError} NOT_FOUND, naming the argument and the id.
 */
export async function checkActors(
  call: AnalysisCall,
  named: readonly (readonly [argument: string, id: string])[],
): Promise<void> {
  const rows = await readActors(
    call,
    named.map(([, id]) => id),
    '`n`.`id`',
  );
  const found = new Set(rows.map(([id]) => id));
  const missing = named.find(([, id]) => !found.has(id));
  if (missing) throw unknownActor(`${call.path}.${missing[0]}`, missing[1]);
}

/** The names of actors, by id. */
export async function namesOf(call: AnalysisCall, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await readActors(call, ids, '`n`.`name`');
  return new Map(rows.map(([id, name]) => [String(id), String(name)]));
}

/** Rows of id and value of the actors that there are. */
async function readActors(
  { model, read }: AnalysisCall,
  ids: readonly string[],
  value: string,
): Promise<readonly Row[]> {
  const labels = byLabel(model, ids);
  const arms = [...labels.keys()].map(
    (label) =>
      `UNWIND $${quote(label)} AS \`i\` MATCH (\`n\`:${quote(label)}) WHERE \`n\`.\`id\` = \`i\` RETURN \`n\`.\`id\` AS \`id\`, ${value} AS \`v\``,
  );
  return arms.length === 0
    ? []
    : read({ text: arms.join('\nUNION ALL\n'), params: Object.fromEntries(labels) }, ids.length);
}
