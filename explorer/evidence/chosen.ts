import type { ConflictPageFragment } from '../api/index.ts';
import type { Value } from './values.ts';

export type Conflict = ConflictPageFragment['nodes'][number];
type ConflictValue = Conflict['values'][number];
type Statement = ConflictValue['statements'][number];

/**
 * Why a value stands: what the projection goes by, in its order. PASSED_OVER is none of these: another value comes first, and
 * was passed over since it cannot be, such as an end before the beginning.
 */
type Why = 'CORRECTED' | 'BASIS' | 'PRECEDENCE' | 'PRECISION' | 'ORDER' | 'PASSED_OVER';

export interface Chosen {
  /** The place of the value among those of the conflict; undefined if none of them is a value of the subject. */
  readonly index: number | undefined;
  readonly why: Why | undefined;
}

/** Which of the values stands, by the values of the subject, and why. */
export function chosenOf({ property, values }: Conflict, standing: readonly Value[]): Chosen {
  const ours = standing.filter((one) => one.property === property);
  const index = values.findIndex(({ value, precision }) =>
    ours.some((one) => one.value === value && one.precision === precision),
  );
  const chosen = values[index];
  if (chosen === undefined) return { index: undefined, why: undefined };
  const others = values.filter((value) => value !== chosen).flatMap(ranksOf);
  return { index, why: whyFirst(first(ranksOf(chosen)), first(others)) };
}

const BASES: Readonly<Record<Statement['basis'], number>> = { CORRECTED: 0, REPORTED: 1, QUOTED: 1, INFERRED: 2 };
const PRECISIONS = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'DECADE'];

/** Least first. */
type Rank = readonly [number, number, number, string];

const ranksOf = ({ precision, statements }: ConflictValue): Rank[] =>
  statements.map(({ basis, source, locator, id }) => [
    BASES[basis],
    -source.precedence,
    precision === null ? 0 : PRECISIONS.indexOf(precision),
    `${source.id} ${String(locator).padStart(9, '0')} ${id}`,
  ]);

const first = (ranks: readonly Rank[]): Rank | undefined => ranks.toSorted(compare)[0];

function compare(left: Rank, right: Rank): number {
  const place = differing(left, right);
  if (place === undefined) return 0;
  return (left[place] as number | string) < (right[place] as number | string) ? -1 : 1;
}

/** Where two first differ. */
const differing = (left: Rank, right: Rank): number | undefined => {
  const place = left.findIndex((one, index) => one !== right[index]);
  return place < 0 ? undefined : place;
};

function whyFirst(chosen: Rank | undefined, other: Rank | undefined): Why | undefined {
  if (chosen === undefined || other === undefined) return undefined;
  if (compare(chosen, other) > 0) return 'PASSED_OVER';
  const place = differing(chosen, other) ?? 3;
  if (place === 0) return chosen[0] === BASES.CORRECTED ? 'CORRECTED' : 'BASIS';
  return (['BASIS', 'PRECEDENCE', 'PRECISION', 'ORDER'] as const)[place];
}
