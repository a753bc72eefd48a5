import { respond } from './respond.ts';
import { type Reading, type ResponseObject, type Row, TYPE } from './response.ts';
import { type FoundHit, hitCursor, type SearchPage } from './search-page.ts';
import type { Entry, ObjectView, PageInfoEntry, SearchEdgeEntry } from './view.ts';

type SearchField = Extract<Entry, { kind: 'search' }>;
type Building = { [TYPE]: string; [key: string]: unknown };

/** A found node with its row. */
interface Found {
  readonly hit: FoundHit;
  readonly row: Row;
  readonly views: Readonly<Record<string, ObjectView>>;
}

/** A page of what a search found, best first. What is gone since it was found is left out. */
export function searched(entry: SearchField, rows: readonly Row[], reading: Reading): ResponseObject {
  const page = reading.searches.get(entry.parameter) ?? { hits: [], more: false, after: false };
  const byId = new Map(rows.map((row) => [row[1], row]));
  const found = page.hits.flatMap((hit): readonly Found[] => {
    const row = byId.get(hit.id);
    const views = row && entry.views[row[0] as number];
    return row && views ? [{ hit, row, views }] : [];
  });
  const object: Building = { [TYPE]: 'SearchConnection' };
  for (const field of entry.entries) {
    if (field.kind === 'typename') object[field.key] = object[TYPE];
    else if (field.kind === 'pageInfo') object[field.key] = pageInfo(field.entries, page, found);
    else if (field.kind === 'nodes') object[field.key] = found.map((one) => node(one, field.place, reading));
    else object[field.key] = found.map((one) => edge(one, field.entries, reading));
  }
  return object;
}

function node({ row, views }: Found, place: string, reading: Reading): ResponseObject | null {
  const view = views[place];
  return view ? respond(view, row, reading) : null;
}

function edge(found: Found, entries: readonly SearchEdgeEntry[], reading: Reading): ResponseObject {
  const object: Building = { [TYPE]: 'SearchEdge' };
  const { hit } = found;
  for (const entry of entries) {
    if (entry.kind === 'typename') object[entry.key] = object[TYPE];
    else if (entry.kind === 'node') object[entry.key] = node(found, entry.place, reading);
    else object[entry.key] = entry.kind === 'cursor' ? hitCursor(hit) : hit[entry.kind];
  }
  return object;
}

function pageInfo(entries: readonly PageInfoEntry[], page: SearchPage, found: readonly Found[]): ResponseObject {
  const cursor = (one: Found | undefined): string | null => (one ? hitCursor(one.hit) : null);
  const values: Readonly<Record<PageInfoEntry['kind'], unknown>> = {
    typename: 'PageInfo',
    hasNextPage: page.more,
    hasPreviousPage: page.after,
    startCursor: cursor(found[0]),
    endCursor: cursor(found.at(-1)),
  };
  return { [TYPE]: 'PageInfo', ...Object.fromEntries(entries.map(({ key, kind }) => [key, values[kind]])) };
}
