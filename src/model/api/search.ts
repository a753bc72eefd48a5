import { searchTypes } from '../searchable.ts';
import type { Model } from '../types.ts';
import { AT } from './connections.ts';
import { DEFAULT_PAGE, LIMITS, limitText } from './limits.ts';
import { block, enumeration, type Member } from './text.ts';

/** The root field `search`. */
export const searchField = (): Member => ({
  name: 'search',
  description: `Full text over names, aliases, titles and summaries. All words must be there, the last one may be half typed; case, accents, apostrophes and how a letter is encoded do not matter. The best comes first; ${limitText(LIMITS.hits)} hits at most: where there may be more, a note under \`extensions.notes\` says so.`,
  type: 'SearchConnection!',
  arguments: [
    { name: 'query', description: 'The words to look for. None of it is read as a query language.', type: 'String!' },
    { name: 'types', description: 'What to look among; everything where it is left out.', type: '[SearchType!]' },
    AT,
    {
      name: 'first',
      description: 'At most this many hits. The default does not hold where `last` is given.',
      type: 'Int',
      default: String(DEFAULT_PAGE),
    },
    { name: 'after', description: 'Only hits behind this cursor.', type: 'String' },
    { name: 'last', description: 'At most this many hits, from the end; not together with `first`.', type: 'Int' },
    { name: 'before', description: 'Only hits in front of this cursor.', type: 'String' },
  ],
});

/** The types that `search` answers with. */
export const searchOutput = (model: Model): readonly string[] => [
  block('type SearchConnection', 'A page of what a search found.', [
    { name: 'edges', description: 'The hits, each with how well it fits.', type: '[SearchEdge!]!' },
    { name: 'nodes', description: 'What was found.', type: '[Node!]!' },
    { name: 'pageInfo', description: 'What lies around the page.', type: 'PageInfo!' },
  ]),
  block('type SearchEdge', 'One hit of a search.', [
    { name: 'cursor', description: 'Where the hit stands, for `after` and `before`.', type: 'String!' },
    { name: 'node', description: 'What was found.', type: 'Node!' },
    {
      name: 'score',
      description: 'How well it fits: above 0, and 1 where a property has these words and no others.',
      type: 'Float!',
    },
    { name: 'property', description: 'The property that fits best.', type: 'String!' },
  ]),
  enumeration(
    'SearchType',
    'What can be searched.',
    searchTypes(model).map(({ key, description }) => ({ name: key, description })),
  ),
];
