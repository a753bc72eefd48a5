/**
 * The slice of a graph that is measured: the actors that some tie leads to, and which of them are tied.
 * @typedef {object} Slice
 * @property {readonly string[]} actors their ids, in order
 * @property {Uint32Array} ties each pair once: the positions of both among the actors, the lesser one first, one pair
 *   after the other in order
 */

/** What stands between the ids of a line, and between lines; no id has them. */
const [BETWEEN, LINE] = ['\t', '\n'];

/**
 * The slice of ties, in which a pair may come several times.
 * @param {string} lines one an actor: its id, and the ids of those that it is tied to
 * @returns {Slice}
 */
export function sliceOf(lines) {
  const groups = lines === '' ? [] : lines.split(LINE).map((line) => line.split(BETWEEN));
  const actors = [...new Set(groups.filter(isTied).flat())].sort();
  const positions = new Map(actors.map((actor, position) => [actor, position]));
  const keys = new Set();
  for (const [near = '', ...others] of groups) {
    const a = positions.get(near) ?? 0;
    for (const far of others) {
      const b = positions.get(far) ?? 0;
      if (a !== b) keys.add(Math.min(a, b) * actors.length + Math.max(a, b));
    }
  }
  // Plain numbers are quick to sort.
  const sorted = Float64Array.from(keys).sort();
  const ties = new Uint32Array(sorted.length * 2);
  for (const [index, key] of sorted.entries()) {
    ties[2 * index] = Math.floor(key / actors.length);
    ties[2 * index + 1] = key % actors.length;
  }
  return { actors, ties };
}

/** @param {readonly string[]} group */
const isTied = ([near, ...others]) => others.some((far) => far !== near);

/**
 * To how many others each actor is tied, by its position.
 * @param {Slice} slice
 */
export function degreesOf({ actors, ties }) {
  const degrees = new Uint32Array(actors.length);
  for (const position of ties) degrees[position] = (degrees[position] ?? 0) + 1;
  return degrees;
}

/**
 * The actors with the highest scores, then by id; those with the same have the same rank.
 * @param {Slice} slice
 * @param {Float64Array} values
 * @param {number} first
 */
export function rankedActors(slice, values, first) {
  const degrees = degreesOf(slice);
  const value = (/** @type {number} */ position) => values[position] ?? 0;
  let rank = 0;
  return [...slice.actors.keys()]
    .sort((one, other) => value(other) - value(one) || one - other)
    .slice(0, first)
    .map((position, index, sorted) => {
      const score = value(position);
      if (index === 0 || score !== value(sorted[index - 1] ?? 0)) rank = index + 1;
      return { rank, score, degree: degrees[position] ?? 0, actor: slice.actors[position] ?? '' };
    });
}

/**
 * The communities, the largest first, each with its first members: the best tied, then by id.
 * @param {Slice} slice
 * @param {Float64Array} values the number of each actor's community
 * @param {number} first
 */
export function gatheredCommunities(slice, values, first) {
  const degrees = degreesOf(slice);
  const degree = (/** @type {number} */ position) => degrees[position] ?? 0;
  /** @type {Map<number | undefined, number[]>} */
  const groups = new Map();
  for (const position of slice.actors.keys()) {
    const group = groups.get(values[position]);
    if (group) group.push(position);
    else groups.set(values[position], [position]);
  }
  for (const members of groups.values()) members.sort((one, other) => degree(other) - degree(one) || one - other);
  return [...groups.values()]
    .sort((one, other) => other.length - one.length || (one[0] ?? 0) - (other[0] ?? 0))
    .map((members) => ({
      size: members.length,
      members: members.slice(0, first).map((position) => slice.actors[position] ?? ''),
    }));
}
