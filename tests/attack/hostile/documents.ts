import { nest, repeat } from './random.ts';

/** Makes a document of about so many parts that costs whoever reads it more than its length suggests. */
export type MakeDocument = (size: number) => string;

const loan = (index: number): string => `principalUsd: { gt: ${index} }`;

/** Documents with many of one thing. */
const MANY: Readonly<Record<string, MakeDocument>> = {
  aliases: (n) => `{ ${repeat(n, (i) => `a${i}: __typename`)} }`,
  'root fields': (n) => `{ ${repeat(n, (i) => `a${i}: country(code: "VE") { id }`)} }`,
  'one field': (n) => `{ ${repeat(n, () => '__typename')} }`,
  'one field with selections': (n) => `{ ${repeat(n, () => 'countries { totalCount }')} }`,
  'one field in a list': (n) => `{ countries { nodes { ${repeat(n, () => 'id name')} } } }`,
  'unknown fields': (n) => `{ ${repeat(n, (i) => `countrie${i}`)} }`,
  'unknown fields near known ones': (n) => `{ countries { nodes { ${repeat(n, (i) => `nam${'e'.repeat(i % 5)}`)} } } }`,
  operations: (n) => repeat(n, (i) => `query Q${i} { __typename }`),
  'operations of one name': (n) => repeat(n, () => 'query Q { __typename }'),
  'anonymous operations': (n) => repeat(n, () => '{ __typename }'),
  mutations: (n) => repeat(n, (i) => `mutation Q${i} { a }`),
  fragments: (n) => `{ __typename } ${repeat(n, (i) => `fragment F${i} on Country { id }`)}`,
  'fragments of one name': (n) => `{ ...F } ${repeat(n, () => 'fragment F on Query { __typename }')}`,
  'fragments side by side': (n) =>
    `{ ${repeat(n, (i) => `...F${i}`)} } ${repeat(n, (i) => `fragment F${i} on Query { countries { totalCount } }`)}`,
  'inline fragments': (n) => `{ node(id: "a") { ${repeat(n, () => '... on Country { name }')} } }`,
  'inline fragments of other types': (n) =>
    `{ node(id: "a") { ${repeat(n, (i) => `... on ${['Country', 'Person', 'Loan', 'Alliance'][i % 4]} { a: id }`)} } }`,
  directives: (n) => `{ __typename ${repeat(n, () => '@skip(if: false)')} }`,
  'unknown directives': (n) => `{ __typename ${repeat(n, (i) => `@skp${i}`)} }`,
  arguments: (n) => `{ countries(${repeat(n, (i) => `first: ${i}`)}) { totalCount } }`,
  'unknown arguments': (n) => `{ countries(${repeat(n, (i) => `firs${i}: ${i}`)}) { totalCount } }`,
  variables: (n) => `query (${repeat(n, (i) => `$v${i}: Int`)}) { __typename }`,
  'variables of one name': (n) => `query (${repeat(n, () => '$v: Int')}) { countries(first: $v) { totalCount } }`,
  'variables of unknown types': (n) => `query (${repeat(n, (i) => `$v${i}: Countr${i}`)}) { __typename }`,
  'undefined variables': (n) => `{ ${repeat(n, (i) => `a${i}: countries(first: $v${i}) { totalCount }`)} }`,
  'undefined variables in one list': (n) => `{ nodes(ids: [${repeat(n, (i) => `$v${i}`)}]) { id } }`,
  'type definitions': (n) => repeat(n, (i) => `type T${i} { a: Int }`),
  'fields of a literal': (n) => `{ countries(where: { ${repeat(n, () => 'name: { eq: "a" }')} }) { totalCount } }`,
  'unknown fields of a literal': (n) =>
    `{ loans(where: { ${repeat(n, (i) => `princpalUsd${i}: 1`)} }) { totalCount } }`,
  conditions: (n) => `{ loans(where: { or: [${repeat(n, (i) => `{ ${loan(i)} }`)}] }) { totalCount } }`,
  orders: (n) => `{ loans(orderBy: [${repeat(n, () => '{ principalUsd: ASC }')}]) { nodes { id } } }`,
  'orders that are none': (n) => `{ loans(orderBy: [${repeat(n, (i) => `${i}`)}]) { nodes { id } } }`,
  'elements of a list': (n) => `{ countries(where: { code: { in: [${repeat(n, (i) => `"${i}"`)}] } }) { totalCount } }`,
  ids: (n) => `{ nodes(ids: [${repeat(n, (i) => `"country:${i}"`)}]) { id } }`,
  'values of an enum that are none': (n) =>
    `{ loans(where: { status: { in: [${repeat(n, (i) => `ACTIV${i}`)}] } }) { totalCount } }`,
  analyses: (n) => `{ ${repeat(n, (i) => `a${i}: centrality(metric: BETWEENNESS) { nodes { score } }`)} }`,
  comments: (n) => repeat(n, () => '#', '\n'),
  commas: (n) => `${','.repeat(n * 10)} { __typename }`,
};

