import type { Evidence } from './evidence.ts';
import { yearOf } from './span.ts';

/** Years apart, and what they tell: sources often differ by one. */
const APART: readonly (readonly [years: number, bits: number])[] = [
  [0, 4],
  [1, 1.5],
  [3, -2],
  [9, -5],
  [Number.POSITIVE_INFINITY, -8],
];

/** Nobody holds an office before birth or at a greater age, in years. */
const OLDEST = 105;

/** What two years of birth tell. */
export function birthEvidence(one: number | null, other: number | null): Evidence {
  if (one === null || other === null) return { bits: 0, reason: '' };
  const apart = Math.abs(one - other);
  const bits = APART.find(([most]) => apart <= most)?.[1] ?? 0;
  if (apart === 0) return { bits, reason: `born ${one} in both` };
  return { bits, reason: `birth years ${apart} apart, ${one} and ${other}` };
}

/** Whether the office of another can be that of someone born then. */
export function ageEvidence(born: number | null, day: number | undefined): Evidence {
  if (born === null || day === undefined) return { bits: 0, reason: '' };
  const age = yearOf(day) - born;
  if (age < 0) return { bits: -8, reason: `in office ${-age} years before the birth of the other, ${born}` };
  if (age > OLDEST) return { bits: -8, reason: `in office ${age} years after the birth of the other, ${born}` };
  return { bits: 0, reason: '' };
}
