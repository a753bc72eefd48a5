import { hitCursor, listedStatements, type SearchHit, type SearchPage } from '../bind/search.ts';
import type { Row } from '../cypher/statement.ts';
import type { PageInfoFieldView } from '../plan/types/connection-view.ts';
import type { SearchEdgeFieldView, SearchFieldView } from '../plan/types/result-view.ts';
import type { SearchView } from '../plan/types/view.ts';
import { constant, listText, type Mode, objectWriter, quoted, type Write } from './json.ts';
import { hitsCut } from './notes.ts';
import { viewWriter } from './object.ts';
import { matchesWriter } from './search-matches.ts';

/** A hit with the row of its node, and the text that was searched for. */
interface HitRow {
  readonly hit: SearchHit;
  readonly row: Row;
  readonly text: string;
  /** The rows of all nodes, by id. */
  readonly rows: ReadonlyMap<unknown, Row>;
}

/** Nodes that were deleted since the search are left out. */
const hitRows = (hits: readonly SearchHit[], text: string, rows: HitRow['rows']): readonly HitRow[] =>
  hits.flatMap((hit): readonly HitRow[] => {
    const row = rows.get(hit.id);
    return row ? [{ hit, row, text, rows }] : [];
  });

/** A page of hits, in order. */
interface HitPage extends SearchPage {
  readonly found: readonly HitRow[];
}

const NO_HITS: SearchPage = { text: '', items: [], hasNext: false, hasPrevious: false, cutTo: undefined };

/** A writer of a search's connection from the rows of its nodes. */
export function searchWriter(field: SearchView, mode: Mode): Write<readonly Row[]> {
  const write = objectWriter(
    mode,
    'SearchConnection',
    field.fields.map((part) => ({ key: part.key, write: fieldWriter(field, part, mode) })),
  );
  return (rows, state) => {
    const page = state.searches.get(field.key) ?? NO_HITS;
    if (page.cutTo !== undefined) state.notes.set(field.key, hitsCut(field.key, page.cutTo));
    const found = hitRows(page.items, page.text, new Map(rows.map((row) => [row[1], row])));
    return write({ ...page, found }, state);
  };
}

function fieldWriter(field: SearchView, part: SearchFieldView, mode: Mode): Write<HitPage> {
  switch (part.kind) {
    case 'typename':
      return constant('SearchConnection');
    case 'nodes': {
      const write = nodeWriter(field, part.path, mode);
      return ({ found }, state) => listText(found, write, state);
    }
    case 'edges': {
      const write = objectWriter(
        mode,
        'SearchEdge',
        part.fields.map((part) => ({ key: part.key, write: edgeWriter(field, part, mode) })),
      );
      return ({ found }, state) => listText(found, write, state);
    }
    case 'pageInfo':
      return objectWriter(
        mode,
        'PageInfo',
        part.fields.map(({ key, kind }) => ({ key, write: pageInfoWriter(kind) })),
      );
  }
}

/** A writer of nodes. A row starts with the index of its branch and the id. */
function nodeWriter({ views }: SearchView, place: string, mode: Mode): Write<HitRow> {
  const writers = views.map((view) => view[place] && viewWriter(view[place], mode));
  return ({ row }, state) => writers[row[0] as number]?.(row, state) ?? 'null';
}

function edgeWriter(field: SearchView, part: SearchEdgeFieldView, mode: Mode, typeName = 'SearchEdge'): Write<HitRow> {
  switch (part.kind) {
    case 'typename':
      return constant(typeName);
    case 'node':
      return nodeWriter(field, part.path, mode);
    case 'matches': {
      const write = matchesWriter(part.fields, mode);
      return ({ row, text }, state) => write({ row, texts: field.texts[row[0] as number] ?? [], query: text }, state);
    }
    case 'cursor':
      return ({ hit }) => quoted(hitCursor(hit));
    case 'score':
      return ({ hit }) => String(hit.score);
    case 'property':
      return ({ hit }) => quoted(hit.property);
    case 'statementCount':
      return ({ hit }) => String(hit.statementCount === undefined ? 0 : hit.statementCount);
    case 'statements': {
      const write = objectWriter(
        mode,
        'SearchStatement',
        part.fields.map((own) => ({ key: own.key, write: edgeWriter(field, own, mode, 'SearchStatement') })),
      );
      return ({ hit, text, rows }, state) => listText(hitRows(listedStatements(hit), text, rows), write, state);
    }
  }
}

function pageInfoWriter(kind: PageInfoFieldView['kind']): Write<HitPage> {
  const cursor = (found: HitRow | undefined): string => (found ? quoted(hitCursor(found.hit)) : 'null');
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
