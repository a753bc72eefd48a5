import type { Candidate } from '../matching/candidate.ts';
import { type NameWord, type PersonName, parseName } from './name-words.ts';
import { type Span, type StoredSpan, spanOf } from './span.ts';

/** An office that a person holds or held. */
export interface Held {
  readonly country: string;
  readonly countryName: string;
  /** Whether its rank makes the holder a leader. */
  readonly leads: boolean;
  readonly span: Span;
}

/** A person, prepared for comparison. */
export interface Person extends Candidate {
  /** The name and the aliases, at most `MAX_NAMES`. */
  readonly names: readonly PersonName[];
  readonly birthYear: number | null;
  readonly held: readonly Held[];
}

/** A person as read from the graph. */
export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly birthYear: number | null;
  readonly tenures: readonly (StoredSpan & {
    readonly country: string;
    readonly countryName: string;
    readonly leads: boolean;
  })[];
  readonly sources: readonly string[];
}

/** The most names per person: each is compared with each name of the other. */
const MAX_NAMES = 8;

export function personOf({ id, name, aliases, birthYear, tenures, sources }: StoredPerson): Person {
  const written = [...new Set([name, ...aliases])];
  return {
    id,
    name,
    names: written.slice(0, MAX_NAMES).map(parseName),
    namesNotCompared: Math.max(0, written.length - MAX_NAMES),
    birthYear,
    held: tenures.map(({ country, countryName, leads, ...span }) => ({
      country,
      countryName,
      leads,
      span: spanOf(span),
    })),
    sources: new Set(sources),
  };
}

/** The words of a person's names, without particles, initials and duplicates. */
export function distinguishingWords({ names }: Person): readonly NameWord[] {
  const words = names.flatMap((name) => name.words).filter(({ particle, initial }) => !particle && !initial);
  return [...new Map(words.map((word) => [word.text, word])).values()];
}
