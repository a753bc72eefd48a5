import { degreesOf } from './measure-slice.mjs';
import { steadyRandom } from './steady-random.mjs';

/**
 * How much of the shortest chains between others leads over each actor: Brandes' algorithm, which goes over all ties from
 * one actor after the other. Where that would be too many ties it begins with some actors, drawn by lot, and what these
 * come to stands for all.
 * @param {import('./measure-slice.mjs').Slice} slice
 * @param {number} mostWalked
 * @returns {{ values: Float64Array, sources: number }} `sources` is how many actors were begun with
 */
export function betweennessOf(slice, mostWalked) {
  const size = slice.actors.length;
  const ties = slice.ties.length / 2;
  const sources = size * ties <= mostWalked ? size : Math.max(1, Math.floor(mostWalked / ties));
  const values = new Float64Array(size);
  const walk = walker(slice, values);
  for (const source of drawn(size, sources)) walk(source);
  const pairs = (size - 1) * (size - 2);
  const scale = pairs > 0 ? size / sources / pairs : 0;
  return { values: values.map((value) => value * scale), sources };
}

/** So many of all positions, each once. @param {number} size @param {number} count */
function drawn(size, count) {
  const positions = Uint32Array.from({ length: size }, (_, position) => position);
  if (count === size) return positions;
  const random = steadyRandom();
  for (let index = 0; index < count; index++) {
    const other = index + Math.floor(random() * (size - index));
    const one = positions[index] ?? 0;
    positions[index] = positions[other] ?? 0;
    positions[other] = one;
  }
  return positions.subarray(0, count);
}

/** The actors that each is tied to: those of one stand from its start to the next one's. @param {import('./measure-slice.mjs').Slice} slice */
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
 * What adds, for the shortest chains from a source, the share of them that leads over each actor.
 * @param {import('./measure-slice.mjs').Slice} slice
 * @param {Float64Array} values
 */
function walker(slice, values) {
  const size = slice.actors.length;
  const { starts, neighbors } = neighborsOf(slice);
  const order = new Uint32Array(size);
  const depths = new Int32Array(size);
  // Chains can be more than 32 bits number.
  const chains = new Float64Array(size);
  const shares = new Float64Array(size);
  const at = (/** @type {Uint32Array | Int32Array | Float64Array} */ array, /** @type {number} */ index) =>
    /** @type {number} */ (array[index]);
  return (/** @type {number} */ source) => {
    depths.fill(-1);
    chains.fill(0);
    shares.fill(0);
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
    for (let left = seen - 1; left > 0; left--) {
      const far = at(order, left);
      const before = at(depths, far) - 1;
      const share = (1 + at(shares, far)) / at(chains, far);
      for (let index = at(starts, far); index < at(starts, far + 1); index++) {
        const near = at(neighbors, index);
        if (at(depths, near) === before) shares[near] = at(shares, near) + at(chains, near) * share;
      }
      values[far] = at(values, far) + at(shares, far);
    }
  };
}
