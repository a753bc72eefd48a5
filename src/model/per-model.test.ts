import { describe, expect, test } from '@jest/globals';
import { loadModel } from './load.ts';
import { perModel } from './per-model.ts';

describe('perModel', () => {
  test('derives once from each model', () => {
    const asked: number[] = [];
    const derive = perModel(({ nodes }) => {
      asked.push(nodes.size);
      return { size: nodes.size };
    });
    const [one, other] = [loadModel(), { ...loadModel(), nodes: new Map() }];
    expect(derive(one)).toBe(derive(one));
    expect(derive(other)).toEqual({ size: 0 });
    expect(derive(one)).toEqual({ size: one.nodes.size });
    expect(asked).toEqual([one.nodes.size, 0]);
  });
});
