import { OPERATIONS } from '../operations/all.mjs';

/** A tenth of a second: some answers are broken off within it. */
const SOON_MS = 100;

/**
 * A way to ask, and what its answer must be: data, a refusal by one of these codes, or anything where it is broken off.
 * @typedef {object} Kind
 * @property {string} name
 * @property {(client: import('../abuse/client.mjs').Client, random: () => number) => Promise<import('../abuse/client.mjs').Answer>} ask
 * @property {readonly string[]} codes
 */

/** @param {string} query @param {object} [variables] */
const body = (query, variables = {}) => JSON.stringify({ query, variables });

/** @param {import('../graph/size.mjs').Size} size @returns {readonly Kind[]} */
const questions = (size) =>
  OPERATIONS.map(({ key, parameters, entente }) => {
    const all = parameters(size);
    return {
      name: key,
      codes: ['DATA'],
      ask: (client, random) => client.post(body(entente.query, all[Math.floor(random() * all.length)])),
    };
  });

/** @type {readonly Kind[]} */
const OTHERS = [
  {
    name: 'a text never seen before',
    codes: ['DATA'],
    ask: (client, random) =>
      client.post(body(`{ a${Math.floor(random() * 2 ** 40)}: countries(first: 5) { nodes { code name } } }`)),
  },
  {
    name: 'no GraphQL',
    codes: ['GRAPHQL_PARSE_FAILED', 'BAD_USER_INPUT'],
    ask: (client) => client.post(body('{ countries { ')),
  },
  {
    name: 'an unknown field',
    codes: ['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'],
    ask: (client) => client.post(body('{ countrys { name } }')),
  },
  {
    name: 'an unknown code',
    codes: ['NO_ID'],
    ask: (client) => client.post(body('{ country(code: "none") { name } }')),
  },
  {
    name: 'too costly',
    codes: ['OPERATION_TOO_COSTLY', 'BAD_USER_INPUT'],
    ask: (client) =>
      client.post(
        body('{ loans(first: 10000) { nodes { debtor { loansReceived(first: 10000) { nodes { id } } } } } }'),
      ),
  },
  { name: 'no JSON', codes: ['BAD_REQUEST', 'BAD_USER_INPUT'], ask: (client) => client.post('{"query":') },
  { name: 'an unknown path', codes: ['NOT_FOUND'], ask: (client) => client.get('/nothing') },
  { name: 'health', codes: ['DATA'], ask: (client) => client.get('/health/ready') },
  {
    name: 'an export',
    codes: ['DATA'],
    ask: (client) => client.get('/export/csv?of=country%3AC0001&facts=MEMBERSHIP'),
  },
  {
    name: 'an answer that is broken off',
    codes: [],
    ask: (client, random) => client.ignore(body(OPERATIONS[2]?.entente.query ?? '', {}), random() * SOON_MS),
  },
  {
    name: 'a page that is broken off',
    codes: [],
    ask: (client, random) => client.ignore(body('{ loans(first: 2000) { nodes { id status } } }'), random() * SOON_MS),
  },
];

/**
 * What a server is asked while it is soaked: the operations of the benchmark, errors, exports, and clients that leave.
 * @param {import('../graph/size.mjs').Size} size
 * @returns {readonly Kind[]}
 */
export const kindsOf = (size) => [...questions(size), ...OTHERS];
