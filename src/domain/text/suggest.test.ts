import { describe, expect, test } from '@jest/globals';
import { didYouMean, suggest } from './suggest.ts';

const COMMANDS = ['serve', 'seed', 'import', 'review', 'schema'];

describe('a suggestion', () => {
  test.each([
    ['sevre', 'serve'],
    ['imprt', 'import'],
    ['IMPORT', 'import'],
    ['schemas', 'schema'],
    ['sed', 'seed'],
  ])('for %s is %s', (typed, name) => expect(suggest(typed, COMMANDS)).toBe(name));

  test.each([['neo4j'], [''], ['x'], ['exports']])('is none for %j', (typed) =>
    expect(suggest(typed, COMMANDS)).toBeUndefined(),
  );

  test('takes the nearest, and of equally near ones the first', () => {
    expect(suggest('abcd', ['abxd', 'abcd'])).toBe('abcd');
    expect(suggest('abcd', ['abxd', 'abyd'])).toBe('abxd');
  });

  test('stands in brackets behind a message', () => {
    expect(didYouMean('sevre', COMMANDS)).toBe(' (did you mean serve?)');
    expect(didYouMean('neo4j', COMMANDS)).toBe('');
  });
});
