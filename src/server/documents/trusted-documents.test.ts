import { describe, expect, test } from '@jest/globals';
import { sha256Of, TrustedDocuments } from './trusted-documents.ts';

const A = '{ a }';
const B = '{ b }';
const HASH = sha256Of(A);

const trusting = (...maps: readonly Readonly<Record<string, string>>[]) =>
  new TrustedDocuments(
    maps.map((map, index) => ({
      file: `${index}.json`,
      entries: Object.entries(map).map(([id, text]) => ({ id, text })),
    })),
  );

describe('TrustedDocuments', () => {
  test('hashes the example of GraphQL over HTTP as it says', () => {
    expect(sha256Of('query($id:ID!){user(id:$id){name}}')).toBe(
      '71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b',
    );
    expect(sha256Of('"é🐎"')).toBe(sha256Of(Buffer.from('"é🐎"', 'utf8').toString('utf8')));
  });

  test.each([
    ['its own id', 'my-a'],
    ['the SHA-256 of its text', HASH],
    ['that with a prefix', `sha256:${HASH}`],
  ])('finds a document by %s', (_, id) => {
    expect(trusting({ 'my-a': A, 'my-b': B }).textOf(id)).toBe(A);
  });

  test.each(['', 'my-A', HASH.toUpperCase(), `SHA256:${HASH}`, `sha256:${HASH.slice(1)}`, 'toString', '__proto__'])(
    'finds nothing by %p',
    (id) => {
      expect(trusting({ 'my-a': A }).textOf(id)).toBeUndefined();
    },
  );

  test('trusts a text to the character', () => {
    const trusted = trusting({ 'my-a': A });
    expect(trusted.has(A)).toBe(true);
    expect(trusted.has(`${A} `)).toBe(false);
    expect(trusted.has(B)).toBe(false);
    expect(new TrustedDocuments().has(A)).toBe(false);
  });

  test('takes one document in several files, and by several ids', () => {
    const trusted = trusting({ a: A, b: A, [HASH]: A }, { a: A, c: A });
    expect(['a', 'b', 'c'].map((id) => trusted.textOf(id))).toEqual([A, A, A]);
    expect(trusted.documents).toEqual([{ id: 'a', text: A, file: '0.json' }]);
  });

  test.each([
    [
      'one id with two texts',
      [{ a: A }, { a: B }],
      '1.json: "a" has another text than the document of 0.json that "a"',
    ],
    [
      'an id that is the SHA-256 of another document',
      [{ [HASH]: B, mine: A }],
      `0.json: "mine" has another text than the document that "${HASH}" also stands for`,
    ],
    [
      'that in the other order',
      [{ mine: A }, { [HASH]: B }],
      `1.json: "${HASH}" has another text than the document of 0.json that "${HASH}" also stands for, by the entry "mine"`,
    ],
    ['a false SHA-256', [{ [`sha256:${HASH}`]: B }], `0.json: "sha256:${HASH}" is not the SHA-256 of its text`],
    ['a short SHA-256', [{ 'sha256:ab': A }], '0.json: "sha256:ab" is not the SHA-256 of its text'],
  ])('refuses %s, and names the entries', (_, maps, message) => {
    expect(() => trusting(...(maps as readonly Record<string, string>[]))).toThrow(message);
  });
});
