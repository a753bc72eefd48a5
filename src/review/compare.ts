import { ageWeight, birthYearWeight } from './birth.ts';
import type { Frequencies } from './frequencies.ts';
import { type MatchWeight, PRIOR_BITS, scoreOfBits } from './match-weight.ts';
import { matchNames } from './name-match.ts';
import type { Held, Person } from './person.ts';
import { farApartWeight, timingWeight } from './timing.ts';

/** How likely two entries are the same person, and why. */
export interface Likeness {
  /** Above 0 and below 1. */
  readonly score: number;
  /** The observations for and against, the names first. */
  readonly reasons: readonly string[];
}

export interface CompareOptions {
  readonly frequencies: Frequencies;
  readonly minScore: number;
  /** The title of a source by its id. */
  readonly titleOf: (source: string) => string;
}

// Weights in bits.
/** The most that names alone add: just enough for even odds. */
const MAX_NAME_BITS = -PRIOR_BITS;
/** Each rare word in common, and each that differs. */
const SHARED_WORD = 5;
const DIFFERENT_WORD = 5;
const ORDINAL = { same: 2, other: -6, unknown: 0 } as const;
/** One has the name of the other's father. */
const FATHER_AND_CHILD = -5;
/** A rare country of office in common, and none in common. */
const SHARED_COUNTRY = 3;
const NO_COUNTRY = -4;
/** The most for two persons of one source, which distinguishes them by id. */
const MAX_IN_ONE_SOURCE = -2.5;

/** Compares two persons. Undefined if the score is below `minScore` or the names have nothing in common. */
export function compare(
  one: Person,
  other: Person,
  { frequencies, minScore, titleOf }: CompareOptions,
): Likeness | undefined {
  const shared = [...one.sources].find((source) => other.sources.has(source));
  const maxBits = shared === undefined ? Number.POSITIVE_INFINITY : MAX_IN_ONE_SOURCE;
  if (scoreOfBits(maxBits) < minScore) return undefined;
  const others = [...birthWeights(one, other), ...officeWeights(one, other, frequencies)];
  const sum = others.reduce((bits, weight) => bits + weight.bits, PRIOR_BITS);
  // Comparing names is expensive, so it is skipped if even a perfect match would not be enough.
  if (scoreOfBits(Math.min(sum + MAX_NAME_BITS, maxBits)) < minScore) return undefined;
  const name = nameWeight(one, other, frequencies);
  const score = name && scoreOfBits(Math.min(sum + name.bits, maxBits));
  if (name === undefined || score === undefined || score < minScore) return undefined;
  const apart = shared === undefined ? [] : [`both are in ${titleOf(shared)}, which lists them separately`];
  const uncompared = [one, other].filter(({ namesNotCompared }) => namesNotCompared > 0).map(uncomparedReason);
  const reasons = [...apart, name.reason, ...others.map(({ reason }) => reason), ...uncompared];
  return { score, reasons: reasons.filter((reason) => reason !== '') };
}

const uncomparedReason = ({ id, names, namesNotCompared }: Person): string =>
  `only the first ${names.length} names of ${id} were compared, ${namesNotCompared} were not`;

/** The weight of the two names that match best. */
function nameWeight(one: Person, other: Person, { word }: Frequencies): MatchWeight | undefined {
  let best: MatchWeight | undefined;
  for (const name of one.names) {
    for (const otherName of other.names) {
      const { shared, different, ordinal, fatherAndChild, reason } = matchNames(name, otherName, word);
      if (shared === 0) continue;
      const sum = SHARED_WORD * shared - DIFFERENT_WORD * different + ORDINAL[ordinal];
      const bits = Math.min(sum, MAX_NAME_BITS) + (fatherAndChild ? FATHER_AND_CHILD : 0);
      if (!best || bits > best.bits) {
        best = { bits, reason: fatherAndChild ? `${reason}, like father and child` : reason };
      }
    }
  }
  return best;
}

function birthWeights(one: Person, other: Person): readonly MatchWeight[] {
  const ages = [
    ...other.held.map(({ span }) => ageWeight(one.birthYear, span.first)),
    ...one.held.map(({ span }) => ageWeight(other.birthYear, span.first)),
  ];
  return [birthYearWeight(one.birthYear, other.birthYear), ...ages.filter(({ bits }) => bits < 0).slice(0, 1)];
}

/** The weights of the countries of office and of the times in the country that matches best. */
function officeWeights(one: Person, other: Person, { country: rarity }: Frequencies): readonly MatchWeight[] {
  if (one.held.length === 0 || other.held.length === 0) return [];
  const same = one.held.filter(({ country }) => other.held.some((held) => held.country === country));
  const countries = [...new Set(same.map(({ country }) => country))];
  if (countries.length === 0) {
    const reason = `offices in ${countriesOf(one.held)} and in ${countriesOf(other.held)}`;
    return [{ bits: NO_COUNTRY, reason }, farApartWeight(spansOf(one.held), spansOf(other.held))];
  }
  const found = countries.map((country) => {
    const [some, others] = [one, other].map(({ held }) => held.filter((each) => each.country === country));
    const timing = timingWeight(spansOf(some ?? []), spansOf(others ?? []));
    const lead = [...(some ?? []), ...(others ?? [])].every(({ leads }) => leads);
    const name = some?.[0]?.countryName ?? country;
    const reason = lead ? `both led ${name}` : `both held office in ${name}`;
    return [{ bits: SHARED_COUNTRY * Math.min(rarity(country) * 2, 1), reason }, timing];
  });
  const sumOfBits = (weights: readonly MatchWeight[]) => weights.reduce((sum, { bits }) => sum + bits, 0);
  return found.reduce((best, next) => (sumOfBits(next) > sumOfBits(best) ? next : best));
}

const spansOf = (held: readonly Held[]) => held.map(({ span }) => span);

function countriesOf(held: readonly Held[]): string {
  const names = [...new Set(held.map(({ countryName }) => countryName))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
