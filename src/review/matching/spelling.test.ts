import { describe, expect, test } from '@jest/globals';
import { editDistance } from '../../domain/index.ts';
import { soundOf, spellingMatch } from './spelling.ts';

const spelled = (text: string) => ({ text, sound: soundOf(text) });
const match = (one: string, other: string) => spellingMatch(spelled(one), spelled(other));

describe('editDistance', () => {
  test.each([
    ['orban', 'orban', 3, 0],
    ['orban', 'orbn', 3, 1],
    ['ilhma', 'ilham', 3, 1],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, 3],
    ['abc', 'abcdefgh', 2, 3],
    ['', 'ab', 2, 2],
  ])('of %p and %p, up to %p, is %p', (one, other, maxDistance, distance) => {
    expect(editDistance(one, other, maxDistance)).toBe(distance);
    expect(editDistance(other, one, maxDistance)).toBe(distance);
  });
});

describe('spellingMatch', () => {
  test.each([
    ['mohamed', 'muhammad'],
    ['lukashenko', 'lukashenka'],
    ['rakhmonov', 'rahmon'],
    ['qabus', 'kaboos'],
    ['khalifah', 'khalifa'],
    ['berdymukhammedov', 'berdimuhamedov'],
    ['afeworki', 'afwerki'],
  ])('matches %p and %p, but not fully', (one, other) => {
    expect(match(one, other)).toBeGreaterThanOrEqual(0.6);
    expect(match(one, other)).toBeLessThan(match(one, one));
    expect(match(other, one)).toBe(match(one, other));
  });

  test.each([
    ['rama', 'rana'],
    ['kabila', 'kabore'],
    ['hassan', 'hussein'],
    ['karimov', 'rahimov'],
    ['castro', 'cardoso'],
  ])('does not match %p and %p', (one, other) => expect(match(one, other)).toBe(0));
});
