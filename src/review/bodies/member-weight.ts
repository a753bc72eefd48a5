import { type MatchWeight, NO_WEIGHT } from '../matching/match-weight.ts';

/** Weights by the share of countries that belong to both, of those that belong to either. */
const BITS_BY_SHARE: readonly (readonly [minShare: number, bits: number])[] = [
  [0.8, 4],
  [0.6, 3],
  [0.4, 1],
  [0.2, -2],
  [0, -5],
];

/** Of bodies to which most of the world belongs, any two have most members in common. */
const WORLDWIDE = 100;
const MAX_WORLDWIDE = 2;

/** Compares the countries that belong to two alliances. */
export function memberWeight(some: ReadonlySet<string>, others: ReadonlySet<string>): MatchWeight {
  if (some.size === 0 || others.size === 0) return NO_WEIGHT;
  const shared = [...some].filter((country) => others.has(country)).length;
  const all = some.size + others.size - shared;
  const share = shared / all;
  const bits = BITS_BY_SHARE.find(([minShare]) => share >= minShare)?.[1] ?? 0;
  const most = Math.min(some.size, others.size) >= WORLDWIDE ? MAX_WORLDWIDE : bits;
  return { bits: Math.min(bits, most), reason: `${shared} of ${all} members in common` };
}
