import { describe, expect, test } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';
import { GraphError } from '../graph/index.ts';
import type { Ask } from './ask.ts';
import { patient } from './patient.ts';

const DOCUMENT = parse('{ a }');
const wrapped = (error: Error): GraphQLError => new GraphQLError(error.message, { originalError: error });

/** Fails with these errors, one a time, then answers. */
function failing(errors: readonly Error[]): { readonly ask: Ask; readonly tries: () => number } {
  let tries = 0;
  const ask: Ask = async () => {
    const error = errors[tries++];
    if (error) throw error;
    return { a: 1 };
  };
  return { ask, tries: () => tries };
}

describe('patient', () => {
  const busy = wrapped(new GraphError('GRAPH_UNAVAILABLE', 'overloaded'));

  test('asks again while the graph has no time', async () => {
    const { ask, tries } = failing([busy, wrapped(new GraphError('DEADLINE_EXCEEDED', 'late'))]);
    expect(await patient(ask, [0, 0])(DOCUMENT, {})).toEqual({ a: 1 });
    expect(tries()).toBe(3);
  });

  test('gives up in the end', async () => {
    const { ask, tries } = failing([busy, busy, busy]);
    await expect(patient(ask, [0, 0])(DOCUMENT, {})).rejects.toBe(busy);
    expect(tries()).toBe(3);
  });

  test('throws any other error at once', async () => {
    for (const error of [wrapped(new GraphError('QUERY_FAILED', 'no')), new GraphQLError('bad'), new Error('x')]) {
      const { ask, tries } = failing([error]);
      await expect(patient(ask, [0, 0])(DOCUMENT, {})).rejects.toBe(error);
      expect(tries()).toBe(1);
    }
  });
});
