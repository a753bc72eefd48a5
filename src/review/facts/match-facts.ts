import { BlockBuilder, type Blocks } from '../matching/blocks.ts';
import type { Likeness, Matcher } from '../matching/candidate.ts';
import type { Fact } from './fact.ts';

/** What the same period weighs, in bits, and what half of it in common takes away. */
const SAME_PERIOD = 4;
const BY_HALF = 2;

const DAY_MS = 86_400_000;
/** Stand for ends that neither of two facts has. */
const [FIRST, LAST] = ['1500-01-01', '2100-01-01'];

function factBlocks(facts: readonly Fact[]): Blocks {
  const blocks = new BlockBuilder(facts);
  const keys = facts.map(({ common }, index) => ({ key: common, sharing: common, index }));
  blocks.add(keys, 'not compared');
  return blocks.done();
}

/** Compares facts of which a rule says that they may be the same: the more of their periods is in common, the likelier. */
function compareFacts(one: Fact, other: Fact, minBits: number): Likeness | undefined {
  if (!one.meets.has(other.id)) return undefined;
  const share = sharedPart(one, other);
  const bits = SAME_PERIOD + BY_HALF * Math.log2(share);
  if (bits < minBits) return undefined;
  return { bits, reasons: [`the same ${one.common}`, `${Math.round(share * 100)} % of their periods is in common`] };
}

/** Which part of two periods together is in both. An end that only one has is taken for that of the other. */
function sharedPart(one: Fact, other: Fact): number {
  const days = (from: string, until: string): number =>
    Math.max(0, (Date.parse(until) - Date.parse(from)) / DAY_MS) + 1;
  const [from, otherFrom] = [one.from ?? other.from ?? FIRST, other.from ?? one.from ?? FIRST].sort();
  const [until, otherUntil] = [one.until ?? other.until ?? LAST, other.until ?? one.until ?? LAST].sort();
  return days(otherFrom ?? FIRST, until ?? LAST) / days(from ?? FIRST, otherUntil ?? LAST);
}

export const FACT_MATCHER: Matcher<Fact> = { blocksOf: factBlocks, comparer: () => compareFacts };
