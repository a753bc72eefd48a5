import type { StatedValue } from '../conflicts.ts';
import type { GraphNode } from '../graph-node.ts';
import { RUN_PROPERTY, type SourceRun } from '../stated-values.ts';
import type { MappedEntry } from './contract.ts';
import { sourceOf } from './row-source.ts';

/** A statement of a row, and what matters of it for conflicts. */
export interface RowStatement {
  readonly node: GraphNode;
  readonly stated: StatedValue;
}

/** Where the statements of a file stand. */
export interface StatedBy extends SourceRun {
  readonly recordedAt: string;
}

/** The statements that a row makes on one of its entries. */
export function rowStatements(entry: MappedEntry, row: number, { source, recordedAt, run }: StatedBy): RowStatement[] {
  const name = `${nameOf(source)}-${row}-${entry.key ?? entry.type.name.toLowerCase()}`;
  const written = run === 0 ? {} : { [RUN_PROPERTY]: BigInt(run) };
  const of = sourceOf(entry, source);
  return entry.statements.map(({ property, value, precision, summary, basis }): RowStatement => {
    const id = `statement:${name}-${property}`;
    const exact = precision === undefined ? {} : { precision };
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
      stated: { id, subject: entry.id, source: of, property, value, precision: precision ?? null, basis },
    };
  });
}

const nameOf = (source: string): string => source.slice(source.indexOf(':') + 1);

/** The row that a statement of a source is of. */
export const rowOfStatement = (id: string, source: string): number =>
  Number.parseInt(id.slice(`statement:${nameOf(source)}-`.length), 10);
