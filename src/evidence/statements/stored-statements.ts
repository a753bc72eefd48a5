import { batched, incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import type { Statement } from '../conflicts/conflicts.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { LIST_NAMES, valuesIn } from './value-lists.ts';

/** The subjects that new statements touch, and all that is stated about them once those are written. */
export interface StatedOfSubjects {
  readonly subjects: readonly string[];
  readonly statements: readonly Statement[];
}

/**
 * All statements about the subjects of new statements, once these are written: the new ones and the stored ones.
 * Includes subjects that a rewritten statement was about before.
 */
export async function statedWith(
  graph: GraphPort,
  model: Model,
  statements: readonly Statement[],
): Promise<StatedOfSubjects> {
  const written = new Set(statements.map((statement) => statement.id));
  const former = await formerSubjects(graph, model, [...written]);
  const subjects = [...new Set([...statements.map((statement) => statement.subject), ...former])];
  const stored = await storedStatements(graph, model, subjects);
  return { subjects, statements: [...statements, ...stored.filter((statement) => !written.has(statement.id))] };
}

/** Reads the current subjects of statements. */
export async function formerSubjects(
  graph: GraphPort,
  model: Model,
  ids: readonly string[],
): Promise<readonly string[]> {
  const statement = nodeType(model, 'Statement');
  const { relationship } = relationOf(statement, 'subject');
  const text = `MATCH ${node('t', statement.label, { id: 'r' })}${outgoing(relationship)}(s) RETURN DISTINCT ${property('s', 'id')}`;
  const rows = await Promise.all(batched(text, ids).map((batch) => graph.read(batch)));
  return rows.flat().map(([id]) => String(id));
}

/**
 * On a statement, the run of the import that wrote it last, to find those of earlier runs. The first run leaves it out.
 * Not in the model, so no query returns it.
 */
export const RUN_PROPERTY = 'importRun';

/** On a source that a row names, the source of its file. Not in the model, so no query returns it. */
export const OF_IMPORT_PROPERTY = 'importOf';

/** The current run of an import: statements of earlier runs may no longer be in the file. */
export interface SourceRun {
  readonly source: string;
  /** How often the source was read before. */
  readonly run: number;
}

/** Reads the values that statements give subjects; during a run, without those of the source's earlier runs. */
export async function storedStatements(
  graph: GraphPort,
  model: Model,
  subjects: readonly string[],
  now?: SourceRun,
): Promise<readonly Statement[]> {
  const statement = nodeType(model, 'Statement');
  const { relationship } = relationOf(statement, 'subject');
  const source = relationOf(statement, 'source');
  const file = `coalesce(${property('o', OF_IMPORT_PROPERTY)}, ${property('o', 'id')})`;
  const ofNow = `WHERE ${file} <> $source OR coalesce(${property('t', RUN_PROPERTY)}, 0) = $run `;
  const reads = [...groupBy(subjects, (id) => typeOfId(model, id).label)].flatMap(([label, ids]) =>
    batched(
      `MATCH ${node('s', label, { id: 'r' })}${incoming(relationship)}${node('t', statement.label)}` +
        `${outgoing(source.relationship)}${node('o', nodeType(model, source.target).label)} ` +
        `${now ? ofNow : ''}RETURN ${['t', 's', 'o'].map((one) => property(one, 'id')).join(', ')}, ` +
        `${properties('t', ['basis', 'locator'])}, ${file}, ${properties('t', LIST_NAMES)}`,
      ids,
      { text: '', params: now ? { source: now.source, run: BigInt(now.run) } : {} },
    ),
  );
  const rows = await Promise.all(reads.map((read) => graph.read(read)));
  return rows.flat().flatMap(([id, subject, source, basis, row, file, ...lists]) =>
    valuesIn(lists).map(({ property, value, precision }) => ({
      ...{ id: String(id), subject: String(subject), source: String(source), basis: String(basis) },
      ...{ property, value, precision, row: Number(row ?? 0), file: String(file) },
    })),
  );
}
