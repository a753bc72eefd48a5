/**
 * The largest absolute value of a stored number. No amount, quantity or coordinate comes near it, and sums over a whole
 * graph, even of squares, stay within the range of a double.
 */
export const LARGEST = 1e100;

/** Whether a number can be stored and summed. */
export const isInRange = (value: number): boolean => Math.abs(value) <= LARGEST;

/** The sum of the known values, independent of their order, which differs between engines. */
export const sumOf = (values: readonly (number | null)[]): number =>
  values
    .filter((value) => value !== null)
    .sort((one, other) => one - other)
    .reduce((total, value) => total + value, 0);

/** The number; null if it is NaN or infinite. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
