import { expect, test } from '@jest/globals';
import type { View } from './geometry.ts';
import { edgeAt } from './hit.ts';
import { sceneOf } from './scene.ts';
import { edge, node } from './testing.ts';

const view: View = { scale: 1, x: 100, y: 100, sizes: 1, width: 400, height: 400 };
const places = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 200, y: 0 }],
]);
const { edges } = sceneOf({
  nodes: [node('a'), node('b')],
  edges: [edge('left', 'a', 'b'), edge('middle', 'a', 'b'), edge('back', 'b', 'a')],
});

test('the nearest of edges side by side is pointed at, on its curve', () => {
  // They bend by 0.16 of their length, so their middles lie 16 points apart.
  expect([84, 100, 116].map((y) => edgeAt(edges, places, view, { x: 200, y }))).toEqual(['back', 'middle', 'left']);
});

test('nothing is pointed at beside all of them, or where a node has no place', () => {
  expect(edgeAt(edges, places, view, { x: 200, y: 140 })).toBeNull();
  expect(edgeAt(edges, places, view, { x: 20, y: 100 })).toBeNull();
  expect(edgeAt(edges, new Map(), view, { x: 200, y: 100 })).toBeNull();
});

test('a wide edge is pointed at by all of its width', () => {
  const wide = sceneOf({ nodes: [node('a'), node('b')], edges: [edge('wide', 'a', 'b', { amountUsd: 1e12 })] });
  expect(edgeAt(wide.edges, places, view, { x: 200, y: 109 })).toBe('wide');
  expect(edgeAt(wide.edges, places, view, { x: 200, y: 115 })).toBeNull();
});
