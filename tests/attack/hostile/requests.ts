import { DOCUMENTS } from './documents.ts';
import { createRandom, nest, repeat } from './random.ts';
import { VARIABLES } from './variables.ts';

/** A request that wants to cost more than it is worth. */
export interface HostileRequest {
  readonly what: string;
  readonly size: number;
  /** The JSON of its body, below the server's limit in most. */
  readonly body: string;
}

/** What else than the document and the variables a body may hold too much of. */
const ENVELOPES: Readonly<Record<string, (size: number) => string>> = {
  'a long operationName': (n) => `{"query":"{ __typename }","operationName":"${'x'.repeat(n * 10)}"}`,
  'wide extensions': (n) => `{"query":"{ __typename }","extensions":{${repeat(n, (i) => `"k${i}":${i}`, ',')}}}`,
  'deep extensions': (n) => `{"query":"{ __typename }","extensions":{"a":${nest(n, '[', '', ']')}}}`,
  'many keys': (n) => `{"query":"{ __typename }",${repeat(n, (i) => `"k${i}":${i}`, ',')}}`,
  'one key over and over': (n) => `{${repeat(n, () => '"query":"{ __typename }"', ',')}}`,
  'names of prototypes': (n) => `{"query":"{ __typename }","variables":{${repeat(n, () => '"__proto__":{}', ',')}}}`,
  'a batch': (n) => `[${repeat(n, () => '{"query":"{ __typename }"}', ',')}]`,
  'a deep body': (n) => nest(n * 5, '[', '', ']'),
  'a body that breaks off': (n) => `{"query":"{ __typename }","variables":{"a":[${'1,'.repeat(n)}`,
  'a long text in no JSON': (n) => `${' '.repeat(n * 10)}x`,
};

const MAKERS: readonly (readonly [string, (size: number) => string])[] = [
  ...Object.entries(DOCUMENTS).map(
    ([what, make]) => [`document: ${what}`, (size: number) => JSON.stringify({ query: make(size) })] as const,
  ),
  ...Object.entries(VARIABLES).map(
    ([what, { query, make }]) =>
      [`variables: ${what}`, (size: number) => `{"query":${JSON.stringify(query)},"variables":${make(size)}}`] as const,
  ),
  ...Object.entries(ENVELOPES).map(([what, make]) => [`body: ${what}`, make] as const),
];

/** A body is not much longer than this: over 1 MB the server reads no further. */
const LONGEST_BODY = 2 ** 20;

/**
 * So many requests, each of another kind than the one before, in sizes from some parts to as many as a body takes.
 * The same ones for a seed.
 */
export function* hostileRequests(count: number, seed = 1): Generator<HostileRequest> {
  const random = createRandom(seed);
  for (let index = 0; index < count; index += 1) {
    const [what, make] = MAKERS[index % MAKERS.length] ?? ['nothing', () => ''];
    // From 10 to about 200,000 parts, as many small ones as large ones; each kind begins with what it has at most.
    const power = index < MAKERS.length ? 1 : random();
    let size = Math.round(10 * 20_000 ** power);
    let body = make(size);
    while (body.length > LONGEST_BODY) {
      size = Math.floor(size * Math.min(0.9, LONGEST_BODY / body.length));
      body = make(size);
    }
    yield { what, size, body };
  }
}
