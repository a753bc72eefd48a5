import { type Amount, amountsAgree, readAmount } from './amount.ts';
import { isDay, timeAfter } from './period.ts';
import { wordsOf } from './text/words.ts';

/** The kind of a property's values, which decides how two of them are compared. */
export type ValueKind = 'date' | 'amount' | 'count' | 'name' | 'text';

/** A value that a statement gives for a property. */
export interface GivenValue {
  readonly value: string;
  /** The precision of a date; null if the statement does not say. */
  readonly precision: string | null;
}

/** Whether two values of a property can both be right. */
export function agree(kind: ValueKind, one: GivenValue, other: GivenValue): boolean {
  if (one.value === other.value) return true;
  if (kind === 'name') return namesAgree(one.value, other.value);
  const [stretch, otherStretch] = [stretchOf(kind, one), stretchOf(kind, other)];
  // Except for weeks, two periods overlap only if one contains the other.
  if (stretch && otherStretch) return stretch.from < otherStretch.until && otherStretch.from < stretch.until;
  const [amount, otherAmount] = [amountOf(kind, one), amountOf(kind, other)];
  return amount !== null && otherAmount !== null && amountsAgree(amount, otherAmount);
}

/** A name may be partial or in capitals: all words of one must be words of the other. */
function namesAgree(one: string, other: string): boolean {
  const [words, others] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const [fewer, more] = words.size <= others.size ? [words, others] : [others, words];
  return fewer.size > 0 && [...fewer].every((word) => more.has(word));
}

/** A half-open interval of time, in milliseconds. */
interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The days that a date may denote; null if the value is not a date. */
function stretchOf(kind: ValueKind, { value, precision }: GivenValue): Stretch | null {
  const exact = precision ?? (kind === 'date' ? 'DAY' : null);
  if (exact === null || !isDay(value)) return null;
  return { from: timeAfter(value, exact, 0), until: timeAfter(value, exact, 1) };
}

const amountOf = (kind: ValueKind, { value }: GivenValue): Amount | null =>
  kind === 'amount' || kind === 'count' ? readAmount(value, kind === 'amount') : null;
