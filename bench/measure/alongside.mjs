import { countryByCode } from '../operations/country-by-code.mjs';
import { figuresOf } from './figures.mjs';
import { runSlot, variablesInTurn } from './slot.mjs';

const SLOT_MS = 3_000;
const ROUNDS = 4;

/**
 * Asks for a point read alone and beside an analysis that is asked for again and again, in turns.
 * @param {import('../contestants/types.mjs').Contestant} contestant
 * @param {string} query of the analysis
 * @returns {Promise<Record<'alone' | 'beside' | 'analyses', import('./figures.mjs').Figures>>}
 */
export async function alongside(contestant, query) {
  const next = variablesInTurn(countryByCode, contestant.scale);
  const analysis = { ...countryByCode, key: 'analysis', entente: { query, read: (/** @type {any} */ data) => data } };
  const read = (/** @type {number} */ milliseconds) =>
    runSlot(contestant, countryByCode, next, { concurrency: 1, milliseconds });
  const measure = (/** @type {number} */ milliseconds) =>
    runSlot(contestant, analysis, () => ({}), { concurrency: 1, milliseconds });
  await read(SLOT_MS);
  await measure(SLOT_MS);
  /** @type {Record<'alone' | 'beside' | 'analyses', import('./slot.mjs').Slot[]>} */
  const slots = { alone: [], beside: [], analyses: [] };
  for (let round = 0; round < ROUNDS; round++) {
    slots.alone.push(await read(SLOT_MS));
    const [one, other] = await Promise.all([read(SLOT_MS), measure(SLOT_MS)]);
    slots.beside.push(one);
    slots.analyses.push(other);
  }
  const { alone, beside, analyses } = slots;
  return { alone: figuresOf(alone), beside: figuresOf(beside), analyses: figuresOf(analyses) };
}
