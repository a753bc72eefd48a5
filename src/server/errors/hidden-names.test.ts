import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLError,
  type GraphQLFormattedError,
  graphqlSync,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { createNameHider, namesWritten } from './hidden-names.ts';

const schema = buildSchema(`
  directive @paged(size: Int) on FIELD
  type Query { loans(order: Order, where: Where, kind: String!): [Loan] either: Either }
  interface Node { id: ID }
  type Loan implements Node { id: ID principal: Int principalUsd(currency: String): Int lender: Bank }
  type Bank { name(size: Int): String }
  union Either = Loan | Bank
  enum Order { ASCENDING DESCENDING }
  input Where { principal: Int purpose: String! ranked: Order }
`);

const hide = createNameHider(schema);

function errorsOf(
  query: string,
  variableValues: Readonly<Record<string, unknown>> = {},
): readonly GraphQLFormattedError[] {
  const invalid = validate(schema, parse(query), specifiedRules);
  const errors = invalid.length > 0 ? invalid : graphqlSync({ schema, source: query, variableValues }).errors;
  return (errors ?? []).map((error: GraphQLError) => error.toJSON());
}

const SECRETS =
  /\b(?:loans|order|where|kind|either|Order|Where|Either|Node|Loan|Bank|id|principal|principalUsd|currency|lender|name|size|ASCENDING|DESCENDING|purpose|ranked|paged|String|Int)\b/g;

/** Faults of every kind that graphql-js words, with the names that the client may learn again. */
const FAULTS: readonly (readonly [string, string, Readonly<Record<string, unknown>>?])[] = [
  ['an unknown field', '{ loanz { id } }'],
  ['an unknown field of a type', '{ loans(kind: "a") { principl } }'],
  ['a field of another type of a union', '{ either { principal } }'],
  ['no subfields', '{ loans(kind: "a") }'],
  ['subfields of a scalar', '{ loans(kind: "a") { id { a } } }'],
  ['an unknown argument', '{ loans(kind: "a", ordr: ASCENDING) { id } }'],
  ['a missing argument', '{ loans { id } }'],
  ['an unknown enum value', '{ loans(kind: "a", order: ASENDING) { id } }'],
  ['an enum value in quotes', '{ loans(kind: "a", order: "DESCENDIN") { id } }'],
  ['a value of another type', '{ loans(kind: 1) { id } }'],
  ['a value that is no object', '{ loans(kind: "a", where: 1) { id } }'],
  ['an unknown field of an input', '{ loans(kind: "a", where: { principl: 1, purpose: "a" }) { id } }'],
  ['a missing field of an input', '{ loans(kind: "a", where: {}) { id } }'],
  ['an unknown type', '{ loans(kind: "a") { ... on Lon { id } } }'],
  ['a type that never fits', '{ loans(kind: "a") { ...F } } fragment F on Bank { __typename }'],
  ['an unknown directive', '{ loans(kind: "a") { id @pagd } }'],
  ['an argument of a directive', '{ loans(kind: "a") { id @paged(siz: 1) } }'],
  ['a conflict of types', '{ either { ... on Loan { a: principal } ... on Bank { a: name } } }'],
  ['a variable of another type', 'query ($a: Boolean) { loans(kind: $a) { id } }'],
  ['a variable of an unknown type', 'query ($a: Ordr) { loans(kind: $a) { id } }'],
  ['a variable of an output type', 'query ($a: Loan) { loans(kind: $a) { id } }'],
  ['an enum value in a variable', 'query ($a: Order) { loans(kind: "a", order: $a) { id } }', { a: 'ASENDING' }],
  ['a missing field in a variable', 'query ($a: Where) { loans(kind: "a", where: $a) { id } }', { a: {} }],
  ['quotes in a variable', 'query ($a: Where) { loans(kind: "a", where: $a) { id } }', { a: { 'x" y "': 1 } }],
  ['one quote in a variable', 'query ($a: Where) { loans(kind: "a", where: $a) { id } }', { a: { '"': 1 } }],
  [
    'a value in a variable',
    'query ($a: Where) { loans(kind: "a", where: $a) { id } }',
    { a: { ranked: 'UP', purpose: 1 } },
  ],
];

describe('an error', () => {
  // A row of two would make Jest pass a callback in the place of the variables.
  test.each(FAULTS.map(([name, query, variables = {}]) => ({ name, query, variables })))(
    'of $name tells no name that the client did not write',
    ({ query, variables }) => {
      const written = namesWritten(query, variables);
      const errors = errorsOf(query, variables);
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) {
        const { message, locations } = hide(error, written);
        expect((message.match(SECRETS) ?? []).filter((name) => !written.has(name))).toEqual([]);
        expect(message).not.toContain('Did you mean');
        expect(message.length).toBeGreaterThan(10);
        expect(locations).toEqual(error.locations);
      }
    },
  );

  test('of these kinds would tell such names', () => {
    const told = FAULTS.filter(([, query, variables]) => {
      const written = namesWritten(query, variables);
      return errorsOf(query, variables).some(({ message }) =>
        (message.match(SECRETS) ?? []).some((name) => !written.has(name)),
      );
    });
    expect(told.length).toBeGreaterThan(20);
  });

  test('keeps the words of the client and of the sentence', () => {
    const [error] = errorsOf('{ loans(kind: "a") { principl } }');
    expect(error && hide(error, namesWritten('{ loans(kind: "a") { principl } }')).message).toBe(
      'Cannot query field "principl" on type "…".',
    );
    const own = { message: 'loans.order: by kind, or by principalUsd', extensions: { argument: 'loans.order' } };
    expect(hide(own, namesWritten('{ loans(order: X) }'))).toEqual({
      message: 'loans.order: by kind, or by …',
      extensions: { argument: 'loans.order' },
    });
  });

  test('does not name an argument that the client left out', () => {
    const missing = { message: 'x', extensions: { code: 'BAD_USER_INPUT', argument: 'mine.kind' } };
    expect(hide(missing, namesWritten('{ mine: loans }')).extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test('tells neither what this server says of enum values, nor the end of what was shortened', () => {
    const quoted = { message: 'Enum "Order" takes DESC without quotes, which make it a text.' };
    expect(hide(quoted, new Set()).message).toBe('Enum "…" cannot represent this value.');
    const cut = { message: 'Value "aaa […7 characters…] a", "b", or "principalUsd"?' };
    expect(hide(cut, new Set()).message).toBe('Value "aaa […7 characters…]');
  });
});
