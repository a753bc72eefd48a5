import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { VALIDATION_RULES } from './validation-rules.ts';

const READING = buildSchema('type Query { a: Int }');
const WRITING = buildSchema('type Query { a: Int } type Mutation { b: Int }');
const RENAMED = buildSchema(
  'schema { query: Q, subscription: S } type Q { a: Int } type S { c: Int } type Mutation { b: Int }',
);

const remarks = (schema: typeof READING, document: string): readonly string[] =>
  validate(schema, parse(document), VALIDATION_RULES).map(({ message }) => message);

describe('an operation', () => {
  test.each([
    [READING, 'mutation { b }', ['The API has no mutation; an operation can be a query.']],
    [READING, 'subscription S { c }', ['The API has no subscription; an operation can be a query.']],
    [READING, 'query A { a } mutation B { b } subscription C { c }', [/no mutation/, /no subscription/]],
    [WRITING, 'subscription { c }', ['The API has no subscription; an operation can be a query or a mutation.']],
    [RENAMED, 'mutation { b }', [/no mutation; an operation can be a query or a subscription/]],
  ])('is refused if its type is missing from the schema, case %#', (schema, document, expected) => {
    expect(remarks(schema, document)).toEqual(
      expected.map((text) => (text instanceof RegExp ? expect.stringMatching(text) : text)),
    );
  });

  test.each([
    [READING, '{ a }'],
    [WRITING, 'query A { a } mutation B { b }'],
    [RENAMED, 'subscription { c }'],
  ])('is accepted if its type is in the schema, case %#', (schema, document) => {
    expect(remarks(schema, document)).toEqual([]);
  });
});

test('refuses a variable called __proto__', () => {
  expect(remarks(READING, 'query ($__proto__: Int = 1) { a @skip(if: false) }')).toContain(
    'A variable cannot be called "__proto__".',
  );
});
