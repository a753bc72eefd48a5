import { type AnalysisCall, type AnalysisQuestion, checkChosen, notFound } from '../../compiler/index.ts';
import { type CypherStatement, hop, node, parameter, property } from '../../cypher/index.ts';
import { idHint, LIMITS, type Model, meantIds, nodeType, relationOf } from '../../model/index.ts';
import { idsArgument } from '../read-arguments.ts';

/**
 * Reads the argument `sources`: the ids of the sources whose facts count; undefined for all.
 * @throws {GraphQLError} BAD_USER_INPUT if no fact could count.
 */
export function sourcesArgument(question: AnalysisQuestion): readonly string[] | undefined {
  const given = question.given.sources ?? undefined;
  if (given === undefined) return undefined;
  checkChosen(given, `${question.path}.sources`);
  return idsArgument(question, 'sources', 1, LIMITS.sources);
}

/**
 * Checks that there is a source for each id of the argument `sources`.
 * @throws {GraphQLError} NOT_FOUND, naming the argument and the id.
 */
export async function checkSources(call: AnalysisCall, ids: readonly string[] | undefined): Promise<void> {
  if (!ids) return;
  const { model } = call;
  const wanted = [nodeType(model, 'Source')];
  const looked = [...new Set(ids.flatMap((id) => [id, ...meantIds(model, id, wanted)]))];
  const rows = await call.read(sourcesStatement(model, looked), looked.length);
  const found = new Set(rows.map(([id]) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing === undefined) return;
  throw notFound(
    `${call.path}.sources`,
    'source',
    missing,
    idHint(model, missing, wanted, (one) => found.has(one)),
  );
}

/** The statement that looks up which of these sources there are. */
export function sourcesStatement(model: Model, ids: readonly string[]): CypherStatement {
  const id = property('o', 'id');
  const match = `MATCH ${node('o', nodeType(model, 'Source').label)} WHERE ${id} = i`;
  return { text: `UNWIND ${parameter('ids')} AS i ${match} RETURN ${id} AS id`, params: { ids } };
}

/** The data sets whose rows cite these sources, by the id of the source. Most sources are cited by none. */
export async function readDataSets(call: AnalysisCall, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await call.read(dataSetsStatement(call.model, ids), 3 * ids.length);
  return new Map(rows.map(([one, dataSet]) => [String(one), String(dataSet)]));
}

export function dataSetsStatement(model: Model, ids: readonly string[]): CypherStatement {
  const source = nodeType(model, 'Source');
  const [id, whole] = [property('o', 'id'), property('w', 'id')];
  const text = [
    `UNWIND ${parameter('ids')} AS i MATCH ${node('o', source.label)} WHERE ${id} = i`,
    `MATCH (o)${hop(relationOf(source, 'partOf'))}${node('w', source.label)}`,
    `RETURN ${id} AS id, ${whole} AS whole`,
  ].join('\n');
  return { text, params: { ids } };
}
