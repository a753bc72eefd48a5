import { DEFAULT_PAGE } from '../../model/index.ts';
import { badInput } from '../errors.ts';

/** The maximum number of items on a page. */
export const MAX_PAGE = 10_000;
/** The maximum number of items to skip. A cursor goes any distance at no cost. */
export const MAX_OFFSET = 100_000;

/**
 * A page size, or the default one.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
export const pageSizeOf = (value: unknown, argument: string): number =>
  integerUpTo(MAX_PAGE, value ?? DEFAULT_PAGE, argument);

/** @throws {GraphQLError} BAD_USER_INPUT if the number of items to skip is out of range. */
export const offsetOf = (value: unknown, argument: string): number => integerUpTo(MAX_OFFSET, value, argument);

function integerUpTo(max: number, value: unknown, argument: string): number {
  if (typeof value !== 'number' || value < 0 || value > max) {
    throw badInput(argument, `must be a whole number from 0 to ${max}, and is ${String(value)}`);
  }
  return value;
}
