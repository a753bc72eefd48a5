import { constants, setPriority } from 'node:os';
import { platform } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { betweennessOf } from './betweenness.mjs';
import { seededRandom } from './random.mjs';
import { gatheredCommunities, rankedActors, sliceOf } from './slice.mjs';

// Requests have priority, even while this thread loads its modules. Only Linux has a priority per thread.
if (platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
const { UndirectedGraph } = await import('graphology');
const { default: louvainModule } = await import('graphology-communities-louvain');
const { degree, pagerank } = await import('graphology-metrics/centrality/index.js');

/** By its types the function is the module's `default`; at run time it is the module itself. */
const louvain = /** @type {typeof louvainModule.default} */ (/** @type {unknown} */ (louvainModule));

/**
 * Slices are built, measured and ranked in a thread, so that a large one blocks no request.
 * @typedef {object} Task
 * @property {'DEGREE' | 'PAGERANK' | 'BETWEENNESS' | 'COMMUNITIES'} measure
 * @property {string} lines the ties: see `sliceOf`
 * @property {number} first the most actors, or members of each community, in the result
 * @property {number} maxWalked the most ties walked for betweenness; beyond that it is estimated
 */

/**
 * @typedef {object} Measured
 * @property {number} size the number of actors
 * @property {number} ties the number of tied pairs
 * @property {number | null} sources the number of actors from which betweenness is estimated; null if nothing is estimated
 * @property {readonly { rank: number, score: number, degree: number, actor: string }[]} actors
 * @property {readonly { size: number, members: readonly string[] }[]} communities
 * @property {number | null} modularity
 */

/**
 * @param {Task} task
 * @returns {Measured}
 */
function measure({ measure, lines, first, maxWalked }) {
  const slice = sliceOf(lines);
  const [size, ties] = [slice.actors.length, slice.ties.length / 2];
  const found = { size, ties, sources: null, actors: [], communities: [], modularity: null };
  if (ties === 0) return found;
  if (measure === 'BETWEENNESS') {
    const { values, sources } = betweennessOf(slice, maxWalked);
    return { ...found, sources: sources < size ? sources : null, actors: rankedActors(slice, values, first) };
  }
  const graph = new UndirectedGraph();
  for (let node = 0; node < size; node++) graph.addNode(node);
  for (let index = 0; index < slice.ties.length; index += 2) graph.addEdge(slice.ties[index], slice.ties[index + 1]);
  if (measure === 'COMMUNITIES') {
    const { communities, modularity } = louvain.detailed(graph, { getEdgeWeight: null, rng: seededRandom() });
    return { ...found, communities: gatheredCommunities(slice, inOrder(communities, size), first), modularity };
  }
  return { ...found, actors: rankedActors(slice, inOrder(scoresOf(graph, measure), size), first) };
}

/**
 * @param {InstanceType<typeof UndirectedGraph>} graph
 * @param {'DEGREE' | 'PAGERANK'} measure
 */
function scoresOf(graph, measure) {
  if (measure === 'DEGREE') return degree(graph);
  return pagerank(graph, { getEdgeWeight: null, tolerance: 1e-9, maxIterations: 500 });
}

/**
 * @param {Readonly<Record<string, number>>} values by node
 * @param {number} count
 */
const inOrder = (values, count) => Float64Array.from({ length: count }, (_, node) => values[node] ?? 0);

parentPort?.on('message', (/** @type {Task} */ task) => parentPort?.postMessage(measure(task)));
