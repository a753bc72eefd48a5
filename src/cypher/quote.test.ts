import { describe, expect, test } from '@jest/globals';
import { parameter, quote } from './quote.ts';

describe('quote', () => {
  test('doubles a backtick within', () => {
    expect(quote('Loan')).toBe('`Loan`');
    expect(quote('a`) DETACH DELETE (n')).toBe('`a``) DETACH DELETE (n`');
  });
});

describe('parameter', () => {
  test('is quoted behind the dollar sign', () => {
    expect(parameter('from')).toBe('$`from`');
  });
});
