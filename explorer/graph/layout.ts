import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { LayoutQuestion } from './layout-types.ts';

/** Units of the graph for one of the layout's: two tied nodes alone then lie about 100 apart. */
const UNIT = 14;
const PER_NODE = 10;
const PER_EDGE = 3;
/** The columns of a node's row. */
const [X, Y, MASS, CONVERGENCE, SIZE, FIXED] = [0, 1, 6, 7, 8, 9];
/** Half of a node with its label, so that adjusting for sizes keeps labels readable. */
const RADIUS = 1.6;

const MANY = 800;

const settingsOf = (order: number): ForceAtlas2Settings => ({
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 12,
  strongGravityMode: true,
  gravity: 0.03,
  slowDown: 1 + Math.log(1 + order),
  barnesHutOptimize: order > MANY,
  barnesHutTheta: 0.8,
});

/** How often at most all nodes are moved: fewer times where each is dear. It is the only limit, so that it ends. */
export const mostSteps = (order: number): number => Math.max(60, Math.min(600, Math.round(400_000 / (order + 1))));

/** Below this, in units of the graph, nothing is seen to move. */
const STILL = 0.15;

/** A layout that is taken step by step. */
export interface Layout {
  /** Takes so many steps; true when it has come to rest. */
  readonly advance: (steps: number) => boolean;
  readonly places: () => Float32Array;
}

export function startLayout({ places, fixed, ties }: Omit<LayoutQuestion, 'run' | 'steps'>): Layout {
  const order = fixed.length;
  const settings = settingsOf(order);
  const nodes = nodeRows(places, fixed);
  const edges = edgeRows(ties, nodes);
  const free = fixed.some((one) => one === 0);
  let left = free ? mostSteps(order) : 0;
  return {
    advance: (steps) => {
      const before = placesOf(nodes);
      const taken = Math.min(steps, left);
      for (let step = 0; step < taken; step++) iterate(settings, nodes, edges);
      left -= taken;
      return left === 0 || largestMove(before, placesOf(nodes)) < STILL * taken;
    },
    places: () => {
      const now = placesOf(nodes);
      // To the last bit as they came: a fixed node is not moved by a rounding.
      for (let index = 0; index < order; index++) {
        if (fixed[index] === 1) now.set(places.subarray(2 * index, 2 * index + 2), 2 * index);
      }
      return now;
    },
  };
}

function nodeRows(places: Float32Array, fixed: Uint8Array): Float32Array {
  const rows = new Float32Array(fixed.length * PER_NODE);
  fixed.forEach((one, index) => {
    const row = index * PER_NODE;
    rows[row + X] = (places[2 * index] ?? 0) / UNIT;
    rows[row + Y] = (places[2 * index + 1] ?? 0) / UNIT;
    rows[row + MASS] = 1;
    rows[row + CONVERGENCE] = 1;
    rows[row + SIZE] = RADIUS;
    rows[row + FIXED] = one;
  });
  return rows;
}

/** Ties side by side pull once and a little more each, so that a bundle does not glue its ends together. */
function edgeRows(ties: Uint32Array, nodes: Float32Array): Float32Array {
  const weights = new Map<string, number>();
  for (let index = 0; index < ties.length; index += 2) {
    const [from = 0, to = 0] = ties.subarray(index, index + 2);
    if (from === to) continue;
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`;
    weights.set(pair, (weights.get(pair) ?? 0) + 1);
  }
  const rows = new Float32Array(weights.size * PER_EDGE);
  let row = 0;
  for (const [pair, count] of weights) {
    const [from = 0, to = 0] = pair.split(' ').map((index) => Number(index) * PER_NODE);
    rows.set([from, to, 1 + 0.2 * Math.log2(count)], row);
    row += PER_EDGE;
    nodes[from + MASS] = (nodes[from + MASS] ?? 0) + 1;
    nodes[to + MASS] = (nodes[to + MASS] ?? 0) + 1;
  }
  return rows;
}

function placesOf(nodes: Float32Array): Float32Array {
  const places = new Float32Array((nodes.length / PER_NODE) * 2);
  for (let index = 0; index < places.length / 2; index++) {
    places[2 * index] = (nodes[index * PER_NODE + X] ?? 0) * UNIT;
    places[2 * index + 1] = (nodes[index * PER_NODE + Y] ?? 0) * UNIT;
  }
  return places;
}

function largestMove(before: Float32Array, after: Float32Array): number {
  let most = 0;
  for (let index = 0; index < after.length; index++) {
    most = Math.max(most, Math.abs((after[index] ?? 0) - (before[index] ?? 0)));
  }
  return most;
}
