import { parentPort, workerData } from 'node:worker_threads';
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { betweenness, degree, pagerank } from 'graphology-metrics/centrality/index.js';

/** Its types say that the function is the module's `default`; at run time it is the module. */
const louvain = /** @type {typeof louvainModule.default} */ (/** @type {unknown} */ (louvainModule));

/**
 * Measures a graph in a thread of its own, so that a large one keeps no other request waiting.
 * @typedef {object} Task
 * @property {'DEGREE' | 'PAGERANK' | 'BETWEENNESS' | 'COMMUNITIES'} measure
 * @property {readonly string[]} nodes in an order that is always the same
 * @property {readonly (readonly [string, string])[]} ties each pair once
 */

/**
 * @typedef {object} Measured
 * @property {Readonly<Record<string, number>>} values the score of each node, or the number of its community
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
function measure({ measure, nodes, ties }) {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node);
  for (const [one, other] of ties) graph.addEdge(one, other);
  switch (measure) {
    case 'DEGREE':
      return { values: degree(graph), modularity: null };
    case 'PAGERANK':
      return {
        values: pagerank(graph, { getEdgeWeight: null, tolerance: 1e-9, maxIterations: 500 }),
        modularity: null,
      };
    case 'BETWEENNESS':
      return { values: betweenness(graph, { getEdgeWeight: null }), modularity: null };
    case 'COMMUNITIES': {
      const { communities, modularity } = louvain.detailed(graph, { getEdgeWeight: null, rng: steadyRandom() });
      return { values: communities, modularity };
    }
  }
}

parentPort?.postMessage(measure(/** @type {Task} */ (workerData)));
