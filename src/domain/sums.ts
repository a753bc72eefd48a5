/**
 * The largest number that is taken in, above zero and below. None of money, of a quantity or of a place comes near it,
 * and as many of them as a graph can hold, and their squares, add up to a double.
 */
export const LARGEST = 1e100;

/** Whether a number is one that sums can be made of. */
export const isInRange = (value: number): boolean => Math.abs(value) <= LARGEST;

/** The sum of what is known. It does not depend on the order, in which engines differ. */
export const sumOf = (values: readonly (number | null)[]): number =>
  values
    .filter((value) => value !== null)
    .sort((one, other) => one - other)
    .reduce((total, value) => total + value, 0);

/** A number; null where it is none, or past all doubles. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
