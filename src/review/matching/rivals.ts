import { type Candidate, sharedSource } from './candidate.ts';
import type { ComparedPair } from './compared-pairs.ts';
import { oddsOfBits } from './match-weight.ts';

/** An entry that may be the same as one of a pair, instead of the other, from which a source tells it apart. */
export interface Rival {
  readonly id: string;
  readonly name: string;
  readonly fitsBetter: boolean;
  /** The source that tells them apart. */
  readonly source: string;
}

/** A pair with its score. */
export interface ScoredPair<T extends Candidate> extends ComparedPair<T> {
  /** Above 0 and below 1. */
  readonly score: number;
  /** The best first. */
  readonly rivals: readonly Rival[];
}

/** The least bits with which a pair counts as a rival: a score of about 0.05. */
export const MIN_RIVAL_BITS = -4.25;

/** A rival is told of if its odds are at least this share of the pair's. */
const MIN_RIVAL_SHARE = 1 / 64;

/** An entry that could take the place of one of a pair. */
interface Contender<T extends Candidate> {
  readonly entry: T;
  readonly odds: number;
  readonly source: string;
}

/**
 * Scores pairs, each against its rivals: of several entries that one source tells apart, at most one can be the same as
 * an entry of another source, so their scores add up to at most 1.
 */
export function scoreAgainstRivals<T extends Candidate>(pairs: readonly ComparedPair<T>[]): readonly ScoredPair<T>[] {
  const partners = partnersOf(pairs.filter(({ bits }) => bits >= MIN_RIVAL_BITS));
  /** The entries that could be the same as `partner` instead of `entry`. */
  const insteadOf = (entry: T, partner: T): readonly Contender<T>[] =>
    (partners.get(partner.id) ?? []).flatMap(({ entry: other, odds }) => {
      const source = other.id === entry.id ? undefined : sharedSource(entry.sources, other.sources);
      return source === undefined ? [] : [{ entry: other, odds, source }];
    });
  const elsewhere = oncePerPair((entry: T, partner: T) =>
    insteadOf(entry, partner).reduce((sum, { odds }) => sum + odds, 0),
  );
  /** The contenders for one end of a pair. One that fits somebody else better counts less. */
  const contendersFor = (entry: T, partner: T): readonly Contender<T>[] =>
    insteadOf(entry, partner).map((found) => {
      const rest = elsewhere(partner, found.entry);
      return { ...found, odds: (found.odds * (1 + found.odds)) / (1 + found.odds + rest) };
    });
  return pairs.map((pair) => {
    const contenders = [...contendersFor(pair.one, pair.other), ...contendersFor(pair.other, pair.one)];
    return { ...pair, ...settled(oddsOfBits(pair.bits), contenders) };
  });
}

function settled<T extends Candidate>(
  odds: number,
  contenders: readonly Contender<T>[],
): Pick<ScoredPair<T>, 'score' | 'rivals'> {
  const all = contenders.reduce((sum, contender) => sum + contender.odds, odds);
  const rivals = contenders
    .filter((contender) => contender.odds >= odds * MIN_RIVAL_SHARE)
    .toSorted((a, b) => b.odds - a.odds || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry: { id, name }, source, odds: own }) => ({ id, name, source, fitsBetter: own > odds }));
  return { score: odds / (1 + all), rivals };
}

interface Partner<T extends Candidate> {
  readonly entry: T;
  readonly odds: number;
}

function partnersOf<T extends Candidate>(
  pairs: readonly ComparedPair<T>[],
): ReadonlyMap<string, readonly Partner<T>[]> {
  const partners = new Map<string, Partner<T>[]>();
  const add = (id: string, partner: Partner<T>): void => {
    const known = partners.get(id);
    if (known) known.push(partner);
    else partners.set(id, [partner]);
  };
  for (const pair of pairs) {
    const odds = oddsOfBits(pair.bits);
    add(pair.one.id, { entry: pair.other, odds });
    add(pair.other.id, { entry: pair.one, odds });
  }
  return partners;
}

/** Remembers what a function of two entries gives. */
function oncePerPair<T extends Candidate>(compute: (one: T, other: T) => number): (one: T, other: T) => number {
  const known = new Map<string, number>();
  return (one, other) => {
    const key = `${one.id} ${other.id}`;
    const value = known.get(key) ?? compute(one, other);
    known.set(key, value);
    return value;
  };
}
