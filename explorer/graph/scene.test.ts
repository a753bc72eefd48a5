import { describe, expect, test } from '@jest/globals';
import { edgeLabel, MOST_EDGES, MOST_NODES, sceneOf } from './scene.ts';
import { edge, node } from './testing.ts';

describe('a scene', () => {
  test('has each node and edge of the picture, with its marks', () => {
    const { nodes, edges, leftOut } = sceneOf({
      nodes: [node('a', { code: 'AA', degree: 9 }), node('b', { kind: 'Person' })],
      edges: [edge('x', 'a', 'b', { amountUsd: 5e10, inForce: 'PRESUMED', disputed: true, found: true })],
    });
    expect(nodes.map(({ shape, code }) => [shape, code])).toEqual([
      ['circle', 'AA'],
      ['triangle', null],
    ]);
    expect(edges).toMatchObject([
      { id: 'x', line: 'dashed', arrow: true, disputed: true, found: true, hue: 'accent', label: '$50B', curvature: 0 },
    ]);
    expect(leftOut).toEqual({ nodes: 0, edges: 0 });
  });

  test('puts edges between the same two beside each other, also those that lead back', () => {
    const { edges } = sceneOf({
      nodes: [node('a'), node('b')],
      edges: [edge('x', 'a', 'b'), edge('y', 'b', 'a')],
    });
    // Both bend to their own right, hence to different sides.
    expect(edges.map(({ curvature }) => curvature)).toEqual([-0.08, -0.08]);
  });

  test('draws 10,000 edges between two as one with its count, as sure as the surest of them', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      edge(`x${index}`, index % 2 ? 'a' : 'b', index % 2 ? 'b' : 'a', { inForce: index === 7 ? 'SHOWN' : 'POSSIBLE' }),
    );
    const { edges, leftOut } = sceneOf({ nodes: [node('a'), node('b')], edges: many });
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({ line: 'solid', arrow: false, label: '10,000 loans' });
    expect(edges[0]?.facts).toHaveLength(10_000);
    expect(leftOut.edges).toBe(0);
  });

  test('of a node with 50,000 ties draws what it can, and says how much it left out', () => {
    const others = Array.from({ length: 50_000 }, (_, index) => `n${index}`);
    const { nodes, edges, leftOut } = sceneOf({
      nodes: [
        ...others.map((id) => node(id)),
        node('hub', { degree: 50_000 }),
        node('asked', { root: true, degree: 0 }),
      ],
      edges: others.map((id) => edge(`e${id}`, 'hub', id)),
    });
    expect(nodes).toHaveLength(MOST_NODES);
    expect(nodes.slice(-2).map(({ id }) => id)).toEqual(['hub', 'asked']);
    expect(edges.length).toBeLessThanOrEqual(MOST_EDGES);
    expect(leftOut).toEqual({ nodes: 50_002 - MOST_NODES, edges: 50_000 - edges.length });
  });

  test('cuts long names', () => {
    const { nodes } = sceneOf({ nodes: [node('a', { label: '<b>'.repeat(2000) })], edges: [] });
    expect([...(nodes[0]?.label ?? '')].length).toBeLessThanOrEqual(36);
  });
});

test('an edge is called by its amount, its name, its status or its role, and never by a code', () => {
  expect(edgeLabel(edge('x', 'a', 'b', { amountUsd: 1e9, label: 'Title' }))).toBe('$1B');
  expect(edgeLabel(edge('x', 'a', 'b', { label: 'Title' }))).toBe('Title');
  expect(edgeLabel(edge('x', 'a', 'b'))).toBe('Loan');
  expect(edgeLabel(edge('x', 'a', 'b', { kind: 'TENURE', label: 'OPEC' }))).toBe('OPEC');
  expect(edgeLabel(edge('x', 'a', 'b', { kind: 'MEMBERSHIP', status: 'APPLICANT' }))).toBe('applicant');
  const part = { kind: 'EVENT', label: 'A visit', ofHub: true } as const;
  expect(edgeLabel(edge('x', 'a', 'b', { ...part, fromRole: 'HOST, HEAD_OF_DELEGATION' }))).toBe(
    'host, head of delegation',
  );
});
