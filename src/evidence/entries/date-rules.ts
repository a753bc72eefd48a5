import { isPeriodStart, lastOfPeriod } from '../../domain/index.ts';
import type { NodeType, PartType } from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import type { EntryValues } from './entry-schema.ts';
import { isDate } from './property-schema.ts';

/** A problem with one field. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Checks dates against their precisions: a date is the first day of its period, and each of the two needs the other. */
export function precisionProblems(type: NodeType | PartType, values: EntryValues): readonly FieldProblem[] {
  return fieldsOf(type, 'property').flatMap((property): FieldProblem[] => {
    const [, field] = /^(.+)Precision$/.exec(property.name) ?? [];
    if (property.type.name !== 'Precision' || field === undefined) return [];
    const date = textOf(values[field]);
    const precision = textOf(values[property.name]);
    if (precision === null) {
      return date === null ? [] : [{ field: property.name, message: `is missing: \`${field}\` needs it` }];
    }
    if (date === null) return [{ field: property.name, message: `is given without \`${field}\`` }];
    if (isPeriodStart(date, precision)) return [];
    return [{ field, message: notFirstDay(precision) }];
  });
}

/** Checks a stated date: a date needs a precision, and nothing else has one. */
export function statedDateProblems(subject: NodeType, values: EntryValues): readonly FieldProblem[] {
  const property = subject.fields.get(String(values.property));
  const kind = property?.kind === 'property' ? property.type.name : undefined;
  const [value, precision] = [String(values.value), textOf(values.precision)];
  if (precision === null) {
    return kind === 'Date' ? [{ field: 'precision', message: 'is missing: the value is a date' }] : [];
  }
  if (property !== undefined && kind !== 'Date') {
    return [{ field: 'precision', message: `is given, and \`${property.name}\` is no date` }];
  }
  if (!isDate(value)) return [{ field: 'value', message: 'is not a day that exists, and has a precision' }];
  return isPeriodStart(value, precision) ? [] : [{ field: 'value', message: notFirstDay(precision) }];
}

const notFirstDay = (precision: string): string =>
  `must be the first day of its period, as its precision is ${precision}`;

const FIRST_BEHIND = ', as it is the first day behind the fact: a mapping makes it of a last day by `after: day`';

/** Pairs of a fact's dates. The second must not be before the first; where strict, it must be after it. */
const ORDER = [
  { first: 'from', second: 'until', strict: true },
  { first: 'from', second: 'firstObserved', strict: false },
  { first: 'from', second: 'lastObserved', strict: false },
  { first: 'firstObserved', second: 'lastObserved', strict: false },
  { first: 'firstObserved', second: 'until', strict: true },
  { first: 'lastObserved', second: 'until', strict: true },
] as const;

/** What says that a fact has begun by some day: one of these must be known. */
const BEGINNINGS = ['from', 'firstObserved', 'lastObserved'] as const;

/**
 * Checks the order of a fact's dates: its beginning, its end and its observations. A date known to a month or a year is
 * wrong only if no day of it fits: what ended in May may have begun on May 22.
 */
export function timeProblems(values: EntryValues): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (BEGINNINGS.every((name) => textOf(values[name]) === null)) {
    const [, first, last] = BEGINNINGS;
    const others = `\`${first}\` and \`${last}\``;
    problems.push({ field: 'from', message: `is missing, and so are ${others}: a fact needs one of them` });
  }
  for (const { first, second, strict } of ORDER) {
    const earlier = textOf(values[first]);
    const later = textOf(values[second]);
    if (earlier === null || later === null || mayFollow(earlier, later, values[`${second}Precision`], strict)) continue;
    problems.push({
      field: second,
      message: strict
        ? `must be after \`${first}\`${earlier === later ? FIRST_BEHIND : ''}`
        : `must not be before \`${first}\``,
    });
  }
  return problems;
}

/** Whether the later date may come after the earlier one, given its precision; or, where not strict, be the same day. */
function mayFollow(earlier: string, later: string, precision: unknown, strict: boolean): boolean {
  if (earlier < later) return true;
  const exact = textOf(precision) ?? 'DAY';
  return exact === 'DAY' ? earlier === later && !strict : lastOfPeriod(later, exact) >= earlier;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
