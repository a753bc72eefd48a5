import type { StatedValue } from '../conflicts.ts';
import type { GraphNode } from '../graph-node.ts';
import type { MappedEntry } from './contract.ts';

/** A statement of a row, and what matters of it for conflicts. */
export interface RowStatement {
  readonly node: GraphNode;
  readonly stated: StatedValue;
}

/** Where the statements of a file stand. */
export interface StatedBy {
  readonly source: string;
  readonly recordedAt: string;
}

/** The statements that a row makes on one of its entries. */
export function rowStatements(entry: MappedEntry, row: number, { source, recordedAt }: StatedBy): RowStatement[] {
  const name = `${source.slice(source.indexOf(':') + 1)}-${row}-${entry.key ?? entry.type.name.toLowerCase()}`;
  return entry.statements.map(({ property, value, precision, summary, basis }): RowStatement => {
    const id = `statement:${name}-${property}`;
    const exact = precision === undefined ? {} : { precision };
    return {
      node: {
        type: 'Statement',
        id,
        properties: { id, property, value, ...exact, summary, locator: BigInt(row), basis, recordedAt },
        links: [
          { field: 'subject', type: entry.type.name, to: entry.id, properties: {} },
          { field: 'source', type: 'Source', to: source, properties: {} },
        ],
      },
      stated: { id, subject: entry.id, source, property, value, precision: precision ?? null, basis },
    };
  });
}
