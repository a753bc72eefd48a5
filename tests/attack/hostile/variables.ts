import { nest, repeat } from './random.ts';

/** A document, and the JSON of its variables of about so many parts. */
export interface MakeVariables {
  readonly query: string;
  readonly make: (size: number) => string;
}

const ORDER = 'query ($v: [LoanOrder!]) { loans(orderBy: $v) { totalCount } }';
const WHERE = 'query ($v: LoanWhere) { loans(where: $v) { totalCount } }';
const IDS = 'query ($v: [ID!]!) { nodes(ids: $v) { id } }';
const CODES = 'query ($v: [String!]) { countries(where: { code: { in: $v } }) { totalCount } }';
const FIRST = 'query ($v: Int) { loans(first: $v) { totalCount } }';
const UNUSED = '{ __typename }';

const of = (query: string, make: (size: number) => string): MakeVariables => ({
  query,
  make: (size) => `{"v":${make(size)}}`,
});
const list = (make: (index: number) => string) => (size: number) => `[${repeat(size, make, ',')}]`;
const text = (size: number): string => `"${'x'.repeat(size * 10)}"`;

/** All makers of variables, by what they make many of. */
export const VARIABLES: Readonly<Record<string, MakeVariables>> = {
  'numbers for orders': of(ORDER, list(String)),
  'texts for orders': of(
    ORDER,
    list((i) => `"${i}"`),
  ),
  'nulls for orders': of(
    ORDER,
    list(() => 'null'),
  ),
  'empty orders': of(
    ORDER,
    list(() => '{}'),
  ),
  'lists for orders': of(
    ORDER,
    list(() => '[]'),
  ),
  orders: of(
    ORDER,
    list(() => '{"principalUsd":"ASC"}'),
  ),
  'orders by what is none': of(
    ORDER,
    list((i) => `{"principalUs${i}":"ASC"}`),
  ),
  'orders with another direction': of(
    ORDER,
    list((i) => `{"principalUsd":"A${i}"}`),
  ),
  'one order with many keys': of(ORDER, (n) => `[{${repeat(n, (i) => `"k${i}":"ASC"`, ',')}}]`),
  'conditions side by side': of(WHERE, (n) => `{"or":${list((i) => `{"principalUsd":{"gt":${i}}}`)(n)}}`),
  'conditions of wrong types': of(WHERE, (n) => `{"or":${list((i) => `{"principalUsd":{"gt":"${i}"}}`)(n)}}`),
  'conditions in each other': of(WHERE, (n) => nest(n, '{"not":', '{"principalUsd":{"gt":1}}', '}')),
  'lists in each other': of(WHERE, (n) => nest(n, '{"or":[', '{}', ']}')),
  'one list in each other': of(ORDER, (n) => nest(n, '[', '', ']')),
  'unknown conditions': of(WHERE, (n) => `{${repeat(n, (i) => `"princpalUsd${i}":1`, ',')}}`),
  'conditions with names of prototypes': of(
    WHERE,
    list(() => '{"constructor":{"prototype":{}}}'),
  ),
  ids: of(
    IDS,
    list((i) => `"country:${i}"`),
  ),
  'numbers for ids': of(
    IDS,
    list((i) => `${i}.5`),
  ),
  'objects for ids': of(
    IDS,
    list(() => '{}'),
  ),
  texts: of(
    CODES,
    list((i) => `"${i}"`),
  ),
  'numbers for texts': of(CODES, list(String)),
  'a long text for a number': of(FIRST, text),
  'a long list for a number': of(FIRST, list(String)),
  'a long object for a number': of(FIRST, (n) => `{${repeat(n, (i) => `"k${i}":${i}`, ',')}}`),
  'a long text for an order': of(ORDER, (n) => `[{"principalUsd":${text(n)}}]`),
  'a long key': of(WHERE, (n) => `{${text(n)}:1}`),
  'long texts for orders': of(ORDER, (n) => list(() => text(Math.ceil(n / 20)))(20)),
  'variables that nobody asked for': { query: UNUSED, make: (n) => `{${repeat(n, (i) => `"v${i}":${i}`, ',')}}` },
  'a long list that nobody asked for': of(UNUSED, list(String)),
  'a deep list that nobody asked for': of(UNUSED, (n) => nest(n * 5, '[', '', ']')),
  'many variables of wrong types': {
    query: `query (${repeat(500, (i) => `$v${i}: Int!`)}) { ${repeat(500, (i) => `a${i}: loans(first: $v${i}) { totalCount }`)} }`,
    make: (n) => `{${repeat(500, (i) => `"v${i}":"${'x'.repeat(Math.ceil(n / 50))}"`, ',')}}`,
  },
};
