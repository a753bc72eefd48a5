import { PRECISIONS, type Precision } from '../../../domain/index.ts';
import type { FieldProblem } from '../../../evidence/index.ts';
import type { FieldsRead } from './fields.ts';

/**
 * Dates for which a mapping gives a closer precision than the file's words have: a year does not become a day by it.
 * @param dates - the dates that the mapping gives a precision
 */
export const closerThanRead = (
  dates: readonly string[],
  { values, fields }: Pick<FieldsRead, 'values' | 'fields'>,
): readonly FieldProblem[] =>
  dates.flatMap((name) => {
    const [read, given] = [fields.get(name)?.precision, values[`${name}Precision`]];
    if (read === undefined || given === undefined) return [];
    if (PRECISIONS.indexOf(given as Precision) >= PRECISIONS.indexOf(read)) return [];
    return [{ field: `${name}Precision`, message: `is ${given}, and \`${name}\` is read as a ${read}` }];
  });

/** The fields of a mapping that it gives a precision. */
export const withPrecision = (fields: object): readonly string[] =>
  Object.keys(fields).filter((name) => `${name}Precision` in fields);
