import { expect, test } from '@jest/globals';
import { loadModel } from '../load.ts';
import { nodeType } from '../lookup.ts';
import { modelOf } from '../testing/model-of.ts';

const withPresumed = (presumed: string, dated = 'from: Date "Its end." until: Date') => `
  "A date."
  scalar Date
  "A person."
  type Person @node(prefix: "person", single: "person") {
    "The id."
    id: ID!
  }
  "A post."
  type Post @node(prefix: "post", single: "post") @same(fields: ["place", "holder"], periods: OVERLAP) @presumed(${presumed}) {
    "The id."
    id: ID!
    "Who holds it."
    holder: Person @relationship(type: "HOLDER", direction: OUT)
    "Where."
    place: Person @relationship(type: "PLACE", direction: OUT)
    "What it is called."
    name: String
    "Its names."
    names: [String!]!
    "Its beginning." ${dated}
  }
`;

const succeeded = (holder: string, office: string, more = '') =>
  `successor: { holder: "${holder}", office: [${office}]${more} }`;

test('reads until when a type is presumed to be in force', () => {
  const given = `during: "from", until: "until", after: "until", years: 2, ${succeeded('holder', '"place"')}`;
  expect(nodeType(modelOf(withPresumed(given)), 'Post').presumed).toEqual({
    ...{ during: 'from', until: 'until', after: { field: 'until', years: 2 } },
    successor: { holder: 'holder', office: ['place'], only: [] },
  });
  expect(nodeType(loadModel(), 'Membership').presumed).toBeUndefined();
});

test.each([
  ['during: "form"', 'which names form, a field that it does not have (did you mean from?)'],
  ['until: "name"', 'which names name, which is no date'],
  ['after: "from"', 'with `after`, which needs `years` above 0'],
  ['after: "from", years: -1', 'with `after`, which needs `years` above 0'],
  ['years: 3', 'with `years`, which needs `after`'],
  [succeeded('name', '"place"'), 'whose holder name is not a relation to one node type'],
  [succeeded('holder', '"name", "place"'), 'whose office does not begin with a relation to one that leaves it'],
  [succeeded('holder', '"place", "names"'), 'whose office has names, neither a relation to one nor a single property'],
  [succeeded('holder', '"place", "name"'), 'whose office has name, and @same not'],
  [succeeded('holder', '"place"', ', only: [{ field: "nam", in: ["a"] }]'), 'which compares Post.nam, which is not a'],
  ['', 'and says nothing'],
])('refuses @presumed(%s)', (presumed, message) => {
  const text = presumed === '' ? withPresumed('').replace('@presumed()', '@presumed') : withPresumed(presumed);
  expect(() => modelOf(text)).toThrow(`Post has @presumed, ${message}`);
});

test('refuses it on what has no time', () => {
  const sdl = withPresumed('during: "from"', 'from: Date').replace(
    '@same(fields: ["place", "holder"], periods: OVERLAP)',
    '',
  );
  expect(() => modelOf(sdl)).toThrow('Post has @presumed, and no `from` and `until`');
});
