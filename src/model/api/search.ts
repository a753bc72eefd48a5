import { searchTypes } from '../searchable.ts';
import type { Model } from '../types.ts';
import { asOf } from './connections.ts';
import { DEFAULT_PAGE, LIMITS, limitText } from './limits.ts';
import { block, enumeration, type Member } from './text.ts';

/** The root field `search`. */
export const searchField = (): Member => ({
  name: 'search',
  description: `Full-text search over names, aliases, titles, purposes and summaries. All words must match; the last may be a prefix; ignores case, accents, apostrophes and Unicode form. An initial or abbreviation with a point matches the start of a word, and a name of a country every spelling of it. Actors come before facts, these before sources and statements; within them the best match first, then by id. At most ${limitText(LIMITS.hits)} hits, and with \`group\` as many statements beside them: if there may be more, a note under \`extensions.notes\` says so.`,
  type: 'SearchConnection!',
  arguments: [
    {
      name: 'query',
      description: `The words to search for; not a query language. At most ${limitText(LIMITS.searchedText)} characters.`,
      type: 'String!',
    },
    { name: 'types', description: 'The types to search; by default, all.', type: '[SearchType!]' },
    {
      name: 'group',
      description:
        'Whether statements are gathered under what they are about: there is then one hit for each subject, with its statements that match.',
      type: 'SearchGroup',
    },
    ...asOf(
      'root',
      'Of the hits that are facts, only those in force on this day. With `group`, statements about other facts are left out as well. Applies to every connection and relation filter below, until one of them sets its own `at`.',
    ),
    {
      name: 'first',
      description: 'The maximum number of hits. The default does not apply with `last`.',
      type: 'Int',
      default: String(DEFAULT_PAGE),
    },
    { name: 'after', description: 'Only hits after this cursor.', type: 'String' },
    { name: 'last', description: 'The maximum number of hits from the end. Not with `first`.', type: 'Int' },
    { name: 'before', description: 'Only hits before this cursor.', type: 'String' },
  ],
});

/** The types that `search` answers with. */
export const searchOutput = (model: Model): readonly string[] => [
  block('type SearchConnection', 'A page of search hits.', [
    { name: 'edges', description: 'The hits, each with its score.', type: '[SearchEdge!]!' },
    { name: 'nodes', description: 'The nodes found.', type: '[Node!]!' },
    { name: 'pageInfo', description: 'Information about the page.', type: 'PageInfo!' },
  ]),
  block('type SearchEdge', 'A search hit.', [
    { name: 'cursor', description: 'The cursor of the hit, for `after` and `before`.', type: 'String!' },
    { name: 'node', description: 'The node found.', type: 'Node!' },
    {
      name: 'score',
      description: 'The score: above 0, and 1 if a property has exactly these words.',
      type: 'Float!',
    },
    {
      name: 'property',
      description: 'The property that matches best; of the best statement, if the node itself does not match.',
      type: 'String!',
    },
    {
      name: 'matches',
      description:
        'The texts of the node that matched: the best one, then those that have words of the query which the ones before lack.',
      type: '[SearchMatch!]!',
    },
    {
      name: 'statements',
      description: `With \`group: SUBJECT\`, the statements about the node that match, best first, at most ${limitText(LIMITS.statementsOfHit)}. Without it, none.`,
      type: '[SearchStatement!]!',
    },
    {
      name: 'statementCount',
      description:
        'The number of all statements about the node that match, listed or not. Null if there may be more than the search found, or if `types` has no statements; 0 without `group`.',
      type: 'Int',
    },
  ]),
  block('type SearchStatement', 'A statement that a search found, under its subject.', [
    { name: 'statement', description: 'The statement.', type: 'Statement!' },
    { name: 'score', description: 'Its own score.', type: 'Float!' },
    { name: 'matches', description: 'The texts of the statement that matched.', type: '[SearchMatch!]!' },
  ]),
  block('type SearchMatch', 'A text that a search found.', [
    { name: 'property', description: 'The property that has the text, or a list with it.', type: 'String!' },
    {
      name: 'text',
      description:
        'The text, as it is stored; or the name of a country in another script, which is not: see `languages`.',
      type: 'String!',
    },
    {
      name: 'languages',
      description:
        "Of the name of a country that is not stored: the languages in which it has that name by Unicode's CLDR, such as `ru`. None for a text of the node.",
      type: '[String!]!',
    },
    {
      name: 'segments',
      description: 'The text in segments, which joined are the text, with the words that matched marked.',
      type: '[SearchSegment!]!',
    },
  ]),
  block('type SearchSegment', 'A part of a text that a search found.', [
    { name: 'text', description: 'The part, with its accents, signs and blanks.', type: 'String!' },
    {
      name: 'matched',
      description:
        'Whether it is a word that matched, or several with nothing in between; a prefix marks its whole word.',
      type: 'Boolean!',
    },
  ]),
  enumeration('SearchGroup', 'What the hits of a search are gathered under.', [
    {
      name: 'SUBJECT',
      description:
        'Statements under their subject: an actor or fact with the best score of its own and of its statements. What is no statement, and is the subject of none that matches, is a hit as before.',
    },
  ]),
  enumeration(
    'SearchType',
    'A type that search covers.',
    searchTypes(model).map(({ key, description }) => ({ name: key, description })),
  ),
];
