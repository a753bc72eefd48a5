import { encodeCursor } from '../cursor.ts';
import { scalarLeaf } from '../leaf.ts';
import type { ConnectionEntry, ConnectionView, EdgeEntry, PageInfoEntry, PageView } from '../view.ts';
import { viewWriter } from './object.ts';
import { aggregateWriter, groupWriter } from './summary.ts';
import {
  constant,
  leafWriter,
  listText,
  type Mode,
  objectWriter,
  quoted,
  type Reading,
  type Row,
  type Write,
} from './text.ts';

/** A page in the row above it. Of the rows that were fetched, those behind `count` only tell that there are more. */
interface Page {
  readonly row: Row;
  readonly fetched: readonly Row[];
  readonly count: number;
}

/** Writes a connection of the row above it. */
export interface ConnectionWriter {
  readonly write: Write;
  /** What writes the rows of its page, each for a field of its own. */
  readonly items: readonly Write[];
}

export function connectionWriter(view: ConnectionView, mode: Mode): ConnectionWriter {
  const items: Write[] = [];
  const fields = view.entries.map((entry) => ({ key: entry.key, write: entryWriter(view, entry, mode, items) }));
  const write = objectWriter(mode, view.typeName, fields);
  return { write: (row, reading) => write(pageOf(view.page, row, reading), reading), items };
}

function pageOf(view: PageView | undefined, row: Row, reading: Reading): Page {
  if (!view) return { row, fetched: [], count: 0 };
  const fetched = row[view.slot] as readonly Row[];
  return { row, fetched, count: Math.min(fetched.length, reading.rows.get(view.size) ?? 0) };
}

function entryWriter(view: ConnectionView, entry: ConnectionEntry, mode: Mode, items: Write[]): Write<Page> {
  switch (entry.kind) {
    case 'typename':
      return constant(view.typeName);
    case 'totalCount': {
      const write = leafWriter(COUNT);
      return ({ row }, reading) => write(countOf(view, row), reading);
    }
    case 'aggregate': {
      const write = aggregateWriter(entry.view, mode);
      const { summary } = view;
      return ({ row }, reading) => write(summary === undefined ? [] : (row[summary] as Row), reading);
    }
    case 'groups': {
      const write = groupWriter(entry.views, mode);
      return ({ row }, reading) => listText(row[entry.slot] as readonly Row[], write, reading);
    }
    case 'nodes':
      return itemsWriter(view.page, viewWriter(entry.view, mode), items);
    case 'edges': {
      const edge = objectWriter(
        mode,
        entry.typeName,
        entry.entries.map((part) => ({ key: part.key, write: edgeWriter(view, entry.typeName, part, mode) })),
      );
      return itemsWriter(view.page, edge, items);
    }
    case 'pageInfo':
      return objectWriter(
        mode,
        'PageInfo',
        entry.entries.map((part) => ({ key: part.key, write: pageInfoWriter(view.page, part) })),
      );
  }
}

/** Writes the page's rows in their order, or takes what was written of them while they came. */
function itemsWriter(view: PageView | undefined, write: Write, items: Write[]): Write<Page> {
  items.push(write);
  const backward = view?.backward ?? false;
  return ({ fetched, count }, reading) => {
    const early = reading.early.get(write);
    const rows = fetched.slice(0, count);
    const texts = early ? early.slice(0, count) : rows.map((row) => write(row, reading));
    return `[${(backward ? texts.reverse() : texts).join()}]`;
  };
}

const COUNT = scalarLeaf('Int', true);

function countOf({ count }: ConnectionView, row: Row): unknown {
  if (!count) return 0;
  const value = row[count.slot];
  return count.at === undefined ? value : (value as Row)[count.at];
}

function edgeWriter(view: ConnectionView, typeName: string, entry: EdgeEntry, mode: Mode): Write {
  if (entry.kind === 'typename') return constant(typeName);
  if (entry.kind === 'node') return viewWriter(entry.view, mode);
  const { page } = view;
  return (row) => (page ? cursorOf(page, row) : 'null');
}

const cursorOf = ({ cursor }: PageView, row: Row | undefined): string =>
  row === undefined
    ? 'null'
    : quoted(
        encodeCursor(
          cursor.digest,
          cursor.slots.map((slot) => row[slot] ?? null),
        ),
      );

function pageInfoWriter(view: PageView | undefined, { kind }: PageInfoEntry): Write<Page> {
  if (kind === 'typename') return constant('PageInfo');
  if (!view) return () => 'null';
  const { backward, skip } = view;
  const more: Write<Page> = ({ fetched, count }) => String(fetched.length > count);
  const front: Write<Page> = ({ fetched, count }) => cursorOf(view, fetched[backward ? count - 1 : 0]);
  const back: Write<Page> = ({ fetched, count }) => cursorOf(view, fetched[backward ? 0 : count - 1]);
  switch (kind) {
    case 'hasNextPage':
      return backward ? () => String(view.before) : more;
    case 'hasPreviousPage':
      return backward ? more : (_, { rows }) => String(view.after || (skip !== undefined && (rows.get(skip) ?? 0) > 0));
    case 'startCursor':
      return (page, reading) => (page.count === 0 ? 'null' : front(page, reading));
    case 'endCursor':
      return (page, reading) => (page.count === 0 ? 'null' : back(page, reading));
  }
}
