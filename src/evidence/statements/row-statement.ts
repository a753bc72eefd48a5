import { createHash } from 'node:crypto';
import type { Statement } from '../conflicts/conflicts.ts';
import type { MappedEntry, MappedStatement } from '../entries/entry.ts';
import { sourceOf } from '../entries/row-source.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import { RUN_PROPERTY, type SourceRun } from './stored-statements.ts';
import { valueLists } from './value-lists.ts';

/** The node of a statement that a row makes, and what conflicts need of its value. */
export interface RowStatement {
  readonly node: GraphNode;
  readonly stated: Statement;
}

/** The import that statements come from. */
export interface StatedBy extends SourceRun {
  readonly recordedAt: string;
}

/** A statement's row, and how many earlier rows of the file state the same property of the subject. */
export interface InFile {
  readonly row: number;
  readonly before: number;
}

/** Makes the statement of a row about one of its entries. */
export function rowStatement(
  entry: MappedEntry,
  { property, value, original, precision, summary, basis }: MappedStatement,
  { row, before }: InFile,
  { source, recordedAt, run }: StatedBy,
): RowStatement {
  const statedOf = namedId(entry);
  const id = statementId(source, statedOf, property, before);
  const of = sourceOf(entry, source);
  const values = valueLists([{ property, value, original: original ?? null, precision: precision ?? null }]);
  const written = run === 0 ? {} : { [RUN_PROPERTY]: BigInt(run) };
  return {
    node: {
      type: 'Statement',
      id,
      properties: { id, statedOf, ...values, summary, locator: BigInt(row), basis, recordedAt, ...written },
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
 * Made from the subject and not from the row, so that a row that moves does not take over another subject's statement.
 * The digits distinguish ids that read the same with dashes for colons.
 */
function statementId(source: string, subject: string, property: string, before: number): string {
  const digits = createHash('sha256')
    .update(JSON.stringify([source, subject, property, before]))
    .digest('hex')
    .slice(0, 10);
  return `statement:${nameOf(source)}-${subject.replace(':', '-')}-${property}-${digits}`;
}

/** The id that the row itself gives, so that a join does not change the ids of its statements. */
export const namedId = ({ named, id }: Pick<MappedEntry, 'named' | 'id'>): string => named ?? id;

const nameOf = (source: string): string => source.slice(source.indexOf(':') + 1);
