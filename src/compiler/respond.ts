import { encodeCursor } from './cursor.ts';
import { scalarLeaf } from './leaf.ts';
import { searched } from './respond-search.ts';
import { aggregate, group } from './respond-summary.ts';
import { checked, type Reading, type ResponseObject, type Row, TYPE } from './response.ts';
import type { ConnectionEntry, ConnectionView, EdgeEntry, Entry, ObjectView, PageInfoEntry, PageView } from './view.ts';

/** Makes the response's own shape of a row: aliases and all. */
export function respond(view: ObjectView, row: Row, reading: Reading): ResponseObject {
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view.typeName };
  for (const entry of view.entries) object[entry.key] = value(view, entry, row, reading);
  return object;
}

function value(view: ObjectView, entry: Entry, row: Row, reading: Reading): unknown {
  switch (entry.kind) {
    case 'typename':
      return view.typeName;
    case 'value':
      return checked(entry.leaf, row[entry.slot], reading);
    case 'values': {
      const list = (row[entry.slot] ?? []) as readonly unknown[];
      for (const item of list) checked(entry.leaf, item, reading);
      return list;
    }
    case 'one': {
      const inner = row[entry.slot] as Row | null;
      if (inner !== null) return branch(entry.views, inner, reading);
      if (entry.required) reading.exact = false;
      return null;
    }
    case 'list':
      return (row[entry.slot] as readonly Row[]).map((inner) => branch(entry.views, inner, reading));
    case 'byId': {
      const rows = row[entry.slot] as readonly Row[];
      const byId = new Map(rows.map((inner) => [inner[entry.id], branch(entry.views, inner, reading)]));
      const ids = reading.params[entry.parameter];
      return Array.isArray(ids) ? ids.map((id) => byId.get(id) ?? null) : [];
    }
    case 'search':
      return searched(entry, row[entry.slot] as readonly Row[], reading);
    case 'same':
      return respond(entry.view, row, reading);
    case 'connection':
      return connection(entry.view, row, reading);
  }
}

/** With several branches, a row begins with the number of its own. */
function branch(views: readonly ObjectView[], row: Row, reading: Reading): ResponseObject | null {
  const view = views[views.length > 1 ? (row[0] as number) : 0];
  return view ? respond(view, row, reading) : null;
}

/** A page's rows in their order, without the one that only told of a further page. */
interface Page {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

function cut(view: PageView, row: Row, reading: Reading): Page {
  const fetched = row[view.slot] as readonly Row[];
  const size = reading.rows.get(view.size) ?? 0;
  const rows = fetched.length > size ? fetched.slice(0, size) : fetched;
  return { rows: view.backward ? rows.toReversed() : rows, more: fetched.length > size };
}

function connection(view: ConnectionView, row: Row, reading: Reading): ResponseObject {
  const page = view.page ? cut(view.page, row, reading) : { rows: [], more: false };
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view.typeName };
  for (const entry of view.entries) object[entry.key] = connectionValue(view, entry, page, row, reading);
  return object;
}

function connectionValue(
  view: ConnectionView,
  entry: ConnectionEntry,
  page: Page,
  row: Row,
  reading: Reading,
): unknown {
  switch (entry.kind) {
    case 'typename':
      return view.typeName;
    case 'totalCount':
      return checked(COUNT, countOf(view, row), reading);
    case 'aggregate':
      return aggregate(
        entry.view,
        view.summary === undefined ? [] : (row[view.summary] as readonly unknown[]),
        reading,
      );
    case 'groups':
      return (row[entry.slot] as readonly Row[]).map((inner) => group(entry.views, inner, reading));
    case 'nodes':
      return page.rows.map((inner) => respond(entry.view, inner, reading));
    case 'edges':
      return page.rows.map((inner) => {
        const edge: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: entry.typeName };
        for (const part of entry.entries) edge[part.key] = edgeValue(view, entry.typeName, part, inner, reading);
        return edge;
      });
    case 'pageInfo': {
      const info: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: 'PageInfo' };
      for (const part of entry.entries) info[part.key] = view.page ? pageInfo(view.page, part, page, reading) : null;
      return info;
    }
  }
}

const COUNT = scalarLeaf('Int', true);

function countOf({ count }: ConnectionView, row: Row): unknown {
  if (!count) return 0;
  const value = row[count.slot];
  return count.at === undefined ? value : (value as readonly unknown[])[count.at];
}

const cursorOf = ({ cursor }: PageView, row: Row | undefined): string | null =>
  row === undefined
    ? null
    : encodeCursor(
        cursor.digest,
        cursor.slots.map((slot) => row[slot] ?? null),
      );

function edgeValue(view: ConnectionView, typeName: string, entry: EdgeEntry, row: Row, reading: Reading): unknown {
  if (entry.kind === 'typename') return typeName;
  if (entry.kind === 'node') return respond(entry.view, row, reading);
  return view.page ? cursorOf(view.page, row) : null;
}

const passedOver = ({ skip }: PageView, reading: Reading): number =>
  skip === undefined ? 0 : (reading.rows.get(skip) ?? 0);

function pageInfo(view: PageView, { kind }: PageInfoEntry, { rows, more }: Page, reading: Reading): unknown {
  switch (kind) {
    case 'typename':
      return 'PageInfo';
    case 'hasNextPage':
      return view.backward ? view.before : more;
    case 'hasPreviousPage':
      return view.backward ? more : view.after || passedOver(view, reading) > 0;
    case 'startCursor':
      return cursorOf(view, rows[0]);
    case 'endCursor':
      return cursorOf(view, rows.at(-1));
  }
}
