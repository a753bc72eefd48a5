import { type FoundHit, hitCursor, type SearchPage } from '../bind/search-page.ts';
import type { Entry, PageInfoEntry, SearchEdgeEntry, SearchEntry } from '../plan/view.ts';
import { hitsCut } from './notes.ts';
import { viewWriter } from './object.ts';
import { constant, listText, type Mode, objectWriter, quoted, type Row, type Write } from './text.ts';

type SearchField = Extract<Entry, { kind: 'search' }>;

/** A found node with its row. */
interface Found {
  readonly hit: FoundHit;
  readonly row: Row;
}

/** What a search found, best first. What is gone since it was found is left out. */
interface HitPage extends SearchPage {
  readonly found: readonly Found[];
}

const NOTHING: SearchPage = { items: [], hasNext: false, hasPrevious: false, cutTo: undefined };

/** Writes a page of what a search found, of the rows of the nodes. */
export function searchWriter(field: SearchField, mode: Mode): Write<readonly Row[]> {
  const write = objectWriter(
    mode,
    'SearchConnection',
    field.entries.map((entry) => ({ key: entry.key, write: entryWriter(field, entry, mode) })),
  );
  return (rows, reading) => {
    const page = reading.searches.get(field.key) ?? NOTHING;
    if (page.cutTo !== undefined) reading.notes.set(field.key, hitsCut(field.key, page.cutTo));
    const byId = new Map(rows.map((row) => [row[1], row]));
    const found = page.items.flatMap((hit): readonly Found[] => {
      const row = byId.get(hit.id);
      return row ? [{ hit, row }] : [];
    });
    return write({ ...page, found }, reading);
  };
}

function entryWriter(field: SearchField, entry: SearchEntry, mode: Mode): Write<HitPage> {
  switch (entry.kind) {
    case 'typename':
      return constant('SearchConnection');
    case 'nodes': {
      const write = nodeWriter(field, entry.place, mode);
      return ({ found }, reading) => listText(found, write, reading);
    }
    case 'edges': {
      const write = objectWriter(
        mode,
        'SearchEdge',
        entry.entries.map((part) => ({ key: part.key, write: edgeWriter(field, part, mode) })),
      );
      return ({ found }, reading) => listText(found, write, reading);
    }
    case 'pageInfo':
      return objectWriter(
        mode,
        'PageInfo',
        entry.entries.map(({ key, kind }) => ({ key, write: pageInfoWriter(kind) })),
      );
  }
}

/** A row begins with the number of its branch, the id behind it. */
function nodeWriter({ views }: SearchField, place: string, mode: Mode): Write<Found> {
  const writers = views.map((view) => view[place] && viewWriter(view[place], mode));
  return ({ row }, reading) => writers[row[0] as number]?.(row, reading) ?? 'null';
}

function edgeWriter(field: SearchField, entry: SearchEdgeEntry, mode: Mode): Write<Found> {
  switch (entry.kind) {
    case 'typename':
      return constant('SearchEdge');
    case 'node':
      return nodeWriter(field, entry.place, mode);
    case 'cursor':
      return ({ hit }) => quoted(hitCursor(hit));
    case 'score':
      return ({ hit }) => String(hit.score);
    case 'property':
      return ({ hit }) => quoted(hit.property);
  }
}

function pageInfoWriter(kind: PageInfoEntry['kind']): Write<HitPage> {
  const cursor = (found: Found | undefined): string => (found ? quoted(hitCursor(found.hit)) : 'null');
  switch (kind) {
    case 'typename':
      return constant('PageInfo');
    case 'hasNextPage':
      return ({ hasNext }) => String(hasNext);
    case 'hasPreviousPage':
      return ({ hasPrevious }) => String(hasPrevious);
    case 'startCursor':
      return ({ found }) => cursor(found[0]);
    case 'endCursor':
      return ({ found }) => cursor(found.at(-1));
  }
}
