import { batched, incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort, GraphRow, GraphStatement, ReadOptions } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import type { SourceStatement } from '../projection/source-statement.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { type Reading, ROWS_PROPERTY, RUNS_PROPERTY, readingsIn } from './statement.ts';
import { LIST_NAMES, valuesIn } from './value-lists.ts';

/** A statement that the graph has. */
export interface StoredStatement extends SourceStatement {
  /** The id of the actor, fact or source that it is about. */
  readonly subject: string;
  readonly summary: string;
  /** The precedence of its source. */
  readonly precedence: number;
  /** The readings of files that make it. */
  readonly readings: readonly Reading[];
  /** The source of its file: `source` itself, or the one that a source named by a row is part of. */
  readonly file: string;
}

/** On a source that a row names, the source of its file. Not in the model, so no query returns it. */
export const OF_IMPORT_PROPERTY = 'importOf';

/** Reads the statements about subjects. */
export async function statementsAbout(
  graph: GraphPort,
  model: Model,
  subjects: readonly string[],
): Promise<readonly StoredStatement[]> {
  const statement = nodeType(model, 'Statement');
  const { relationship } = relationOf(statement, 'subject');
  const reads = [...groupBy(new Set(subjects), (id) => typeOfId(model, id).label)].flatMap(([label, ids]) =>
    batched(
      `MATCH ${node('s', label, { id: 'r' })}${incoming(relationship)}${node('t', statement.label)}` +
        `${toSource(model)} RETURN ${returned('s')}`,
      ids,
    ),
  );
  return readAll(graph, reads);
}

/** Reads all statements of sources. */
export async function statementsOf(
  graph: GraphPort,
  model: Model,
  sources: readonly string[],
): Promise<readonly StoredStatement[]> {
  const statement = nodeType(model, 'Statement');
  const [from, about] = ['source', 'subject'].map((field) => relationOf(statement, field).relationship);
  const text =
    `MATCH ${node('o', nodeType(model, 'Source').label, { id: 'r' })}${incoming(from ?? '')}${node('t', statement.label)} ` +
    `MATCH (t)${outgoing(about ?? '')}(s) RETURN ${returned('s')}`;
  return readAll(graph, batched(text, sources));
}

/** Reads statements by the query's own match of the subject `s`, the statement `t` and its source `o`. */
export async function readAll(
  graph: GraphPort,
  reads: readonly GraphStatement[],
  options?: ReadOptions,
): Promise<readonly StoredStatement[]> {
  const rows = await Promise.all(reads.map((read) => graph.read(read, options)));
  return rows.flat().map(storedStatement);
}

/** The hop from a statement `t` to its source `o`. */
const toSource = (model: Model): string => {
  const source = relationOf(nodeType(model, 'Statement'), 'source');
  return `${outgoing(source.relationship)}${node('o', nodeType(model, source.target).label)}`;
};

/** What a query has to return of a statement `t`, its source `o` and its subject. */
export const returned = (subject: string): string =>
  [
    property('t', 'id'),
    property(subject, 'id'),
    property('o', 'id'),
    properties('t', ['statedOf', 'basis', 'summary', 'locator', RUNS_PROPERTY, ROWS_PROPERTY, ...LIST_NAMES]),
    property('o', 'precedence'),
    `coalesce(${property('o', OF_IMPORT_PROPERTY)}, ${property('o', 'id')})`,
  ].join(', ');

function storedStatement(row: GraphRow): StoredStatement {
  const [id = '', subject = '', source = '', statedOf = '', basis = '', summary = ''] = row.map(String);
  const [locator, runs, rows, ...rest] = row.slice(6);
  const [precedence, file] = rest.slice(LIST_NAMES.length);
  return {
    ...{ id, subject, source, statedOf, basis, summary },
    locator: Number(locator ?? 0),
    values: valuesIn(rest.slice(0, LIST_NAMES.length)),
    readings: readingsIn(runs, rows, Number(locator ?? 0)),
    precedence: Number(precedence ?? 0),
    file: String(file),
  };
}
