import { type Marked, matchesIn, type Segment } from '../../domain/index.ts';
import type { Row } from '../cypher/statement.ts';
import type { SearchedTextView, SearchMatchFieldView } from '../plan/types/result-view.ts';
import { constant, listText, type Mode, objectWriter, quoted, type Write } from './json.ts';

/** A text of a node that a search covers. */
interface SearchedText {
  readonly property: string;
  readonly text: string;
  readonly ofCountries: boolean;
  readonly languages?: readonly string[];
}

type Match = Marked<SearchedText>;

/** The row of a node, where its searched texts are in it, and what was searched for. */
interface MatchedRow {
  readonly row: Row;
  readonly texts: readonly SearchedTextView[];
  readonly query: string;
}

/** A writer of the texts that matched. */
export function matchesWriter(fields: readonly SearchMatchFieldView[], mode: Mode): Write<MatchedRow> {
  const write = objectWriter(
    mode,
    'SearchMatch',
    fields.map((field) => ({ key: field.key, write: fieldWriter(field, mode) })),
  );
  return (matched, state) => listText(matchesIn(textsOf(matched), matched.query), write, state);
}

const textsOf = ({ row, texts }: MatchedRow): readonly SearchedText[] =>
  texts.flatMap(({ property, position, ofCountries }) =>
    [row[position]].flat().flatMap((text): readonly SearchedText[] => {
      return typeof text === 'string' ? [{ property, text, ofCountries }] : [];
    }),
  );

function fieldWriter(field: SearchMatchFieldView, mode: Mode): Write<Match> {
  switch (field.kind) {
    case 'typename':
      return constant('SearchMatch');
    case 'property':
      return ({ of }) => quoted(of.property);
    case 'text':
      return ({ of }) => quoted(of.text);
    case 'languages':
      return ({ of }, state) => listText(of.languages ?? [], quoted, state);
    case 'segments': {
      const write = objectWriter<Segment>(
        mode,
        'SearchSegment',
        field.fields.map(({ key, kind }) => ({ key, write: segmentWriter(kind) })),
      );
      return ({ segments }, state) => listText(segments, write, state);
    }
  }
}

function segmentWriter(kind: 'typename' | 'text' | 'matched'): Write<Segment> {
  switch (kind) {
    case 'typename':
      return constant('SearchSegment');
    case 'text':
      return ({ text }) => quoted(text);
    case 'matched':
      return ({ matched }) => String(matched);
  }
}
