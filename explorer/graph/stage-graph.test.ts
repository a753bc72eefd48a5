import { describe, expect, test } from '@jest/globals';
import { sceneOf } from './scene.ts';
import type { Palette } from './scene-types.ts';
import { bringTo, edgeMarks, hasAll, NO_EMPHASIS, stageGraph } from './stage-graph.ts';
import { edge, node } from './testing.ts';

const palette = new Proxy({} as Palette, { get: (_, hue) => `var(${String(hue)})` });
const both = sceneOf({ nodes: [node('a'), node('b'), node('c')], edges: [edge('x', 'a', 'b'), edge('y', 'b', 'c')] });
const one = sceneOf({ nodes: [node('a'), node('b')], edges: [edge('x', 'a', 'b', { inForce: 'PRESUMED' })] });
const places = new Map([['a', { x: 3, y: 4 }]]);

describe('the graph that sigma draws', () => {
  test('has places and marks', () => {
    const graph = stageGraph(both, places, palette, NO_EMPHASIS, null);
    expect(graph.getNodeAttributes('a')).toMatchObject({ x: 3, y: 4, shape: 'circle', color: 'var(country)' });
    expect(graph.getEdgeAttributes('x')).toMatchObject({ head: 'arrow', gap: 0, path: 'line' });
  });

  test('is changed in place where it has all: what is gone is hidden and comes back', () => {
    const graph = stageGraph(both, places, palette, NO_EMPHASIS, null);
    expect(hasAll(graph, one)).toBe(true);
    expect(bringTo(graph, one, palette, NO_EMPHASIS)).toEqual({ nodes: ['c'], edges: ['x', 'y'] });
    expect(graph.getEdgeAttributes('y').visibility).toBe('hidden');
    expect(graph.getEdgeAttributes('x').gap).toBe(6);
    expect(bringTo(graph, both, palette, NO_EMPHASIS)).toEqual({ nodes: ['c'], edges: ['x', 'y'] });
    expect(graph.getNodeAttributes('c').visibility).toBe('visible');
    expect(bringTo(graph, both, palette, NO_EMPHASIS)).toEqual({ nodes: [], edges: [] });
  });

  test('keeps what it had, unseen, where a day brings more', () => {
    const before = stageGraph(one, places, palette, NO_EMPHASIS, null);
    const more = sceneOf({ nodes: [node('b'), node('c')], edges: [edge('y', 'b', 'c')] });
    expect(hasAll(before, more)).toBe(false);
    const graph = stageGraph(more, places, palette, NO_EMPHASIS, before);
    expect(graph.getEdgeAttributes('x').visibility).toBe('hidden');
    expect(graph.getNodeAttributes('a')).toMatchObject({ x: 3, y: 4, visibility: 'hidden' });
    expect(hasAll(graph, one)).toBe(true);
  });

  test('what is pointed at stands out, and the rest is faint', () => {
    const [x, y] = both.edges;
    const emphasis = { strong: new Set(['x']), fadeRest: true };
    expect(x && edgeMarks(x, palette, emphasis)).toMatchObject({ opacity: 1, depth: 'topEdges' });
    expect(y && edgeMarks(y, palette, emphasis).opacity).toBeLessThan(0.2);
    expect(y && edgeMarks(y, palette, { ...emphasis, fadeRest: false }).opacity).toBeGreaterThan(0.5);
  });
});
