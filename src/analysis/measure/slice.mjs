/**
 * The part of a graph that is measured: the actors with at least one tie, and the pairs that are tied.
 * @typedef {object} Slice
 * @property {readonly string[]} actors their ids, sorted
 * @property {Uint32Array} ties the positions of each pair, the smaller first, in order
 */

/** The separators of ids and lines. No id contains them. */
const [TAB, NEWLINE] = ['\t', '\n'];

/**
 * Builds a slice. A pair may occur several times.
 * @param {string} lines one per actor: its id, and the ids to which it is tied
 * @returns {Slice}
 */
export function sliceOf(lines) {
  const groups = lines === '' ? [] : lines.split(NEWLINE).map((line) => line.split(TAB));
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
  // A typed array sorts numerically, and fast.
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
 * The number of ties of each actor, by position.
 * @param {Slice} slice
 */
export function degreesOf({ actors, ties }) {
  const degrees = new Uint32Array(actors.length);
  for (const position of ties) degrees[position] = (degrees[position] ?? 0) + 1;
  return degrees;
}

/**
 * The actors by score, highest first, then by id. Equal scores have equal ranks.
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
 * The communities, largest first, each with its first members: the best connected, then by id.
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
