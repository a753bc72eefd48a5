/**
 * Kinds of requests that a server should refuse, or answer, at little cost. Each is made in any number of sizes.
 * @typedef {{ readonly name: string, readonly make: (at: number, size: number) => string }} Hostile
 */

const PAGE = 'loans(first: 1) { nodes { id } }';

/** @param {string} query @param {unknown} [variables] */
const body = (query, variables) => JSON.stringify({ query, variables });

/** @param {number} count @param {(at: number) => string} make */
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join(' ');

/** @param {number} count */
const nested = (count) => `${'{a:'.repeat(count)}1${'}'.repeat(count)}`;

/** `size` is about how many bytes the request has. @type {readonly Hostile[]} */
export const HOSTILE = Object.freeze([
  {
    name: 'numbers where objects belong',
    make: (_, size) =>
      body('query($v: [LoanOrder!]) { loans(orderBy: $v) { totalCount } }', { v: Array(size >> 1).fill(1) }),
  },
  {
    name: 'objects with odd keys',
    make: (_, size) =>
      body('query($v: LoanWhere) { loans(where: $v) { totalCount } }', {
        v: Object.fromEntries(Array.from({ length: size >> 4 }, (__, at) => [`k${at}`, 1])),
      }),
  },
  {
    name: 'a list of texts',
    make: (_, size) =>
      body('query($v: [ID!]!) { nodes(ids: $v) { id } }', { v: Array(size >> 4).fill('country:C0001') }),
  },
  {
    name: 'conditions in conditions',
    make: (_, size) =>
      `{"query":"query($v: LoanWhere) { loans(where: $v) { totalCount } }","variables":{"v":${'{"not":'.repeat(size >> 3)}{}${'}'.repeat(size >> 3)}}}`,
  },
  {
    name: 'a list of conditions',
    make: (_, size) =>
      body('query($v: LoanWhere) { loans(where: $v) { totalCount } }', {
        v: { or: Array(size >> 5).fill({ principalUsd: { gt: 1 } }) },
      }),
  },
  {
    name: 'lists in lists',
    make: (_, size) =>
      `{"query":"query($v: [LoanOrder!]) { loans(orderBy: $v) { totalCount } }","variables":{"v":${'['.repeat(size >> 1)}${']'.repeat(size >> 1)}}}`,
  },
  {
    name: 'a long text',
    make: (_, size) =>
      body('query($v: String!) { search(query: $v) { totalCount } }', { v: 'a\u0301 '.repeat(size >> 2) }),
  },
  {
    name: 'a text of one word',
    make: (_, size) => body('query($v: String!) { search(query: $v) { totalCount } }', { v: 'x'.repeat(size) }),
  },
  {
    name: 'a cursor',
    make: (_, size) =>
      body('query($v: String) { loans(first: 1, after: $v) { nodes { id } } }', {
        v: Buffer.from(`[${'['.repeat(size >> 1)}`).toString('base64url'),
      }),
  },
  {
    name: 'variables that nobody asks for',
    make: (_, size) =>
      body(
        '{ country(code: "C0001") { name } }',
        Object.fromEntries(Array.from({ length: size >> 4 }, (__, at) => [`v${at}`, at])),
      ),
  },
  { name: 'aliases', make: (_, size) => body(`{ ${times(size >> 6, (at) => `a${at}: ${PAGE}`)} }`) },
  {
    name: 'one field many times',
    make: (_, size) => body(`{ ${times(size >> 5, () => 'country(code: "C0001") { name }')} }`),
  },
  {
    name: 'fields in fields',
    make: (_, size) =>
      body(
        `{ country(code: "C0001") ${'{ loansReceived { nodes { debtor { ... on Country '.repeat(size >> 6)} { name } ${'} } } }'.repeat(size >> 6)} }`,
      ),
  },
  { name: 'brackets', make: (_, size) => body('{'.repeat(size)) },
  { name: 'lists in a document', make: (_, size) => body(`{ loans(orderBy: ${'['.repeat(size)}`) },
  { name: 'objects in a document', make: (_, size) => body(`{ loans(where: ${nested(size >> 2)}) { totalCount } }`) },
  {
    name: 'fragments in a ring',
    make: (_, size) =>
      body(
        `{ ...f0 } ${times(size >> 6, (at) => `fragment f${at} on Query { ...f${(at + 1) % Math.max(1, size >> 6)} ${PAGE} }`)}`,
      ),
  },
  {
    name: 'fragments that double',
    make: (_, size) =>
      body(
        `{ ...f0 } ${times(Math.min(40, size >> 6), (at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`)} fragment f${Math.min(40, size >> 6)} on Query { __typename }`,
      ),
  },
  {
    name: 'fragments unused',
    make: (_, size) => body(`{ __typename } ${times(size >> 6, (at) => `fragment f${at} on Query { ${PAGE} }`)}`),
  },
  {
    name: 'fields that do not merge',
    make: (_, size) => body(`{ ${times(size >> 6, (at) => `x: country(code: "C${at}") { name code }`)} }`),
  },
  { name: 'fields that are unknown', make: (_, size) => body(`{ ${times(size >> 4, (at) => `contrys${at}`)} }`) },
  {
    name: 'arguments that are unknown',
    make: (_, size) => body(`{ loans(${times(size >> 4, (at) => `arg${at}: 1`)}) { totalCount } }`),
  },
  {
    name: 'directives',
    make: (_, size) => body(`{ country(code: "C0001") ${'@include(if: true) '.repeat(size >> 4)} { name } }`),
  },
  {
    name: 'variables that are defined',
    make: (_, size) => body(`query(${times(size >> 4, (at) => `$v${at}: Int`)}) { __typename }`),
  },
  { name: 'operations', make: (_, size) => body(times(size >> 5, (at) => `query q${at} { __typename }`)) },
  { name: 'comments', make: (_, size) => body(`{ __typename } ${'#\n'.repeat(size >> 1)}`) },
  {
    name: 'a text of many lines',
    make: (_, size) => body(`{ search(query: """${' \n'.repeat(size >> 1)}""") { totalCount } }`),
  },
  {
    name: 'a text with escapes',
    make: (_, size) => body(`{ search(query: "${'\\u{1F600}'.repeat(size >> 4)}") { totalCount } }`),
  },
  { name: 'a long name', make: (_, size) => body(`{ ${'n'.repeat(size)} }`) },
  { name: 'a long number', make: (_, size) => body(`{ loans(first: ${'9'.repeat(size)}) { totalCount } }`) },
  {
    name: 'introspection',
    make: (_, size) =>
      body(`{ __schema { types { ${'fields { type { '.repeat(size >> 6)} name ${'} }'.repeat(size >> 6)} } } }`),
  },
  {
    name: 'introspection many times',
    make: (_, size) => body(`{ ${times(size >> 6, (at) => `a${at}: __schema { types { name fields { name } } }`)} }`),
  },
  { name: 'a mutation', make: (_, size) => body(`mutation { ${times(size >> 3, (at) => `m${at}`)} }`) },
  { name: 'no JSON', make: (_, size) => '['.repeat(size) },
  {
    name: 'a list of operations',
    make: (_, size) =>
      `[${Array(size >> 6)
        .fill(body('{ __typename }'))
        .join(',')}]`,
  },
  { name: 'blanks', make: (_, size) => `${' '.repeat(size)}${body('{ __typename }')}` },
  {
    name: 'keys in JSON',
    make: (_, size) =>
      `{${Array.from({ length: size >> 3 }, (__, at) => `"${at}":1,`).join('')}"query":"{ __typename }"}`,
  },
  { name: 'bytes that are no text', make: (_, size) => `{"query":"${'\ufffd\u0000'.repeat(size >> 2)}"}` },
  {
    name: 'different documents',
    make: (at, size) =>
      body(`{ ${times(Math.min(300, size >> 5), (field) => `a${at}_${field}: country(code: "C${field}") { name }`)} }`),
  },
  {
    name: 'unlike types',
    make: (_, size) => body(`{ loans(where: { principalUsd: { gt: [${'"x",'.repeat(size >> 2)}] } }) { totalCount } }`),
  },
]);

/** Sizes in bytes, small ones and those that the server just takes or just refuses. */
const SIZES = [200, 2_000, 20_000, 90_000, 180_000, 450_000, 900_000];

/**
 * The requests of one kind among so many of all kinds, in all sizes.
 * @param {string} name
 * @param {number} count
 */
export function* bodiesOf(name, count) {
  const place = HOSTILE.findIndex((kind) => kind.name === name);
  for (let at = place; at < count; at += HOSTILE.length) {
    const size = SIZES[Math.floor(at / HOSTILE.length) % SIZES.length] ?? 0;
    yield HOSTILE[place]?.make(at, size) ?? '';
  }
}
