/**
 * A kind of operation that costs much, made as large as the server takes it.
 * @typedef {object} Costly
 * @property {string} name
 * @property {number} largest where the search for the size begins; it is halved until the server takes it
 * @property {(size: number) => string} make the document of a size
 */

/** @param {number} count @param {(at: number) => string} make */
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join(' ');

/** @param {string} name @param {string} document */
const fixed = (name, document) => ({ name, largest: 1, make: () => document });

/** @param {string} name @param {number} largest @param {(size: number) => string} make @returns {Costly} */
const sized = (name, largest, make) => ({ name, largest, make });

/** A condition that leads from loans to their debtor's loans, so many times. @param {number} hops @param {string} how */
const hopping = (hops, how) => {
  /** @param {number} left @returns {string} */
  const within = (left) =>
    left === 0
      ? '{ principalUsd: { gt: 1 } }'
      : `{ debtor: { country: { loansReceived: { ${how}: ${within(left - 1)} } } } }`;
  return within(hops);
};

/** @param {string} how */
const quantified = (how) =>
  sized(`loans by ${how}, hops`, 4, (hops) => `{ loans(where: ${hopping(hops, how)}) { totalCount } }`);

const VIA = 'via: { facts: [MEMBERSHIP] }';

/** Pages, orders, conditions and groups over all loans. @type {readonly Costly[]} */
const OVER_LOANS = [
  quantified('every'),
  quantified('some'),
  quantified('none'),
  sized('conditions side by side', 64, (count) => {
    const one = hopping(1, 'every');
    return `{ loans(first: 1, where: { or: [${times(count, (at) => one.replace('gt: 1', `gt: ${at}`))}] }) { totalCount } }`;
  }),
  sized('one root many times', 256, (count) => {
    const page = 'loans(first: 10, orderBy: [{ principalUsd: DESC }]) { nodes { id principalUsd } }';
    return `{ ${times(count, (at) => `a${at}: ${page}`)} }`;
  }),
  sized('different orders', 256, (count) => {
    const page = '{ nodes { id principalUsd } }';
    return `{ ${times(count, (at) => `a${at}: loans(first: ${at + 1}, orderBy: [{ principalUsd: DESC }]) ${page}`)} }`;
  }),
  sized('orders through a relation', 64, (count) => {
    const order = 'orderBy: [{ debtor: { name: ASC } }, { creditor: { name: ASC } }]';
    return `{ ${times(count, (at) => `a${at}: loans(first: ${at + 1}, ${order}) { nodes { id } }`)} }`;
  }),
  sized('orders by a count of a relation', 64, (count) => {
    const order = 'orderBy: [{ debtor: { loansReceived: { count: DESC } } }]';
    return `{ ${times(count, (at) => `a${at}: loans(first: ${at + 1}, ${order}) { nodes { id } }`)} }`;
  }),
  sized('groups', 64, (count) => {
    const groups = 'groupBy(by: [DEBTOR, STATUS, CURRENCY]) { aggregate { count principalUsd { sum avg } } }';
    return `{ ${times(count, (at) => `a${at}: loans(where: { principalUsd: { gt: ${at} } }) { ${groups} }`)} }`;
  }),
  sized('totals', 256, (count) => {
    const total = '{ totalCount aggregate { principalUsd { sum avg min max } } }';
    return `{ ${times(count, (at) => `a${at}: loans(where: { principalUsd: { gt: ${at} } }) ${total}`)} }`;
  }),
  sized('a page', 100_000, (size) => {
    const party = '{ ... on Country { code name officialName region } }';
    return `{ loans(first: ${size}) { nodes { id principal principalUsd status from creditor ${party} debtor ${party} } } }`;
  }),
  sized('pages within a page', 200, (size) => {
    const loans = `loansReceived(first: ${size}, orderBy: [{ principalUsd: DESC }]) { nodes { id principalUsd } }`;
    return `{ countries(first: 200) { nodes { name ${loans} } } }`;
  }),
  sized('counts within a page', 200, (size) => {
    const counted =
      'loansReceived(where: { principalUsd: { gt: 1 } }) { totalCount aggregate { principalUsd { sum } } }';
    return `{ countries(first: ${size}) { nodes { name ${counted} loansGiven { totalCount } } } }`;
  }),
  sized('a page far behind', 200_000, (size) => `{ loans(first: 1, offset: ${size}) { nodes { id } } }`),
  fixed('texts that hold a letter', '{ loans(where: { instrument: { contains: "zz" } }) { totalCount } }'),
];

/** Analyses and searches. @type {readonly Costly[]} */
const ANALYSES = [
  sized('betweenness', 32, (count) => {
    const asked = (/** @type {number} */ at) =>
      `a${at}: centrality(metric: BETWEENNESS, first: ${at + 1}, ${VIA}) { actors { score actor { name } } }`;
    return `{ ${times(count, asked)} }`;
  }),
  sized('page rank of all', 32, (count) => {
    const asked = (/** @type {number} */ at) =>
      `a${at}: centrality(metric: PAGERANK, first: ${at + 1}) { actors { score actor { name } } }`;
    return `{ ${times(count, asked)} }`;
  }),
  sized('communities', 32, (count) => `{ ${times(count, (at) => `a${at}: communities(first: ${at + 1}) { size }`)} }`),
  sized('paths', 8, (steps) => {
    const asked = `paths(from: "country:C0001", to: "person:00001", maxSteps: ${steps}) { outcome chains { steps { fact { id } } } }`;
    return `{ ${asked} }`;
  }),
  sized('neighborhood', 2_000, (first) => {
    const links = 'links { id source target }';
    return `{ neighborhood(of: ["country:C0001"], steps: 4, first: ${first}) { nodes { actor { id name } } ${links} } }`;
  }),
  sized('exposures', 64, (count) => {
    const asked = (/** @type {number} */ at) =>
      `a${at}: exposure(country: "country:C${String(at + 1).padStart(4, '0')}") { hhi }`;
    return `{ ${times(count, asked)} }`;
  }),
  sized('timelines', 20, (count) => {
    const about = Array.from({ length: count }, (_, at) => `"country:C${String(at + 1).padStart(4, '0')}"`);
    return `{ timeline(about: [${about}], first: 1) { totalCount } }`;
  }),
  sized(
    'searches',
    64,
    (count) => `{ ${times(count, (at) => `a${at}: search(query: "co ${at}", first: 100) { nodes { id } }`)} }`,
  ),
];

export const COSTLY = Object.freeze([...OVER_LOANS, ...ANALYSES]);
