import { expect, test } from '@jest/globals';
import { isDirection, nextTowards } from './neighbour-keys.ts';

const places = new Map([
  ['right', { x: 100, y: 5 }],
  ['far right', { x: 300, y: 0 }],
  ['up', { x: 10, y: 80 }],
  ['here', { x: 0, y: 0 }],
]);
const from = { x: 0, y: 0 };

test('an arrow key leads to the nearest in its direction', () => {
  expect(nextTowards('ArrowRight', from, places.keys(), places)).toBe('right');
  expect(nextTowards('ArrowUp', from, places.keys(), places)).toBe('up');
});

test('where nothing lies in that direction it leads nowhere', () => {
  expect(nextTowards('ArrowDown', from, places.keys(), places)).toBeNull();
  expect(nextTowards('Enter', from, places.keys(), places)).toBeNull();
  expect(isDirection('toString')).toBe(false);
});
