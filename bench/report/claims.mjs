/**
 * What the benchmark must show: how many times the median of `slow` is that of `fast`, one request at a time.
 * @typedef {object} Claim
 * @property {string} operation
 * @property {string} against
 * @property {string} needed in words
 * @property {Side} numerator
 * @property {Side} denominator
 * @property {(ratio: number) => boolean} isMet
 */

/** @typedef {{ contestant: string, scale: number }} Side */

const FASTER_THAN_PEER = Object.freeze({ a: 3, b: 3, c: 12, d: 2, e: 100, f: 1.5, g: 2.5 });
const WITHIN_CYPHER = Object.freeze({ a: 2, b: 1.2, c: 1.2, d: 1.2, e: 1.2, f: 1.2, g: 1.2, h: 1.2 });
const WITHIN_ITSELF = 1.5;
const SIZE_MATTERS_NOT = ['a', 'b', 'c', 'd', 'e'];

/**
 * @param {number} scale
 * @param {readonly number[]} compared two scales, or none
 * @returns {readonly Claim[]}
 */
export function claimsAt(scale, compared) {
  const own = { contestant: 'neo4j', scale };
  return [
    ...Object.entries(FASTER_THAN_PEER).map(([operation, least]) => ({
      operation,
      against: '@neo4j/graphql',
      needed: `at least ${least} × faster`,
      numerator: { contestant: 'peer', scale },
      denominator: own,
      isMet: (/** @type {number} */ ratio) => ratio >= least,
    })),
    ...Object.entries(WITHIN_CYPHER).map(([operation, most]) => ({
      operation,
      against: 'hand-written Cypher',
      needed: `within ${most} × of its time`,
      numerator: own,
      denominator: { contestant: 'cypher', scale },
      isMet: (/** @type {number} */ ratio) => ratio <= most,
    })),
    ...againstItself(compared),
    ...SIZE_MATTERS_NOT.map((operation) => ({
      operation,
      against: 'embedded to Neo4j',
      needed: 'not slower',
      numerator: { contestant: 'embedded', scale },
      denominator: own,
      isMet: (/** @type {number} */ ratio) => ratio <= 1,
    })),
  ];
}

/** @param {readonly number[]} compared */
function againstItself(compared) {
  const [least, most] = [Math.min(...compared), Math.max(...compared)];
  if (compared.length < 2) return [];
  return ['neo4j', 'embedded'].flatMap((contestant) =>
    SIZE_MATTERS_NOT.map((operation) => ({
      operation,
      against: `itself at ${most / least} × the graph${contestant === 'embedded' ? ', embedded' : ', on Neo4j'}`,
      needed: `within ${WITHIN_ITSELF} × of its time`,
      numerator: { contestant, scale: most },
      denominator: { contestant, scale: least },
      isMet: (/** @type {number} */ ratio) => ratio <= WITHIN_ITSELF,
    })),
  );
}
