import type { ToldFragment } from '../api/index.ts';
import type { Value } from './values.ts';

type Told = Pick<ToldFragment, 'values'>;
export type StatedValue = ToldFragment['values'][number];

/** A value with the statements that bear on it, by their number in the list, from 1. */
interface Noted {
  readonly value: Value;
  /** They give it. */
  readonly given: readonly number[];
  /** They give another value for the property, and so are beside it. */
  readonly others: readonly { readonly stated: StatedValue; readonly numbers: readonly number[] }[];
}

/** A value that is stated and is none of the subject's, such as one that the model has no field for. */
interface Beside {
  readonly stated: StatedValue;
  readonly numbers: readonly number[];
}

export interface Footnotes {
  readonly values: readonly Noted[];
  readonly beside: readonly Beside[];
}

/** Brings values and the statements that are read so far together. */
export function footnotesOf(values: readonly Value[], statements: readonly Told[]): Footnotes {
  const stated = collect(statements);
  const counts = new Map<string, number>();
  for (const { property } of values) counts.set(property, (counts.get(property) ?? 0) + 1);
  const others = stated.filter((beside) => !values.some((value) => gives(beside.stated, value)));
  // Beside a list, every stated item is an item; of one that lacks it, nobody could say which item it is beside.
  const single = (property: string): boolean => counts.get(property) === 1;
  return {
    values: values.map((value) => ({
      value,
      given: stated.filter((one) => gives(one.stated, value)).flatMap(({ numbers }) => numbers),
      others: single(value.property) ? others.filter((other) => other.stated.property === value.property) : [],
    })),
    beside: others.filter((other) => !single(other.stated.property)),
  };
}

/**
 * A value that has no precision is as exact as it can be, such as the day of an observation. Of the names that are stated, those that do
 * not stand are other names.
 */
const gives = (stated: StatedValue, { property, value, precision }: Value): boolean =>
  (stated.property === property || (stated.property === 'name' && property === 'aliases')) &&
  stated.value === value &&
  (precision === null || stated.precision === precision);

function collect(statements: readonly Told[]): readonly Beside[] {
  const stated = new Map<string, { readonly stated: StatedValue; readonly numbers: number[] }>();
  statements.forEach(({ values }, index) => {
    for (const value of values) {
      const key = JSON.stringify([value.property, value.value, value.precision]);
      const entry = stated.get(key) ?? { stated: value, numbers: [] };
      if (entry.numbers.at(-1) !== index + 1) entry.numbers.push(index + 1);
      stated.set(key, entry);
    }
  });
  return [...stated.values()];
}
