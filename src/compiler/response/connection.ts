import { encodeCursor } from '../bind/cursor.ts';
import type { Row } from '../cypher/statement.ts';
import type {
  ConnectionFieldView,
  ConnectionView,
  EdgeFieldView,
  PageInfoFieldView,
  PageView,
} from '../plan/types/connection-view.ts';
import { scalarLeaf } from '../plan/types/leaf-type.ts';
import { aggregateWriter, groupWriter } from './aggregate.ts';
import {
  constant,
  failedWriter,
  leafWriter,
  listText,
  type Mode,
  objectWriter,
  quoted,
  type ResponseState,
  type Write,
} from './json.ts';
import { groupsCut } from './notes.ts';
import { viewWriter } from './object.ts';

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
  const fields = view.fields.map((entry) => ({ key: entry.key, write: entryWriter(view, entry, mode, items) }));
  const write = objectWriter(mode, view.typeName, fields);
  return { write: (row, state) => write(pageOf(view.page, row, state), state), items };
}

function pageOf(view: PageView | undefined, row: Row, state: ResponseState): Page {
  if (!view) return { row, fetched: [], count: 0 };
  const fetched = (view.beside ? (row[view.slot] as Row)[0] : row[view.slot]) as readonly Row[];
  return { row, fetched, count: Math.min(fetched.length, state.rows.get(view.size) ?? 0) };
}

function entryWriter(view: ConnectionView, entry: ConnectionFieldView, mode: Mode, items: Write[]): Write<Page> {
  switch (entry.kind) {
    case 'failed':
      return failedWriter(entry);
    case 'typename':
      return constant(view.typeName);
    case 'totalCount': {
      const write = leafWriter(COUNT);
      const { count } = view;
      return ({ row }, state) => write(count ? countOf(count, row) : 0, state);
    }
    case 'aggregate': {
      const write = aggregateWriter(entry.view, mode);
      const { summary } = view;
      return ({ row }, state) => write(summary === undefined ? [] : (row[summary] as Row), state);
    }
    case 'groups': {
      const write = groupWriter(entry.views, mode);
      const { slot, size, path } = entry;
      return ({ row }, state) => {
        const groups = row[slot] as readonly Row[];
        const wanted = state.rows.get(size) ?? 0;
        if (groups.length > wanted) state.notes.set(path, groupsCut(path, wanted));
        return listText(groups.slice(0, wanted), write, state);
      };
    }
    case 'nodes':
      return itemsWriter(view.page, viewWriter(entry.view, mode), items);
    case 'edges': {
      const edge = objectWriter(
        mode,
        entry.typeName,
        entry.fields.map((part) => ({ key: part.key, write: edgeWriter(view, entry.typeName, part, mode) })),
      );
      return itemsWriter(view.page, edge, items);
    }
    case 'pageInfo':
      return objectWriter(
        mode,
        'PageInfo',
        entry.fields.map((part) => ({ key: part.key, write: pageInfoWriter(view, part) })),
      );
  }
}

/** Writes the page's rows in their order, or takes what was written of them while they came. */
function itemsWriter(view: PageView | undefined, write: Write, items: Write[]): Write<Page> {
  items.push(write);
  const backward = view?.backward ?? false;
  return ({ fetched, count }, state) => {
    const early = state.early.get(write)?.slice(0, count);
    if (early) return `[${(backward ? early.reverse() : early).join()}]`;
    const rows = fetched.slice(0, count);
    return listText(backward ? rows.reverse() : rows, write, state);
  };
}

const COUNT = scalarLeaf('Int', true);

function countOf({ slot, at }: NonNullable<ConnectionView['count']>, row: Row): unknown {
  return at === undefined ? row[slot] : (row[slot] as Row)[at];
}

function edgeWriter(view: ConnectionView, typeName: string, entry: EdgeFieldView, mode: Mode): Write {
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

function pageInfoWriter({ page: view, count }: ConnectionView, { kind }: PageInfoFieldView): Write<Page> {
  if (kind === 'typename') return constant('PageInfo');
  if (!view) return () => 'null';
  const { backward, skip } = view;
  const passed = ({ rows }: ResponseState): number => (skip === undefined ? 0 : (rows.get(skip) ?? 0));
  const more: Write<Page> =
    view.probe || !count
      ? (page) => String(page.fetched.length > page.count)
      : (page, state) => String(Number(countOf(count, page.row)) > passed(state) + page.count);
  switch (kind) {
    case 'hasNextPage':
      return backward ? () => String(view.before) : more;
    case 'hasPreviousPage':
      return backward ? more : (_, state) => String(view.after || passed(state) > 0);
    case 'startCursor':
      return (page) => endCursor(view, page, 'first');
    case 'endCursor':
      return (page) => endCursor(view, page, 'last');
  }
}
