import { encodeCursor } from '../bind/cursor.ts';
import { scalarLeaf } from '../plan/leaf.ts';
import type { ConnectionEntry, ConnectionView, EdgeEntry, PageInfoEntry, PageView } from '../plan/view.ts';
import { groupsCut } from './notes.ts';
import { viewWriter } from './object.ts';
import { aggregateWriter, groupWriter } from './summary.ts';
import {
  constant,
  failedWriter,
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
  const fetched = (view.beside ? (row[view.slot] as Row)[0] : row[view.slot]) as readonly Row[];
  return { row, fetched, count: Math.min(fetched.length, reading.rows.get(view.size) ?? 0) };
}

function entryWriter(view: ConnectionView, entry: ConnectionEntry, mode: Mode, items: Write[]): Write<Page> {
  switch (entry.kind) {
    case 'failed':
      return failedWriter(entry);
    case 'typename':
      return constant(view.typeName);
    case 'totalCount': {
      const write = leafWriter(COUNT);
      const { count } = view;
      return ({ row }, reading) => write(count ? countOf(count, row) : 0, reading);
    }
    case 'aggregate': {
      const write = aggregateWriter(entry.view, mode);
      const { summary } = view;
      return ({ row }, reading) => write(summary === undefined ? [] : (row[summary] as Row), reading);
    }
    case 'groups': {
      const write = groupWriter(entry.views, mode);
      const { slot, size, path } = entry;
      return ({ row }, reading) => {
        const groups = row[slot] as readonly Row[];
        const wanted = reading.rows.get(size) ?? 0;
        if (groups.length > wanted) reading.notes.set(path, groupsCut(path, wanted));
        return listText(groups.slice(0, wanted), write, reading);
      };
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
        entry.entries.map((part) => ({ key: part.key, write: pageInfoWriter(view, part) })),
      );
  }
}

/** Writes the page's rows in their order, or takes what was written of them while they came. */
function itemsWriter(view: PageView | undefined, write: Write, items: Write[]): Write<Page> {
  items.push(write);
  const backward = view?.backward ?? false;
  return ({ fetched, count }, reading) => {
    const early = reading.early.get(write)?.slice(0, count);
    if (early) return `[${(backward ? early.reverse() : early).join()}]`;
    const rows = fetched.slice(0, count);
    return listText(backward ? rows.reverse() : rows, write, reading);
  };
}

const COUNT = scalarLeaf('Int', true);

function countOf({ slot, at }: NonNullable<ConnectionView['count']>, row: Row): unknown {
  return at === undefined ? row[slot] : (row[slot] as Row)[at];
}

function edgeWriter(view: ConnectionView, typeName: string, entry: EdgeEntry, mode: Mode): Write {
  if (entry.kind === 'typename') return constant(typeName);
  if (entry.kind === 'node') return viewWriter(entry.view, mode);
  const { page } = view;
  return (row) => (page ? cursorOf(page, row) : 'null');
}

/** The cursor of a row that has its keys. */
const cursorOf = ({ cursor }: PageView, row: Row): string =>
  cursorText(
    cursor.digest,
    cursor.slots.map((slot) => row[slot] ?? null),
  );

const cursorText = (digest: string, keys: Row): string => quoted(encodeCursor(digest, keys));

/** The cursor of the page's first row, or of its last. */
function endCursor(view: PageView, { row, fetched, count }: Page, end: 'first' | 'last'): string {
  if (count === 0) return 'null';
  const early = (end === 'first') !== view.backward;
  const { digest, ends } = view.cursor;
  if (ends === undefined) return cursorOf(view, fetched[early ? 0 : count - 1] ?? []);
  const keys = (row[view.slot] as readonly Row[])[ends] ?? [];
  return cursorText(digest, keys[early ? 0 : 1] as Row);
}

function pageInfoWriter({ page: view, count }: ConnectionView, { kind }: PageInfoEntry): Write<Page> {
  if (kind === 'typename') return constant('PageInfo');
  if (!view) return () => 'null';
  const { backward, skip } = view;
  const passed = ({ rows }: Reading): number => (skip === undefined ? 0 : (rows.get(skip) ?? 0));
  const more: Write<Page> =
    view.probe || !count
      ? (page) => String(page.fetched.length > page.count)
      : (page, reading) => String(Number(countOf(count, page.row)) > passed(reading) + page.count);
  switch (kind) {
    case 'hasNextPage':
      return backward ? () => String(view.before) : more;
    case 'hasPreviousPage':
      return backward ? more : (_, reading) => String(view.after || passed(reading) > 0);
    case 'startCursor':
      return (page) => endCursor(view, page, 'first');
    case 'endCursor':
      return (page) => endCursor(view, page, 'last');
  }
}
