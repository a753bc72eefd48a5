import { CLEARANCES, type Clearance, isClearance } from '../domain/index.ts';
import { UsageError } from './arguments.ts';

/**
 * The clearance that an option gives; undefined if the option is not used.
 * @throws {UsageError}
 */
export function readClearance(option: string, given: string | undefined): Clearance | undefined {
  if (given === undefined || isClearance(given)) return given;
  throw new UsageError(`${option} must be one of ${CLEARANCES.join(', ')}, not ${given}`);
}
