import { constants, setPriority } from 'node:os';
import { platform } from 'node:process';
import { parentPort } from 'node:worker_threads';

// Requests go first, also while this thread loads what it needs. Only on Linux is this the priority of the thread alone.
if (platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
const { UndirectedGraph } = await import('graphology');
const { default: louvainModule } = await import('graphology-communities-louvain');
const { betweenness, degree, pagerank } = await import('graphology-metrics/centrality/index.js');

/** Its types say that the function is the module's `default`; at run time it is the module. */
const louvain = /** @type {typeof louvainModule.default} */ (/** @type {unknown} */ (louvainModule));

/**
 * Graphs are measured in a thread of its own, so that a large one keeps no other request waiting.
 * @typedef {object} Task
 * @property {'DEGREE' | 'PAGERANK' | 'BETWEENNESS' | 'COMMUNITIES'} measure
 * @property {number} count of the nodes, which are numbered from 0
 * @property {Uint32Array} ties the two nodes of each, one tie after the other
 */

/**
 * @typedef {object} Measured
 * @property {Float64Array} values the score of each node, or the number of its community
 * @property {number | null} modularity
 */

/**
 * A generator of random numbers that always gives the same (mulberry32): Louvain shuffles its nodes.
 * @returns {() => number}
 */
function steadyRandom() {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {Task} task
 * @returns {Measured}
 */
function measure({ measure, count, ties }) {
  const graph = new UndirectedGraph();
  for (let node = 0; node < count; node++) graph.addNode(node);
  for (let index = 0; index < ties.length; index += 2) graph.addEdge(ties[index], ties[index + 1]);
  switch (measure) {
    case 'DEGREE':
      return { values: inOrder(degree(graph), count), modularity: null };
    case 'PAGERANK': {
      const ranks = pagerank(graph, { getEdgeWeight: null, tolerance: 1e-9, maxIterations: 500 });
      return { values: inOrder(ranks, count), modularity: null };
    }
    case 'BETWEENNESS':
      return { values: inOrder(betweenness(graph, { getEdgeWeight: null }), count), modularity: null };
    case 'COMMUNITIES': {
      const { communities, modularity } = louvain.detailed(graph, { getEdgeWeight: null, rng: steadyRandom() });
      return { values: inOrder(communities, count), modularity };
    }
  }
}

/**
 * @param {Readonly<Record<string, number>>} values by node
 * @param {number} count
 */
const inOrder = (values, count) => Float64Array.from({ length: count }, (_, node) => values[node] ?? 0);

parentPort?.on('message', (/** @type {Task} */ task) => {
  const measured = measure(task);
  parentPort?.postMessage(measured, [/** @type {ArrayBuffer} */ (measured.values.buffer)]);
});
