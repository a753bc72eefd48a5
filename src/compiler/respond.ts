import type { Binding } from './bind.ts';
import { encodeCursor } from './cursor.ts';
import type { ConnectionEntry, ConnectionView, EdgeEntry, Entry, ObjectView, PageInfoEntry, PageView } from './plan.ts';
import { aggregate, group } from './respond-summary.ts';
import { type ResponseObject, type Row, TYPE } from './response.ts';

/** Makes the response's own shape of a row: aliases and all. */
export function respond(view: ObjectView, row: Row, binding: Binding): ResponseObject {
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view.typeName };
  for (const entry of view.entries) object[entry.key] = value(view, entry, row, binding);
  return object;
}

function value(view: ObjectView, entry: Entry, row: Row, binding: Binding): unknown {
  switch (entry.kind) {
    case 'typename':
      return view.typeName;
    case 'value':
      return row[entry.slot];
    case 'values':
      return row[entry.slot] ?? [];
    case 'one': {
      const inner = row[entry.slot] as Row | null;
      return inner === null ? null : branch(entry.views, inner, binding);
    }
    case 'list':
      return (row[entry.slot] as readonly Row[]).map((inner) => branch(entry.views, inner, binding));
    case 'byId': {
      const rows = row[entry.slot] as readonly Row[];
      const byId = new Map(rows.map((inner) => [inner[entry.id], branch(entry.views, inner, binding)]));
      const ids = binding.params[entry.parameter];
      return Array.isArray(ids) ? ids.map((id) => byId.get(id) ?? null) : [];
    }
    case 'same':
      return respond(entry.view, row, binding);
    case 'connection':
      return connection(entry.view, row, binding);
  }
}

/** With several branches, a row begins with the number of its own. */
function branch(views: readonly ObjectView[], row: Row, binding: Binding): ResponseObject | null {
  const view = views[views.length > 1 ? (row[0] as number) : 0];
  return view ? respond(view, row, binding) : null;
}

/** A page's rows in their order, without the one that only told of a further page. */
interface Page {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

function cut(view: PageView, row: Row, binding: Binding): Page {
  const fetched = row[view.slot] as readonly Row[];
  const size = binding.rows.get(view.size) ?? 0;
  const rows = fetched.length > size ? fetched.slice(0, size) : fetched;
  return { rows: view.backward ? rows.toReversed() : rows, more: fetched.length > size };
}

function connection(view: ConnectionView, row: Row, binding: Binding): ResponseObject {
  const page = view.page ? cut(view.page, row, binding) : { rows: [], more: false };
  const object: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: view.typeName };
  for (const entry of view.entries) object[entry.key] = connectionValue(view, entry, page, row, binding);
  return object;
}

function connectionValue(
  view: ConnectionView,
  entry: ConnectionEntry,
  page: Page,
  row: Row,
  binding: Binding,
): unknown {
  switch (entry.kind) {
    case 'typename':
      return view.typeName;
    case 'totalCount':
      return countOf(view, row);
    case 'aggregate':
      return aggregate(entry.view, view.summary === undefined ? [] : (row[view.summary] as readonly unknown[]));
    case 'groups':
      return (row[entry.slot] as readonly Row[]).map((inner) => group(entry.views, inner, binding));
    case 'nodes':
      return page.rows.map((inner) => respond(entry.view, inner, binding));
    case 'edges':
      return page.rows.map((inner) => {
        const edge: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: entry.typeName };
        for (const part of entry.entries) edge[part.key] = edgeValue(view, entry.typeName, part, inner, binding);
        return edge;
      });
    case 'pageInfo': {
      const info: { [TYPE]: string; [key: string]: unknown } = { [TYPE]: 'PageInfo' };
      for (const part of entry.entries) info[part.key] = view.page ? pageInfo(view.page, part, page, binding) : null;
      return info;
    }
  }
}

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

function edgeValue(view: ConnectionView, typeName: string, entry: EdgeEntry, row: Row, binding: Binding): unknown {
  if (entry.kind === 'typename') return typeName;
  if (entry.kind === 'node') return respond(entry.view, row, binding);
  return view.page ? cursorOf(view.page, row) : null;
}

const passedOver = ({ skip }: PageView, binding: Binding): number =>
  skip === undefined ? 0 : (binding.rows.get(skip) ?? 0);

function pageInfo(view: PageView, { kind }: PageInfoEntry, { rows, more }: Page, binding: Binding): unknown {
  switch (kind) {
    case 'typename':
      return 'PageInfo';
    case 'hasNextPage':
      return view.backward ? view.before : more;
    case 'hasPreviousPage':
      return view.backward ? more : view.after || passedOver(view, binding) > 0;
    case 'startCursor':
      return cursorOf(view, rows[0]);
    case 'endCursor':
      return cursorOf(view, rows.at(-1));
  }
}
