import { isPeriodStart, lastOfPeriod } from '../../domain/index.ts';
import type { NodeType, PartType } from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import type { EntryValues } from './entry-schema.ts';
import { isDate } from './property-schema.ts';

/** A field and what is wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * What is wrong with dates and their precisions: a date of some month, year or
 * decade is the first day of it, and a precision needs its date.
 */
export function precisionProblems(type: NodeType | PartType, values: EntryValues): readonly FieldProblem[] {
  return fieldsOf(type, 'property').flatMap((property): FieldProblem[] => {
    const [, field] = /^(.+)Precision$/.exec(property.name) ?? [];
    if (property.type.name !== 'Precision' || field === undefined) return [];
    const date = textOf(values[field]);
    const precision = textOf(values[property.name]);
    if (precision === null) return [];
    if (date === null) return [{ field: property.name, message: `is given without \`${field}\`` }];
    if (isPeriodStart(date, precision)) return [];
    return [{ field, message: notFirstDay(precision) }];
  });
}

/** What is wrong with the date that a statement gives: it has a precision, and only a date has one. */
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

/** A date as a statement gives it, if it is one. */
export interface StatedDate {
  readonly property?: unknown;
  readonly value?: unknown;
  readonly precision?: unknown;
}

/** Dates of a fact that statements give as well, but none of them as exactly as the fact has them. */
export function unstatedPrecisions(values: EntryValues, statements: readonly StatedDate[]): readonly FieldProblem[] {
  return Object.entries(values).flatMap(([field, date]): FieldProblem[] => {
    const precision = values[`${field}Precision`] ?? null;
    const stated = statements
      .filter((statement) => statement.property === field && statement.value === date)
      .flatMap((statement) => textOf(statement.precision) ?? []);
    if (precision === null || stated.length === 0 || stated.some((one) => one === precision)) return [];
    return [{ field: `${field}Precision`, message: `is ${precision}, and no statement gives \`${field}\` as that` }];
  });
}

const notFirstDay = (precision: string): string =>
  `must be the first day of its period, as its precision is ${precision}`;

const FIRST_BEHIND = ', as it is the first day behind the fact: a mapping makes it of a last day by `after: day`';

/** Pairs of a fact's dates: the second is not before the first, and after it where the pair is strict. */
const ORDER = [
  { first: 'from', second: 'until', strict: true },
  { first: 'from', second: 'firstObserved', strict: false },
  { first: 'from', second: 'lastObserved', strict: false },
  { first: 'firstObserved', second: 'lastObserved', strict: false },
  { first: 'firstObserved', second: 'until', strict: true },
  { first: 'lastObserved', second: 'until', strict: true },
] as const;

/**
 * What is wrong with the time of a fact: when it began, when it ended, and when it was seen. Of dates that are known to
 * a month or a year only what cannot be is wrong: what ended in May may have begun on the 22nd.
 */
export function timeProblems(values: EntryValues): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const from = textOf(values.from);
  if (from === null && textOf(values.firstObserved) === null) {
    problems.push({ field: 'from', message: 'is missing, and so is `firstObserved`: a fact needs one of them' });
  }
  if (from !== null && textOf(values.fromPrecision) === null) {
    problems.push({ field: 'fromPrecision', message: 'is missing: `from` needs it' });
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

/** Whether a date, as far as it is known, can be one behind the first day that another can be; or that day itself. */
function mayFollow(earlier: string, later: string, precision: unknown, strict: boolean): boolean {
  if (earlier < later) return true;
  const exact = textOf(precision) ?? 'DAY';
  return exact === 'DAY' ? earlier === later && !strict : lastOfPeriod(later, exact) >= earlier;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
