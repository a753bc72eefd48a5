import { alliances, countries, people } from './actors.mjs';
import { loans, memberships, tenures } from './facts.mjs';

/** The actors by label, to be made before the facts. */
export const ACTORS = Object.freeze({ Country: countries, Person: people, Alliance: alliances });

/** The facts by label, and for each relationship that leaves them the label at its far end. */
export const FACTS = Object.freeze({
  Tenure: { generate: tenures, parties: { HOLDER: 'Person', COUNTRY: 'Country' } },
  Membership: { generate: memberships, parties: { MEMBER: 'Country', ALLIANCE: 'Alliance' } },
  Loan: { generate: loans, parties: { DEBTOR: 'Country', CREDITOR: 'Country' } },
});

/**
 * The items in lists of at most `length`.
 * @template T
 * @param {Iterable<T>} items
 * @param {number} length
 * @returns {Generator<T[]>}
 */
export function* batches(items, length) {
  let batch = /** @type {T[]} */ ([]);
  for (const item of items) {
    batch.push(item);
    if (batch.length < length) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
