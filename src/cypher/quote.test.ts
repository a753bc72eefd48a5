import { describe, expect, test } from '@jest/globals';
import { literal, parameter, quote } from './quote.ts';

describe('quote', () => {
  test('puts an identifier in backticks', () => {
    expect(quote('Loan')).toBe('`Loan`');
    expect(quote('order by')).toBe('`order by`');
  });

  test('refuses a backtick', () => {
    expect(() => quote('a`) DETACH DELETE (n')).toThrow('The name "a`) DETACH DELETE (n" has a backtick');
  });
});

describe('parameter', () => {
  test('quotes the name after the dollar sign', () => {
    expect(parameter('from')).toBe('$`from`');
  });
});

describe('literal', () => {
  test('escapes quotes and backslashes', () => {
    expect(literal('Loan')).toBe("'Loan'");
    expect(literal("O'Higgins \\")).toBe("'O\\'Higgins \\\\'");
  });
});
