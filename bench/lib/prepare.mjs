import { Field } from './field.mjs';

/** The contestants that ask PostgreSQL. */
const ON_POSTGRES = Object.freeze(['postgraphile', 'sql']);

/**
 * Makes the graphs that a run asks, where they are not there yet, one after the other.
 * @param {import('./options.mjs').Options} options
 * @param {(text: string) => void} say
 * @param {AbortSignal} signal
 */
export async function prepare({ data, scale, compare, contestants }, say, signal) {
  for (const each of [scale, ...compare]) {
    const field = new Field({ data, say, signal });
    try {
      const place = await field.place(each);
      if (each === scale && contestants.some((name) => ON_POSTGRES.includes(name))) await place.postgres();
    } finally {
      await field.close();
    }
  }
}