/** Documents whose parts multiply. */
const MULTIPLIED: Readonly<Record<string, MakeDocument>> = {
  'a fragment bomb': (n) => {
    const levels = 2 + (n % 60);
    return `{ ...F0 } ${repeat(levels, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${levels} on Query { __typename }`;
  },
  'a chain of fragments': (n) =>
    `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F${n} on Query { __typename }`,
  'a cycle of fragments': (n) => `{ ...F0 } ${repeat(n, (i) => `fragment F${i} on Query { ...F${(i + 1) % n} }`)}`,
  'fragments that all spread all': (n) => {
    const many = Math.ceil(Math.sqrt(n));
    return `{ ...F0 } ${repeat(many, (i) => `fragment F${i} on Query { ${repeat(many, (j) => `...F${j}`)} }`)}`;
  },
  'operations on one chain of fragments': (n) => {
    const many = Math.ceil(n / 2);
    return `${repeat(many, (i) => `query Q${i} { ...F0 }`)} ${repeat(many, (i) => `fragment F${i} on Query { ...F${(i + 1) % many} }`)}`;
  },
  'operations on one fragment with many variables': (n) =>
    `${repeat(Math.ceil(n / 3), (i) => `query Q${i}($v: ID!) { ...F }`)} fragment F on Query { nodes(ids: [${repeat(n, () => '$v')}]) { id } }`,
  'operations with many variables on one fragment': (n) => {
    const side = Math.ceil(Math.sqrt(n));
    return `${repeat(side, (i) => `query Q${i}(${repeat(side, (j) => `$v${j}: ID!`)}) { ...F }`)} fragment F on Query { nodes(ids: [${repeat(n, (j) => `$v${j % side}`)}]) { id } }`;
  },
  'fields that differ in long arguments': (n) => {
    const fields = 2 + (n % 400);
    const values = Math.ceil(9000 / fields);
    return `{ ${repeat(fields, () => `nodes(ids: [${repeat(values, () => '1')}]) { id }`)} }`;
  },
  'fields that differ in many arguments': (n) => {
    const fields = 2 + (n % 400);
    const values = Math.ceil(2500 / fields);
    return `{ ${repeat(fields, () => `countries(${repeat(values, (i) => `a${i}: 1`)}) { totalCount }`)} }`;
  },
  'fields of one name on many types': (n) => {
    const part = (i: number) =>
      `... on ${['Country', 'Person', 'Loan', 'Alliance', 'Event'][i % 5]} { a: ${['id', 'statements { totalCount }'][i % 2]} }`;
    return `{ node(id: "a") { ${repeat(Math.min(n, 440), part)} } }`;
  },
  'the same nesting over and over': (n) => {
    const depth = 2 + (n % 12);
    return `{ ${repeat(Math.ceil(n / depth / 6), () => nest(depth, 'country(code: "VE") { memberships { nodes { country ', '{ id }', ' } } }'))} }`;
  },
  'introspection over and over': (n) =>
    `{ ${repeat(1 + (n % 50), (i) => `a${i}: __schema { types { fields { args { type { name } } type { fields { name } } } } }`)} }`,
  'introspection in itself': (n) =>
    `{ __schema { types { ${nest(1 + (n % 20), 'fields { type { ', 'name', ' } }')} } } }`,
  'types of types': (n) =>
    `{ __type(name: "Country") { ${nest(1 + (n % 60), 'fields { type { ofType { ', 'name', ' } } }')} } }`,
};

