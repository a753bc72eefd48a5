import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLink, writeLink } from './link.ts';

const PAGE = 'https://a.example/entente/?query=old#old';

describe('a link', () => {
  test('reads back the operation that was written, whatever its text', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 }).filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (query, variables) => {
        const linked = variables === undefined ? { query } : { query, variables };
        const link = writeLink(PAGE, linked);
        expect(link.startsWith('https://a.example/entente/')).toBe(true);
        expect(readLink(link)).toEqual(linked);
      }),
      { numRuns: 50 },
    );
  });

  test('puts a short operation in the query string and a long one after #', () => {
    expect(writeLink(PAGE, { query: '{ a }' })).toBe('https://a.example/entente/?query=%7B+a+%7D');
    expect(new URL(writeLink(PAGE, { query: 'a'.repeat(5000) })).search).toBe('');
  });

  test.each([
    'https://a.example/',
    'https://a.example/?query=',
    'https://a.example/#top',
    'https://a.example/?variables={}',
  ])('at %s names no operation', (url) => expect(readLink(url)).toBeUndefined());
});
