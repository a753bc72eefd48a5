import { createHash } from 'node:crypto';
import type { Statement } from '../conflicts/conflicts.ts';
import type { MappedEntry, MappedStatement } from '../entries/entry.ts';
import { sourceOf } from '../entries/row-source.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import { RUN_PROPERTY, type SourceRun } from './stored-statements.ts';

/** A statement of a row, and what matters of it for conflicts. */
export interface RowStatement {
  readonly node: GraphNode;
  readonly stated: Statement;
}

/** Where the statements of a file stand. */
export interface StatedBy extends SourceRun {
  readonly recordedAt: string;
}

/** Where a statement comes from: its row, and how many rows of the file state the property of the subject before. */
export interface InFile {
  readonly row: number;
  readonly before: number;
}

/** What a row states of one of its entries. */
export function rowStatement(
  entry: MappedEntry,
  { property, value, precision, summary, basis }: MappedStatement,
  { row, before }: InFile,
  { source, recordedAt, run }: StatedBy,
): RowStatement {
  const id = statementId(source, namedId(entry), property, before);
  const of = sourceOf(entry, source);
  const exact = precision === undefined ? {} : { precision };
  const written = run === 0 ? {} : { [RUN_PROPERTY]: BigInt(run) };
  return {
    node: {
      type: 'Statement',
      id,
      properties: { id, property, value, ...exact, summary, locator: BigInt(row), basis, recordedAt, ...written },
      links: [
        { field: 'subject', type: entry.type.name, to: entry.id, properties: {} },
        { field: 'source', type: 'Source', to: of, properties: {} },
      ],
    },
    stated: {
      id,
      subject: entry.id,
      source: of,
      property,
      value,
      precision: precision ?? null,
      basis,
      row,
      file: source,
    },
  };
}

/**
 * The id of a statement is of its subject and not of its row: a row that moves takes no statement from another subject.
 * The digits tell apart what reads the same with dashes for colons.
 */
function statementId(source: string, subject: string, property: string, before: number): string {
  const digits = createHash('sha256')
    .update(JSON.stringify([source, subject, property, before]))
    .digest('hex')
    .slice(0, 10);
  return `statement:${nameOf(source)}-${subject.replace(':', '-')}-${property}-${digits}`;
}

/** Whether a statement has an id of the earlier form, which was of its row. */
export const isOfRow = (id: string, row: number, source: string): boolean =>
  id.startsWith(`statement:${nameOf(source)}-${row}-`);

/** The id that the row itself gives: that of its statements does not change when it is joined to another. */
export const namedId = ({ named, id }: Pick<MappedEntry, 'named' | 'id'>): string => named ?? id;

const nameOf = (source: string): string => source.slice(source.indexOf(':') + 1);
