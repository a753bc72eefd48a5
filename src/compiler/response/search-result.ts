import { hitCursor, type SearchHit, type SearchPage } from '../bind/search.ts';
import type { Row } from '../cypher/statement.ts';
import type { PageInfoFieldView } from '../plan/types/connection-view.ts';
import type { SearchEdgeFieldView, SearchFieldView } from '../plan/types/result-view.ts';
import type { FieldView } from '../plan/types/view.ts';
import { constant, listText, type Mode, objectWriter, quoted, type Write } from './json.ts';
import { hitsCut } from './notes.ts';
import { viewWriter } from './object.ts';

type SearchField = Extract<FieldView, { kind: 'search' }>;

/** A found node with its row. */
interface Found {
  readonly hit: SearchHit;
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
    field.fields.map((entry) => ({ key: entry.key, write: entryWriter(field, entry, mode) })),
  );
  return (rows, state) => {
    const page = state.searches.get(field.key) ?? NOTHING;
    if (page.cutTo !== undefined) state.notes.set(field.key, hitsCut(field.key, page.cutTo));
    const byId = new Map(rows.map((row) => [row[1], row]));
    const found = page.items.flatMap((hit): readonly Found[] => {
      const row = byId.get(hit.id);
      return row ? [{ hit, row }] : [];
    });
    return write({ ...page, found }, state);
  };
}

function entryWriter(field: SearchField, entry: SearchFieldView, mode: Mode): Write<HitPage> {
  switch (entry.kind) {
    case 'typename':
      return constant('SearchConnection');
    case 'nodes': {
      const write = nodeWriter(field, entry.path, mode);
      return ({ found }, state) => listText(found, write, state);
    }
    case 'edges': {
      const write = objectWriter(
        mode,
        'SearchEdge',
        entry.fields.map((part) => ({ key: part.key, write: edgeWriter(field, part, mode) })),
      );
      return ({ found }, state) => listText(found, write, state);
    }
    case 'pageInfo':
      return objectWriter(
        mode,
        'PageInfo',
        entry.fields.map(({ key, kind }) => ({ key, write: pageInfoWriter(kind) })),
      );
  }
}

/** A row begins with the number of its branch, the id behind it. */
function nodeWriter({ views }: SearchField, place: string, mode: Mode): Write<Found> {
  const writers = views.map((view) => view[place] && viewWriter(view[place], mode));
  return ({ row }, state) => writers[row[0] as number]?.(row, state) ?? 'null';
}

function edgeWriter(field: SearchField, entry: SearchEdgeFieldView, mode: Mode): Write<Found> {
  switch (entry.kind) {
    case 'typename':
      return constant('SearchEdge');
    case 'node':
      return nodeWriter(field, entry.path, mode);
    case 'cursor':
      return ({ hit }) => quoted(hitCursor(hit));
    case 'score':
      return ({ hit }) => String(hit.score);
    case 'property':
      return ({ hit }) => quoted(hit.property);
  }
}

function pageInfoWriter(kind: PageInfoFieldView['kind']): Write<HitPage> {
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
