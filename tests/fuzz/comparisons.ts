import { comparedInstant, foldWords } from '../../src/domain/index.ts';
import type { Comparison, ListComparison, PropertyField } from '../../src/model/index.ts';

/** A value that is known. */
export type Value = string | number | boolean;

type Holds = (value: Value | undefined, asked: unknown) => boolean;

/** What is asked, in the form in which it would be stored. */
export function inForm(field: PropertyField, asked: unknown): unknown {
  if (Array.isArray(asked)) return asked.map((one) => inForm(field, one));
  if (typeof asked !== 'string') return asked;
  if (field.type.name === 'DateTime') return comparedInstant(asked);
  return field.type.name === 'String' ? asked.normalize('NFC') : asked;
}

/** Holds where the value is known and this holds for it. */
const known =
  (holds: (value: Value, asked: Value) => boolean): Holds =>
  (value, asked) =>
    value !== undefined && holds(value, asked as Value);

const text = (holds: (value: string, asked: string) => boolean): Holds =>
  known((value, asked) => holds(String(value), String(asked)));

/** Compares the folded words of both. */
const folded = (holds: (value: string, asked: string) => boolean): Holds =>
  text((value, asked) => holds(foldWords(value), foldWords(asked)));

const ordered = (holds: (order: number) => boolean): Holds => known((value, asked) => holds(orderOf(value, asked)));

/** Texts by their folded words, and where those are level by their characters; anything else by what it is. */
export function orderOf(one: Value, other: Value): number {
  if (typeof one === 'number') return one - Number(other);
  const [words, others] = [foldWords(String(one)), foldWords(String(other))];
  return byBytes(words, others) || byBytes(String(one), String(other));
}

/** The bytes of UTF-8 are in the order of code points. */
const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

const isOneOf: Holds = (value, asked) => value !== undefined && (asked as readonly unknown[]).includes(value);

/** What each comparison means, as the documentation of the API words it. */
export const HOLDS: Readonly<Record<Comparison, Holds>> = {
  eq: (value, asked) => value === asked,
  ne: (value, asked) => value !== asked,
  in: isOneOf,
  notIn: (value, asked) => !isOneOf(value, asked),
  lt: ordered((order) => order < 0),
  lte: ordered((order) => order <= 0),
  gt: ordered((order) => order > 0),
  gte: ordered((order) => order >= 0),
  contains: text((value, asked) => value.includes(asked)),
  startsWith: text((value, asked) => value.startsWith(asked)),
  endsWith: text((value, asked) => value.endsWith(asked)),
  eqInsensitive: folded((value, asked) => value === asked),
  inInsensitive: (value, asked) => (asked as readonly unknown[]).some((one) => HOLDS.eqInsensitive(value, one)),
  containsInsensitive: folded((value, asked) => value.includes(asked)),
  startsWithInsensitive: folded((value, asked) => value.startsWith(asked)),
  endsWithInsensitive: folded((value, asked) => value.endsWith(asked)),
  isNull: (value, asked) => (value === undefined) === asked,
};

/** What each comparison of a list means. */
export const LISTS: Readonly<Record<ListComparison, (list: readonly string[], asked: unknown) => boolean>> = {
  contains: (list, asked) => list.includes(asked as string),
  containsInsensitive: (list, asked) => list.some((one) => foldWords(one) === foldWords(String(asked))),
  isEmpty: (list, asked) => (list.length === 0) === asked,
};
