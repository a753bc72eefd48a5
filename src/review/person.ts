import { type NameWord, nameOf, type PersonName } from './name-words.ts';
import { type Span, type StoredSpan, spanOf } from './span.ts';

/** An office that someone holds or held. */
export interface Held {
  readonly country: string;
  readonly countryName: string;
  /** True where the rank makes a leader. */
  readonly leads: boolean;
  readonly span: Span;
}

/** A person with what tells whether another entry is the same one. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The name and the aliases. */
  readonly names: readonly PersonName[];
  /** How many more aliases there are, which are not compared. */
  readonly unread: number;
  readonly birthYear: number | null;
  readonly held: readonly Held[];
  /** The ids of the sources that state something of the person or of the person's tenures. */
  readonly sources: ReadonlySet<string>;
}

/** A person as the graph has it. */
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

/** Names of one person that are compared at most: each is with each of another's. */
export const NAMES = 8;

export function personOf({ id, name, aliases, birthYear, tenures, sources }: StoredPerson): Person {
  const written = [...new Set([name, ...aliases])];
  return {
    id,
    name,
    names: written.slice(0, NAMES).map(nameOf),
    unread: Math.max(0, written.length - NAMES),
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

/** The words that tell a person from others, each once. */
export function wordsOfPerson({ names }: Person): readonly NameWord[] {
  const words = names.flatMap((name) => name.words).filter(({ particle, initial }) => !particle && !initial);
  return [...new Map(words.map((word) => [word.text, word])).values()];
}
