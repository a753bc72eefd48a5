import { dayBefore, lastOfPeriod } from '../../../domain/index.ts';
import type { Compiling, Scope } from '../compiling.ts';
import type { CountrySpec, Path } from '../spec/spec.ts';
import type { DateCell } from './cell.ts';

/** The day on which to read a code, null for its present meaning; or why it has no meaning for the spell. */
export type DayOfCode = (scope: Scope, code: string) => { readonly on: string | null } | { readonly problem: string };

/** The dates of a spell; `until` is the first day after it. */
interface SpellDates<T> {
  readonly from: T;
  readonly until: T;
}

/**
 * Compiles the spell in which a code is read. The successions that it crosses are noted in the scope: the entry is made
 * once for each part, and the code read on a day of the part.
 */
export function compileSpell(
  compiling: Compiling,
  { scheme }: Pick<CountrySpec, 'scheme'>,
  at: Path,
  read: SpellDates<(scope: Scope) => DateCell | null>,
): DayOfCode {
  const { countries, divides } = compiling;
  if (divides) divides();
  else compiling.problem([...at, 'during'], 'must stand in an entry, in its fields or values: it may divide the entry');
  return (scope, code) => {
    if (scope.spell?.part) return { on: scope.spell.part.day };
    const changes = countries.changes(scheme, code);
    if (changes.length === 0) return { on: null };
    const { first, last } = sureDays({ from: read.from(scope), until: read.until(scope) });
    const isOver = (day: string): boolean => last === null || day <= last;
    const crossed = changes.filter(({ day }) => first !== null && first < day && isOver(day));
    const other = crossed.find(({ isSuccession }) => !isSuccession);
    if (other) {
      const unclear = [dayBefore(other.day), other.day].map((day) => countries.resolve(scheme, code, day));
      return unclear.find((one) => 'problem' in one) ?? { problem: `means ${other.words}, which is no succession` };
    }
    scope.spell?.crossed.push(...crossed);
    scope.spell?.ahead.push(...changes.filter(({ day }) => !isOver(day)).slice(0, 1));
    return { on: last };
  };
}

/**
 * The first and the last day on which the spell surely lasts; null if not known, or not over. A beginning or an end that
 * is known to a period only may be any day in it.
 */
function sureDays({ from, until }: SpellDates<DateCell | null>): {
  readonly first: string | null;
  readonly last: string | null;
} {
  const begun = from && lastOfPeriod(from.date, from.precision);
  if (until === null) return { first: begun, last: null };
  const before = dayBefore(until.date);
  const last = from && from.date > before ? from.date : before;
  return { first: begun === null || begun > last ? last : begun, last };
}
