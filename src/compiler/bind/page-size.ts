import { DEFAULT_PAGE, LIMITS } from '../../model/index.ts';
import { badInput } from '../errors.ts';

/**
 * A page size, or the default one.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
export const pageSizeOf = (value: unknown, argument: string): number =>
  integerUpTo(LIMITS.page, value ?? DEFAULT_PAGE, argument);

/** @throws {GraphQLError} BAD_USER_INPUT if the number of items to skip is out of range. */
export const offsetOf = (value: unknown, argument: string): number => integerUpTo(LIMITS.offset, value, argument);

function integerUpTo(max: number, value: unknown, argument: string): number {
  if (typeof value !== 'number' || value < 0 || value > max) {
    throw badInput(argument, `must be a whole number from 0 to ${max}, and is ${String(value)}`);
  }
  return value;
}