/** Documents that are deep, or hold something long. */
const LONG: Readonly<Record<string, MakeDocument>> = {
  'deep selections': (n) => nest(n, '{ a ', '{ a }', ' }'),
  'deep lists': (n) => `{ nodes(ids: ${nest(n, '[', '1', ']')}) { id } }`,
  'deep objects': (n) => `{ loans(where: ${nest(n, '{ not: ', `{ ${loan(1)} }`, ' }')}) { totalCount } }`,
  'deep types': (n) => `query ($v: ${nest(n, '[', 'Int', ']')}) { __typename }`,
  'open brackets': (n) => '{'.repeat(n * 5),
  'open lists': (n) => `{ a(b: ${'['.repeat(n * 5)}`,
  'a long field': (n) => `{ ${'a'.repeat(n * 10)} }`,
  'a long field like a known one': (n) => `{ countries${'s'.repeat(n % 60)} }`,
  'a long alias': (n) => `{ ${'a'.repeat(n * 10)}: countries { nothing } }`,
  'long aliases in each other': (n) =>
    `{ ${nest(30, `${'a'.repeat(n)}: country(code: "VE") { ${'b'.repeat(n)}: leaders { nodes { ${'c'.repeat(n)}: statements { nodes { ${'d'.repeat(n)}: country `, '{ id }', ' } } } } }')} }`,
  'a long variable': (n) =>
    `query ($${'v'.repeat(n * 10)}: Int!) { countries(first: $${'v'.repeat(n * 10)}) { totalCount } }`,
  'a long operation': (n) => `query ${'Q'.repeat(n * 10)} { nothing }`,
  'a long type': (n) => `query ($v: ${'T'.repeat(n * 10)}) { __typename }`,
  'a long text': (n) => `{ country(code: "${'é'.repeat(n * 10)}") { id } }`,
  'a long text with escapes': (n) => `{ country(code: "${'\\u0041'.repeat(n * 5)}") { id } }`,
  'a long block of text': (n) => `{ country(code: """${' a\n'.repeat(n * 5)}""") { id } }`,
  'a long text for a number': (n) => `{ countries(first: "${'1'.repeat(n * 10)}") { totalCount } }`,
  'a long number': (n) => `{ countries(first: ${'1'.repeat(n * 10)}) { totalCount } }`,
  'a long enum': (n) => `{ loans(orderBy: [{ principalUsd: ${'A'.repeat(n * 10)} }]) { totalCount } }`,
  'a long date': (n) => `{ countries(at: "${'2'.repeat(n * 10)}") { totalCount } }`,
  'a long cursor': (n) => `{ countries(after: "${'W'.repeat(n * 10)}") { totalCount } }`,
  'a long search': (n) => `{ search(query: "${'abc '.repeat(n * 3)}") { nodes { id } } }`,
  'a text that does not end': (n) => `{ a(b: "${'x'.repeat(n * 10)}`,
  'characters that are none': (n) => '\u0000'.repeat(n),
  'lone surrogates': (n) => `{ country(code: "${'\ud800'.repeat(n)}") { id } }`,
};

/** All makers of documents, by what they make many of. */
export const DOCUMENTS: Readonly<Record<string, MakeDocument>> = { ...MANY, ...MULTIPLIED, ...LONG };
