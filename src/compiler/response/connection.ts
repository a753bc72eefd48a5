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
  textsOf,
  type Write,
} from './json.ts';
import { groupsCut } from './notes.ts';
import { viewWriter } from './object.ts';

/** A page in the row above it. Fetched rows beyond `count` only tell that there are more. */
interface Page {
  readonly row: Row;
  readonly fetched: readonly FetchedRow[];
  readonly count: number;
}

/** A row, or the only value of a row: see `RowsSlot.bare`. */
type FetchedRow = Row | string | number | boolean;

const rowOf = (fetched: FetchedRow): Row => (Array.isArray(fetched) ? (fetched as Row) : [fetched]);

/** Writes a connection from the row above it. */
export interface ConnectionWriter {
  readonly write: Write;
  /** The writers for the rows of its page, one for each field that lists them. */
  readonly items: readonly Write[];
}

export function connectionWriter(view: ConnectionView, mode: Mode): ConnectionWriter {
  const items: Write[] = [];
  const fields = view.fields.map((field) => ({ key: field.key, write: fieldWriter(view, field, mode, items) }));
  const write = objectWriter(mode, view.typeName, fields);
  return { write: (row, state) => write(pageOf(view.page, row, state), state), items };
}

function pageOf(view: PageView | undefined, row: Row, state: ResponseState): Page {
  if (!view) return { row, fetched: [], count: 0 };
  const fetched = (view.beside ? (row[view.slot] as Row)[0] : row[view.slot]) as readonly FetchedRow[];
  return { row, fetched, count: Math.min(fetched.length, state.rows.get(view.size) ?? 0) };
}

function fieldWriter(view: ConnectionView, field: ConnectionFieldView, mode: Mode, items: Write[]): Write<Page> {
  switch (field.kind) {
    case 'failed':
      return failedWriter(field);
    case 'typename':
      return constant(view.typeName);
    case 'totalCount': {
      const write = leafWriter(COUNT);
      const { count } = view;
      return ({ row }, state) => write(count ? countOf(count, row) : 0, state);
    }
    case 'undecided': {
      const write = leafWriter(UNDECIDED);
      const { slots } = field;
      return ({ row }, state) => write(slots ? difference(slots.map((slot) => Number(row[slot]))) : null, state);
    }
    case 'aggregate': {
      const { summary, told } = view;
      const write = aggregateWriter(field.view, told, mode);
      return ({ row }, state) => write(summary === undefined ? [] : (row[summary] as Row), state);
    }
    case 'groups': {
      const write = groupWriter(field.views, field.told, mode);
      const { slot, size, path, ordered } = field;
      return ({ row }, state) => {
        const groups = row[slot] as readonly Row[];
        const wanted = state.rows.get(size) ?? 0;
        if (groups.length > wanted) state.notes.set(path, groupsCut(path, wanted, ordered));
        return listText(groups.slice(0, wanted), write, state);
      };
    }
    case 'groupCount': {
      const write = leafWriter(COUNT);
      const { slot } = field;
      return ({ row }, state) => write(row[slot], state);
    }
    case 'nodes':
      return itemsWriter(view.page, viewWriter(field.view, mode), items);
    case 'edges': {
      const edge = objectWriter(
        mode,
        field.typeName,
        field.fields.map((part) => ({ key: part.key, write: edgeWriter(view, field.typeName, part, mode) })),
      );
      return itemsWriter(view.page, edge, items);
    }
    case 'pageInfo':
      return objectWriter(
        mode,
        'PageInfo',
        field.fields.map((part) => ({ key: part.key, write: pageInfoWriter(view, part) })),
      );
  }
}

/** Writes the rows of the page in order, or takes those that were written as they arrived. */
function itemsWriter(view: PageView | undefined, write: Write, items: Write[]): Write<Page> {
  items.push(write);
  const backward = view?.backward ?? false;
  return ({ fetched, count }, state) => {
    const early = state.early.get(write)?.slice(0, count);
    if (early) return `[${(backward ? early.reverse() : early).join()}]`;
    const rows = fetched.slice(0, count);
    if (backward) rows.reverse();
    return textsOf(rows, write, state) ?? listText(rows.map(rowOf), write, state);
  };
}

const COUNT = scalarLeaf('Int', true);
const UNDECIDED = scalarLeaf('Int');

const difference = ([from = 0, taken = 0]: readonly number[]): number => from - taken;

function countOf({ slot, at }: NonNullable<ConnectionView['count']>, row: Row): unknown {
  return at === undefined ? row[slot] : (row[slot] as Row)[at];
}

function edgeWriter(view: ConnectionView, typeName: string, field: EdgeFieldView, mode: Mode): Write {
  if (field.kind === 'typename') return constant(typeName);
  if (field.kind === 'node') return viewWriter(field.view, mode);
  const { page } = view;
  return (row) => (page ? cursorOf(page, row) : 'null');
}

/** The cursor of a row that holds its sort keys. */
const cursorOf = ({ cursor }: PageView, row: Row): string =>
  cursorText(
    cursor.digest,
    cursor.slots.map((slot) => row[slot] ?? null),
  );

const cursorText = (digest: string, keys: Row): string => quoted(encodeCursor(digest, keys));

/** The cursor of the first or last row of the page. */
function endCursor(view: PageView, { row, fetched, count }: Page, end: 'first' | 'last'): string {
  if (count === 0) return 'null';
  const early = (end === 'first') !== view.backward;
  const { digest, ends } = view.cursor;
  if (ends === undefined) return cursorOf(view, rowOf(fetched[early ? 0 : count - 1] ?? []));
  const keys = (row[view.slot] as readonly Row[])[ends] ?? [];
  return cursorText(digest, keys[early ? 0 : 1] as Row);
}

function pageInfoWriter({ page: view, count }: ConnectionView, { kind }: PageInfoFieldView): Write<Page> {
  if (kind === 'typename') return constant('PageInfo');
  if (!view) return () => 'null';
  const { backward, skip } = view;
  const skipped = ({ rows }: ResponseState): number => (skip === undefined ? 0 : (rows.get(skip) ?? 0));
  const more: Write<Page> =
    view.probe || !count
      ? (page) => String(page.fetched.length > page.count)
      : (page, state) => String(Number(countOf(count, page.row)) > skipped(state) + page.count);
  switch (kind) {
    case 'hasNextPage':
      return backward ? () => String(view.before) : more;
    case 'hasPreviousPage':
      return backward ? more : (_, state) => String(view.after || skipped(state) > 0);
    case 'startCursor':
      return (page) => endCursor(view, page, 'first');
    case 'endCursor':
      return (page) => endCursor(view, page, 'last');
  }
}
