import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLError, graphqlSync, parse, validate } from 'graphql';
import { withoutSuggestions } from './suggestions.ts';

const schema = buildSchema(`
  type Query { loans(order: Order, where: Where): [Loan] }
  interface Node { id: ID }
  type Loan implements Node { id: ID principal: Int principalUsd: Int }
  enum Order { ASCENDING DESCENDING }
  input Where { principal: Int }
`);

const messagesOf = (query: string, variableValues = {}): readonly string[] => {
  const invalid = validate(schema, parse(query));
  const errors = invalid.length > 0 ? invalid : graphqlSync({ schema, source: query, variableValues }).errors;
  return (errors ?? []).map(({ message }: GraphQLError) => message);
};

describe('withoutSuggestions', () => {
  test.each([
    ['a field', '{ loanz { id } }', {}, 'loans'],
    ['several fields', '{ loans { principl } }', {}, 'principalUsd'],
    ['an argument', '{ loans(ordr: ASCENDING) { id } }', {}, 'order'],
    ['an enum value', '{ loans(order: ASENDING) { id } }', {}, 'ASCENDING'],
    ['an enum value in quotes', '{ loans(order: "DESCENDIN") { id } }', {}, 'DESCENDING'],
    ['an enum value in a variable', 'query ($o: Order) { loans(order: $o) { id } }', { o: 'ASENDING' }, 'ASCENDING'],
    ['a field of an input', '{ loans(where: { principl: 1 }) { id } }', {}, '"principal"'],
    [
      'a field of an input in a variable',
      'query ($w: Where) { loans(where: $w) { id } }',
      { w: { pincipal: 1 } },
      '"principal"',
    ],
    ['a type', '{ loans { ... on Lon { id } } }', {}, '"Loan"'],
  ])('withholds %s', (_, query, variables, name) => {
    const messages = messagesOf(query, variables);
    expect(messages.join('\n')).toContain(name);
    const shown = messages.map(withoutSuggestions);
    expect(shown.join('\n')).not.toContain(name);
    expect(shown.every((message) => message.length > 10)).toBe(true);
  });

  test('withholds what this server says instead, and the end of what was shortened', () => {
    const quoted = 'Enum "Order" takes DESC without quotes, which make it a text.';
    expect(withoutSuggestions(quoted)).toBe('Enum "Order" cannot represent this value.');
    expect(withoutSuggestions('Value "aaa […7 characters…] a", "b", or "principalUsd"?')).toBe(
      'Value "aaa […7 characters…]',
    );
  });

  test('leaves other messages alone', () => {
    const message = 'Field "loans" of type "[Loan]" must have a selection of subfields.';
    expect(withoutSuggestions(message)).toBe(message);
  });
});
