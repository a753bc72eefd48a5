import { describe, expect, test } from '@jest/globals';
import { distance } from './geometry.ts';
import { sceneOf } from './scene.ts';
import { NEAR, neighboursOf, startPlaces } from './start-places.ts';
import { edge, node } from './testing.ts';

const scene = sceneOf({
  nodes: ['a', 'b', 'c', 'd', 'alone'].map((id) => node(id)),
  edges: [edge('1', 'a', 'b'), edge('2', 'c', 'b'), edge('3', 'a', 'd')],
});

describe('start places', () => {
  test('are the same each time, whatever the order of nodes and edges', () => {
    const turned = { nodes: scene.nodes.toReversed(), edges: scene.edges.toReversed() };
    expect(new Map([...startPlaces(turned, new Map())].toSorted())).toEqual(
      new Map([...startPlaces(scene, new Map())].toSorted()),
    );
  });

  test('of new nodes lie near the neighbour that has a place, which stays', () => {
    const known = new Map([['a', { x: 5000, y: -3000 }]]);
    const places = startPlaces(scene, known);
    expect([...places.keys()].toSorted()).toEqual(['alone', 'b', 'c', 'd']);
    for (const id of ['b', 'd'])
      expect(distance(places.get(id) ?? { x: 0, y: 0 }, { x: 5000, y: -3000 })).toBeLessThan(2 * NEAR);
    expect(distance(places.get('c') ?? { x: 0, y: 0 }, places.get('b') ?? { x: 0, y: 0 })).toBeLessThan(2 * NEAR);
  });

  test('differ from node to node', () => {
    const places = [...startPlaces(scene, new Map()).values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(5);
  });

  test('of 4,000 nodes in a chain are found without deep recursion', () => {
    const chain = sceneOf({
      nodes: Array.from({ length: 4000 }, (_, index) => node(`n${index}`)),
      edges: Array.from({ length: 3999 }, (_, index) => edge(`e${index}`, `n${index}`, `n${index + 1}`)),
    });
    expect(startPlaces(chain, new Map()).size).toBe(4000);
  });
});

test('neighbours are those of both ends', () => {
  expect(neighboursOf(scene).get('b')).toEqual(['a', 'c']);
});
