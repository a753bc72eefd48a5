import { describe, expect, test } from '@jest/globals';
import { didYouMean, suggest } from './suggest.ts';

const COMMANDS = ['serve', 'seed', 'import', 'review', 'schema'];

describe('suggest', () => {
  test.each([
    ['sevre', 'serve'],
    ['imprt', 'import'],
    ['IMPORT', 'import'],
    ['schemas', 'schema'],
    ['sed', 'seed'],
  ])('corrects %s to %s', (typed, name) => expect(suggest(typed, COMMANDS)).toBe(name));

  test.each([['neo4j'], [''], ['x'], ['exports']])('returns undefined for %j', (typed) =>
    expect(suggest(typed, COMMANDS)).toBeUndefined(),
  );

  test('prefers the nearest name, then the first', () => {
    expect(suggest('abcd', ['abxd', 'abcd'])).toBe('abcd');
    expect(suggest('abcd', ['abxd', 'abyd'])).toBe('abxd');
  });

  test('feeds didYouMean, which puts the suggestion in parentheses', () => {
    expect(didYouMean('sevre', COMMANDS)).toBe(' (did you mean serve?)');
    expect(didYouMean('neo4j', COMMANDS)).toBe('');
  });
});
