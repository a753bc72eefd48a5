import { describe, expect, test } from '@jest/globals';
import type { View } from './geometry.ts';
import { type PlacedText, placeTexts } from './labels.ts';
import type { Taken } from './room-on-screen.ts';
import { sceneOf } from './scene.ts';
import { edge, node } from './testing.ts';

const view: View = { scale: 1, x: 200, y: 200, sizes: 1, width: 400, height: 400 };
const measure = (text: string, size: number): number => text.length * size * 0.6;
const overlap = (one: PlacedText, other: PlacedText): boolean =>
  Math.abs(one.x - other.x) < (measure(one.text, one.size) + measure(other.text, other.size)) / 2 &&
  Math.abs(one.y - other.y) < (one.size + other.size) / 2;

const placed = (
  places: Readonly<Record<string, readonly [number, number]>>,
  must: readonly string[] = [],
  covered: readonly Taken[] = [],
) =>
  placeTexts(
    sceneOf({
      nodes: Object.keys(places).map((id) => node(id, { label: `label ${id}`, degree: id.charCodeAt(0), code: 'XY' })),
      edges: 'a' in places && 'b' in places ? [edge('e', 'a', 'b', { amountUsd: 5e9 })] : [],
    }),
    {
      view,
      measure,
      must: new Set(must),
      covered,
      places: new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }])),
    },
  );

describe('texts of the drawing', () => {
  test('are the code in a node, its label and the label of an edge', () => {
    expect(placed({ a: [-150, 0], b: [150, 0] }).map(({ text }) => text)).toEqual([
      'XY',
      'XY',
      'label b',
      'label a',
      '$5B',
    ]);
  });

  test('do not overlap; of nodes that lie close the most tied has its label', () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 26 }, (_, index) => [String.fromCharCode(97 + index), [index, 0] as const]),
    );
    const labels = placed(crowd).filter(({ rim }) => rim);
    expect(labels[0]?.of).toBe('z');
    expect(labels.length).toBeLessThan(10);
    for (const one of labels) for (const other of labels) if (one !== other) expect(overlap(one, other)).toBe(false);
  });

  test('of what is selected are always written', () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 26 }, (_, index) => [String.fromCharCode(97 + index), [index, 0] as const]),
    );
    expect(placed(crowd, ['a', 'e']).map(({ of }) => of)).toEqual(expect.arrayContaining(['a', 'e']));
  });

  test('are not written where something lies over the drawing, but beside it', () => {
    const below = { left: 20, top: 215, right: 80, bottom: 400 };
    const [, free] = placed({ a: [-150, 0] });
    const [, moved] = placed({ a: [-150, 0] }, [], [below]);
    expect(free?.y).toBeGreaterThan(below.top);
    expect(moved?.text).toBe('label a');
    expect(moved?.y).toBeLessThan(below.top);
    expect(
      placed({ a: [-150, 0] }, [], [{ left: 0, top: 0, right: 400, bottom: 400 }]).map(({ text }) => text),
    ).toEqual(['XY']);
  });

  test('are not written for what is out of sight', () => {
    expect(placed({ a: [5000, 0] })).toEqual([]);
  });
});
