import { someNameStarts } from '../operations/parameters.mjs';

/** @type {import('../operations/types.mjs').Operation} */
export const search = {
  key: 'search',
  title: 'the first twenty people whose names have a word and the start of another',
  parameters: someNameStarts,
  entente: {
    query: `query ($text: String!) {
      search(query: $text, types: [PERSON], first: 20) { edges { node { id ... on Person { name } } } }
    }`,
    read: ({ search: { edges } }) => edges.map((/** @type {any} */ { node: { id, name } }) => ({ id, name })),
  },
  cypher: {
    // The words of a name are folded and indexed as entente stores them; the text is written in the index's own language.
    text: `
      CALL db.index.fulltext.queryNodes('Person_text', $lucene) YIELD node AS p
      RETURN p.id AS id, p.name AS name ORDER BY id LIMIT 20`,
    read: (rows) => rows.map(({ id, name }) => ({ id, name })),
  },
};
