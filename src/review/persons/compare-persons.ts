import { type Likeness, uncomparedReasons } from '../matching/candidate.ts';
import { type RarityOf, rarityIn } from '../matching/frequencies.ts';
import { MAX_NAME_BITS, type MatchWeight, PRIOR_BITS, sumOfBits } from '../matching/match-weight.ts';
import { ageWeight, birthYearWeight } from './birth.ts';
import { matchNames, type Rarity } from './name-match.ts';
import type { NameWord } from './name-words.ts';
import { distinguishingWords, type Held, type Person } from './person.ts';
import { farApartWeight, timingWeight } from './timing.ts';

/** How rare name words and countries of office are among all persons. */
interface PersonRarity {
  readonly word: Rarity;
  readonly country: RarityOf;
}

// Weights in bits.
/** Each rare word in common, and each that differs. */
const SHARED_WORD = 5;
const DIFFERENT_WORD = 5;
const ORDINAL = { same: 2, other: -6, unknown: 0 } as const;
/** One has the name of the other's father. */
const FATHER_AND_CHILD = -5;
/** A rare country of office in common, and none in common. */
const SHARED_COUNTRY = 3;
const NO_COUNTRY = -4;
/** Prepares to compare persons of a graph. */
export function personComparer(
  persons: readonly Person[],
): (one: Person, other: Person, minBits: number) => Likeness | undefined {
  const word = rarityIn(persons.map((person) => distinguishingWords(person).map(({ text }) => text)));
  const country = rarityIn(persons.map(({ held }) => held.map((office) => office.country)));
  const rarity = { word: ({ text }: NameWord) => word(text), country };
  return (one, other, minBits) => comparePersons(one, other, rarity, minBits);
}

function comparePersons(one: Person, other: Person, rarity: PersonRarity, minBits: number): Likeness | undefined {
  const others = [...birthWeights(one, other), ...officeWeights(one, other, rarity)];
  const sum = PRIOR_BITS + sumOfBits(others);
  // Comparing names is expensive, so it is skipped if even a perfect match would not be enough.
  if (sum + MAX_NAME_BITS < minBits) return undefined;
  const name = nameWeight(one, other, rarity);
  if (name === undefined || sum + name.bits < minBits) return undefined;
  const reasons = [name.reason, ...others.map(({ reason }) => reason), ...uncomparedReasons([one, other])];
  return { bits: sum + name.bits, reasons: reasons.filter((reason) => reason !== '') };
}

/** The weight of the two names that match best. */
function nameWeight(one: Person, other: Person, { word }: PersonRarity): MatchWeight | undefined {
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
  const years = birthYearWeight(one.birthYear, other.birthYear);
  // A wrong year counts once.
  if (years.bits < 0) return [years];
  const ages = [
    ...other.held.map(({ span }) => ageWeight(one.birthYear, span.first)),
    ...one.held.map(({ span }) => ageWeight(other.birthYear, span.first)),
  ];
  return [years, ...ages.filter(({ bits }) => bits < 0).slice(0, 1)];
}

/** The weights of the countries of office and of the times in the country that matches best. */
function officeWeights(one: Person, other: Person, { country: rarity }: PersonRarity): readonly MatchWeight[] {
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
  return found.reduce((best, next) => (sumOfBits(next) > sumOfBits(best) ? next : best));
}

const spansOf = (held: readonly Held[]) => held.map(({ span }) => span);

function countriesOf(held: readonly Held[]): string {
  const names = [...new Set(held.map(({ countryName }) => countryName))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
