import { seededRandom } from './random.mjs';
import { degreesOf } from './slice.mjs';

/**
 * The share of shortest chains between others that pass through each actor, by Brandes' algorithm, which walks all ties
 * once per source. Leaves, actors with a single tie, are not sources: all their chains pass through their neighbor, which
 * counts them. In a graph of leaders and countries most actors are leaves. If the walk would still exceed `maxWalked`
 * ties, betweenness is estimated from a random sample of sources.
 * @param {import('./slice.mjs').Slice} slice
 * @param {number} maxWalked
 * @returns {{ values: Float64Array, sources: number }} `sources` is the number of source actors
 */
export function betweennessOf(slice, maxWalked) {
  const size = slice.actors.length;
  const { core, stems, counts, cores } = withoutLeaves(slice);
  const ties = core.ties.length / 2;
  const sources = cores * ties <= maxWalked ? size : Math.min(size, Math.max(1, Math.floor(maxWalked / ties)));
  const times = new Uint32Array(size);
  for (const position of sample(size, sources)) {
    const stem = stems[position] ?? 0;
    times[stem] = (times[stem] ?? 0) + 1;
  }
  const values = new Float64Array(size);
  const { walk, reached } = walker(core, counts, values);
  for (const [source, count] of times.entries()) if (count > 0) walk(source, count);
  const pairs = (size - 1) * (size - 2);
  if (pairs <= 0) return { values, sources };
  return {
    values: values.map((value, position) => {
      const leaves = (counts[position] ?? 1) - 1;
      // The chains from its leaves to all others and back, and among its leaves.
      const own = leaves > 0 ? leaves * (2 * (reached(position) - 1 - leaves) + leaves - 1) : 0;
      return ((value * size) / sources + own) / pairs;
    }),
    sources,
  };
}

/**
 * The slice without the ties of leaves; the stem of each actor, which is the neighbor of a leaf and otherwise itself; and the
 * number of actors that each stands for.
 * @param {import('./slice.mjs').Slice} slice
 */
function withoutLeaves(slice) {
  const degrees = degreesOf(slice);
  const stems = Uint32Array.from(degrees.keys());
  const counts = new Uint32Array(degrees.length).fill(1);
  let cores = degrees.length;
  const ties = slice.ties.filter((one, index) => {
    const other = slice.ties[index % 2 === 0 ? index + 1 : index - 1] ?? 0;
    const [leaf, stem] = degrees[one] === 1 ? [one, other] : [other, one];
    // Of two actors tied only to each other, neither is a leaf.
    if (degrees[leaf] !== 1 || degrees[stem] === 1) return true;
    if (index % 2 === 0) {
      stems[leaf] = stem;
      counts[leaf] = 0;
      counts[stem] = (counts[stem] ?? 0) + 1;
      cores--;
    }
    return false;
  });
  return { core: { actors: slice.actors, ties }, stems, counts, cores };
}

/** A random sample of positions, without duplicates. @param {number} size @param {number} count */
function sample(size, count) {
  const positions = Uint32Array.from({ length: size }, (_, position) => position);
  if (count === size) return positions;
  const random = seededRandom();
  for (let index = 0; index < count; index++) {
    const other = index + Math.floor(random() * (size - index));
    const one = positions[index] ?? 0;
    positions[index] = positions[other] ?? 0;
    positions[other] = one;
  }
  return positions.subarray(0, count);
}

/** The neighbors of all actors in one array; those of an actor lie between its start and the next one's. @param {import('./slice.mjs').Slice} slice */
function neighborsOf(slice) {
  const starts = new Uint32Array(slice.actors.length + 1);
  for (const [position, degree] of degreesOf(slice).entries()) starts[position + 1] = (starts[position] ?? 0) + degree;
  const neighbors = new Uint32Array(slice.ties.length);
  const next = starts.slice();
  const put = (/** @type {number} */ near, /** @type {number} */ far) => {
    const at = next[near] ?? 0;
    neighbors[at] = far;
    next[near] = at + 1;
  };
  for (let index = 0; index < slice.ties.length; index += 2) {
    const [one = 0, other = 0] = [slice.ties[index], slice.ties[index + 1]];
    put(one, other);
    put(other, one);
  }
  return { starts, neighbors };
}

/**
 * Creates the walk from a source, which adds to `values` each actor's share of the shortest chains.
 * @param {import('./slice.mjs').Slice} slice
 * @param {Uint32Array} counts the number of actors that each stands for
 * @param {Float64Array} values
 */
function walker(slice, counts, values) {
  const size = slice.actors.length;
  const { starts, neighbors } = neighborsOf(slice);
  const order = new Uint32Array(size);
  const depths = new Int32Array(size);
  // The number of chains can exceed 32 bits.
  const chains = new Float64Array(size);
  const shares = new Float64Array(size);
  const at = (/** @type {Uint32Array | Int32Array | Float64Array} */ array, /** @type {number} */ index) =>
    /** @type {number} */ (array[index]);
  /** Finds the actors reached from a source, in order, and the number of shortest chains to each. @param {number} source */
  const reach = (source) => {
    depths.fill(-1);
    chains.fill(0);
    depths[source] = 0;
    chains[source] = 1;
    order[0] = source;
    let seen = 1;
    for (let done = 0; done < seen; done++) {
      const near = at(order, done);
      const further = at(depths, near) + 1;
      for (let index = at(starts, near); index < at(starts, near + 1); index++) {
        const far = at(neighbors, index);
        if (at(depths, far) === -1) {
          depths[far] = further;
          order[seen++] = far;
        }
        if (at(depths, far) === further) chains[far] = at(chains, far) + at(chains, near);
      }
    }
    return seen;
  };
  /** @param {number} source @param {number} times the number of sources that it stands for */
  const walk = (source, times) => {
    const seen = reach(source);
    shares.fill(0);
    for (let left = seen - 1; left > 0; left--) {
      const far = at(order, left);
      const before = at(depths, far) - 1;
      const share = (at(counts, far) + at(shares, far)) / at(chains, far);
      for (let index = at(starts, far); index < at(starts, far + 1); index++) {
        const near = at(neighbors, index);
        if (at(depths, near) === before) shares[near] = at(shares, near) + at(chains, near) * share;
      }
      values[far] = at(values, far) + times * at(shares, far);
    }
  };
  const sizes = new Float64Array(size);
  for (let source = 0; source < size; source++) {
    if (counts[source] === 0 || sizes[source]) continue;
    const group = order.subarray(0, reach(source));
    const sum = group.reduce((total, one) => total + at(counts, one), 0);
    for (const one of group) sizes[one] = sum;
  }
  /** The number of actors reachable from one, including itself. @param {number} source */
  const reached = (source) => at(sizes, source);
  return { walk, reached };
}
