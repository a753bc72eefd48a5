/** How many groups are to be left for each lane when the next one is taken. */
const LEFT_FOR_EACH = 2;

/**
 * Divides files into groups that run one after another, each in a process of its own. The groups become smaller towards the
 * end, so that no lane works long while the other has nothing left.
 * @param {readonly string[]} files
 * @param {{ most: number, least: number, lanes: number }} sizes of a group, but the last may be smaller
 * @returns {string[][]}
 */
export function inGroups(files, { most, least, lanes }) {
  const groups = [];
  for (let from = 0; from < files.length; ) {
    const share = Math.ceil((files.length - from) / (lanes * LEFT_FOR_EACH));
    const size = Math.min(most, Math.max(least, share));
    groups.push(files.slice(from, from + size));
    from += size;
  }
  return groups;
}

/** What crosses rooms: each file takes several times as long as one beside what it tests. */
const CROSSES_ROOMS = /[\\/](tests|clients)[\\/]/;

/**
 * The files in an order in which those that take long come first.
 * @param {readonly string[]} files
 * @returns {string[]}
 */
export function longestFirst(files) {
  const takesLong = (/** @type {string} */ file) => CROSSES_ROOMS.test(file);
  return [...files.filter(takesLong), ...files.filter((file) => !takesLong(file))];
}
