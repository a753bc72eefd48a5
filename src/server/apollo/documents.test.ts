import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createDocumentStore } from './documents.ts';

describe('createDocumentStore', () => {
  test('keeps a document until others push it out', async () => {
    const store = createDocumentStore();
    const first = parse('{ a0: __typename }');
    await store?.set('0', first);
    expect(await store?.get('0')).toBe(first);
    for (let index = 1; index <= 500; index++) await store?.set(String(index), parse(`{ a${index}: __typename }`));
    expect(await store?.get('0')).toBeUndefined();
    expect(await store?.get('500')).toBeDefined();
  });

  test('evicts more for long documents', async () => {
    const store = createDocumentStore();
    const long = (index: number) => parse(`# ${'x'.repeat(200_000)}\n{ a${index}: __typename }`);
    for (let index = 0; index < 3; index++) await store?.set(String(index), long(index));
    expect(await store?.get('0')).toBeUndefined();
    expect(await store?.get('2')).toBeDefined();
  });
});
