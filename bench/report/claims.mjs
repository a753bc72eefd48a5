import { BEFORE } from './before.mjs';
import { alone, both, FASTER, least, most } from './bounds.mjs';

/** @typedef {import('./bounds.mjs').Bounds} Bounds */

/**
 * What the benchmark must show: a ratio of figures for one operation, or the geometric mean of those for several.
 * @typedef {object} Line
 * @property {string} own which entente
 * @property {string} against
 * @property {string} ratio in words
 * @property {'p50' | 'cpuMs'} figure
 * @property {readonly Side[]} above what is multiplied above the line of the ratio
 * @property {readonly Side[]} below and below it
 */

/** @typedef {Line & Bounds & { operations: readonly string[] }} Claim */

/**
 * A contestant on a graph, or what an earlier run had, by how many were asked at a time.
 * @typedef {{ contestant: string, scale: number } | { known: Readonly<Record<number, number>> }} Side
 */

const OWN = Object.freeze({ embedded: 'embedded', neo4j: 'on Neo4j' });
const OTHERS = Object.freeze({ postgraphile: 'PostGraphile', peer: '@neo4j/graphql', cypher: 'hand-written Cypher' });

/** The operations that must not take longer in a larger graph. */
export const SIZE_MATTERS_NOT = 'abcdeg';

/**
 * @param {number} scale
 * @param {readonly number[]} compared other scales; growth is shown from the smallest to the largest
 * @returns {readonly Claim[]}
 */
export function claimsAt(scale, compared) {
  const postgraphile = timesOf('postgraphile', 'embedded', scale);
  const onNeo4j = timesOf('postgraphile', 'neo4j', scale);
  const peer = timesOf('peer', 'neo4j', scale);
  const cypher = timesOf('cypher', 'neo4j', scale);
  return [
    ...each('abcdefgh', postgraphile.theirs, both(FASTER)),
    mean('abcdefgh', postgraphile.theirs, both(least(1.8))),
    ...each('cdgh', onNeo4j.theirs, both(FASTER)),
    ...each('abef', onNeo4j.ours, both(most(2))),
    ...each('b', peer.theirs, both(least(2))),
    ...each('c', peer.theirs, both(least(100))),
    ...each('g', peer.theirs, both(least(40))),
    mean('abcdefgh', peer.theirs, both(least(15))),
    ...each('befh', cypher.ours, { alone: most(1.1), together: most(1.2) }),
    ...each('cdg', cypher.ours, { alone: most(0.5), together: most(1.2) }),
    ...growth('neo4j', compared),
    ...growth('embedded', compared),
    ...(scale === BEFORE.scale ? each('c', SERVER_CPU, both(most(0.6))) : []),
  ];
}

/**
 * How many times as long the other takes, and how many times as long entente takes.
 * @param {keyof typeof OTHERS} other
 * @param {keyof typeof OWN} own
 * @param {number} scale
 * @returns {Record<'theirs' | 'ours', Line>}
 */
function timesOf(other, own, scale) {
  const names = /** @type {const} */ ({ own: OWN[own], against: OTHERS[other], figure: 'p50' });
  const [theirs, ours] = [[{ contestant: other, scale }], [{ contestant: own, scale }]];
  return {
    theirs: { ...names, ratio: 'its time to ours', above: theirs, below: ours },
    ours: { ...names, ratio: 'our time to its', above: ours, below: theirs },
  };
}

/**
 * What a larger graph costs, and how that is to what it costs a hand-written statement.
 * @param {keyof typeof OWN} contestant
 * @param {readonly number[]} compared
 * @returns {readonly Claim[]}
 */
function growth(contestant, compared) {
  if (compared.length < 2) return [];
  const [small, large] = [Math.min(...compared), Math.max(...compared)];
  const where = `at ${large / small} × the graph`;
  const names = /** @type {const} */ ({ own: OWN[contestant], figure: 'p50' });
  const [there, here] = [
    { contestant, scale: large },
    { contestant, scale: small },
  ];
  const [byHandThere, byHandHere] = [
    { contestant: 'cypher', scale: large },
    { contestant: 'cypher', scale: small },
  ];
  /** @type {Line} */
  const itself = { ...names, against: `itself ${where}`, ratio: 'time there to here', above: [there], below: [here] };
  /** @type {Line} */
  const byHand = {
    ...names,
    against: `hand-written Cypher ${where}`,
    ratio: 'our growth to its',
    above: [there, byHandHere],
    below: [here, byHandThere],
  };
  return [...each(SIZE_MATTERS_NOT, itself, alone(most(1.3))), ...each(SIZE_MATTERS_NOT, byHand, alone(most(1.1)))];
}

/** @type {Line} */
const SERVER_CPU = Object.freeze({
  own: OWN.neo4j,
  against: `itself in ${BEFORE.run}`,
  ratio: "the server's processor time now to then",
  figure: 'cpuMs',
  above: [{ contestant: 'neo4j', scale: BEFORE.scale }],
  below: [{ known: BEFORE.cpuMs }],
});

/**
 * A claim for each of the operations.
 * @param {string} operations
 * @param {Line} line
 * @param {Bounds} bounds
 * @returns {readonly Claim[]}
 */
const each = (operations, line, bounds) =>
  [...operations].map((operation) => ({ ...line, ...bounds, operations: [operation] }));

/**
 * One for their mean.
 * @param {string} operations
 * @param {Line} line
 * @param {Bounds} bounds
 * @returns {Claim}
 */
const mean = (operations, line, bounds) => ({ ...line, ...bounds, operations: [...operations] });
