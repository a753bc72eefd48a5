import { ageEvidence, birthEvidence } from './birth.ts';
import { type Evidence, PRIOR, scoreOf } from './evidence.ts';
import type { Frequencies } from './frequencies.ts';
import { matchNames } from './name-match.ts';
import type { Held, Person } from './person.ts';
import { farApart, timingEvidence } from './timing.ts';

/** How likely two entries are one person, and why. */
export interface Likeness {
  /** Above 0 and below 1. */
  readonly score: number;
  /** In words, those for it and those against it, the names first. */
  readonly reasons: readonly string[];
}

/** What names alone come to at most, in bits: enough to be as likely as not, and no more. */
const MOST_OF_NAMES = -PRIOR;
/** What one rare word in common tells, and what one tells that stands against another. */
const SHARED_WORD = 5;
const WORD_AGAINST = 5;
/** What the number of a monarch tells, and another number. */
const ORDINAL = { same: 2, other: -6, unknown: 0 } as const;
/** What it tells that the one has the name of the other's father. */
const FATHER_AND_CHILD = -5;
/** What a country in common tells at most, and what it tells that there is none. */
const SHARED_COUNTRY = 3;
const NO_COUNTRY = -4;
/** A source that has both tells them apart by its own ids: they come to this at most, in bits. */
const MOST_IN_ONE_SOURCE = -2.5;

/**
 * How likely two persons are the same one; undefined where it is below the least score that is asked for, or where
 * their names have nothing in common.
 */
export function compare(
  one: Person,
  other: Person,
  { frequencies, least, titleOf }: CompareOptions,
): Likeness | undefined {
  const shared = [...one.sources].find((source) => other.sources.has(source));
  const most = shared === undefined ? Number.POSITIVE_INFINITY : MOST_IN_ONE_SOURCE;
  if (scoreOf(most) < least) return undefined;
  const others = [...birth(one, other), ...offices(one, other, frequencies)];
  const sum = others.reduce((bits, evidence) => bits + evidence.bits, PRIOR);
  // Names cost most to compare: they are left where the best of them would not do.
  if (scoreOf(Math.min(sum + MOST_OF_NAMES, most)) < least) return undefined;
  const name = names(one, other, frequencies);
  const score = name && scoreOf(Math.min(sum + name.bits, most));
  if (name === undefined || score === undefined || score < least) return undefined;
  const apart = shared === undefined ? [] : [`both are in ${titleOf(shared)}, which tells them apart`];
  const unread = [one, other].filter((person) => person.unread > 0).map(unreadReason);
  const reasons = [...apart, name.reason, ...others.map(({ reason }) => reason), ...unread];
  return { score, reasons: reasons.filter((reason) => reason !== '') };
}

const unreadReason = ({ id, names, unread }: Person): string =>
  `of ${id} the first ${names.length} names were compared, and ${unread} more were not`;

export interface CompareOptions {
  readonly frequencies: Frequencies;
  /** Pairs below this score are not told. */
  readonly least: number;
  /** The title of a source by its id. */
  readonly titleOf: (source: string) => string;
}

/** The two names that fit best. */
function names(one: Person, other: Person, { word }: Frequencies): Evidence | undefined {
  let best: Evidence | undefined;
  for (const name of one.names) {
    for (const otherName of other.names) {
      const { shared, against, ordinal, fatherAndChild, reason } = matchNames(name, otherName, word);
      if (shared === 0) continue;
      const sum = SHARED_WORD * shared - WORD_AGAINST * against + ORDINAL[ordinal];
      const bits = Math.min(sum, MOST_OF_NAMES) + (fatherAndChild ? FATHER_AND_CHILD : 0);
      if (!best || bits > best.bits)
        best = { bits, reason: fatherAndChild ? `${reason}, as of father and child` : reason };
    }
  }
  return best;
}

const birth = (one: Person, other: Person): readonly Evidence[] => {
  const ages = [
    ...other.held.map(({ span }) => ageEvidence(one.birthYear, span.first)),
    ...one.held.map(({ span }) => ageEvidence(other.birthYear, span.first)),
  ];
  return [birthEvidence(one.birthYear, other.birthYear), ...ages.filter(({ bits }) => bits < 0).slice(0, 1)];
};

/** What their offices tell: the countries of them, and the times in those that both have. */
function offices(one: Person, other: Person, { country: rarity }: Frequencies): readonly Evidence[] {
  if (one.held.length === 0 || other.held.length === 0) return [];
  const same = one.held.filter(({ country }) => other.held.some((held) => held.country === country));
  const countries = [...new Set(same.map(({ country }) => country))];
  if (countries.length === 0) {
    const reason = `offices of ${countriesOf(one.held)} and of ${countriesOf(other.held)}`;
    return [{ bits: NO_COUNTRY, reason }, farApart(spansOf(one.held), spansOf(other.held))];
  }
  const found = countries.map((country) => {
    const [some, others] = [one, other].map(({ held }) => held.filter((each) => each.country === country));
    const timing = timingEvidence(spansOf(some ?? []), spansOf(others ?? []));
    const lead = [...(some ?? []), ...(others ?? [])].every(({ leads }) => leads);
    const name = some?.[0]?.countryName ?? country;
    const reason = lead ? `both lead or led ${name}` : `both hold or held offices of ${name}`;
    return [{ bits: SHARED_COUNTRY * Math.min(rarity(country) * 2, 1), reason }, timing];
  });
  const bitsOf = (evidence: readonly Evidence[]) => evidence.reduce((sum, { bits }) => sum + bits, 0);
  return found.reduce((best, next) => (bitsOf(next) > bitsOf(best) ? next : best));
}

const spansOf = (held: readonly Held[]) => held.map(({ span }) => span);

function countriesOf(held: readonly Held[]): string {
  const names = [...new Set(held.map(({ countryName }) => countryName))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
