import { countryKey, editDistance, twoNames } from '../../../domain/index.ts';
import type { CountryRecord } from './country-record.ts';

/** The coding schemes for countries in data sets. */
export const CODE_SCHEMES = ['iso2', 'iso3', 'cow', 'gw', 'gec', 'name'] as const;
export type CodeScheme = (typeof CODE_SCHEMES)[number];

/** A meaning of a code that no country has, or that has meant several countries over time. */
export interface CodeMeaning {
  readonly scheme: CodeScheme;
  readonly code: string;
  /** The first day on which it no longer applied; omitted for the current meaning. */
  readonly until?: string | undefined;
  readonly country: string;
  /** Other possible countries: the code is ambiguous. */
  readonly or?: readonly string[] | undefined;
  /** Whether its country succeeds the one that the code meant before. */
  readonly succeeds?: boolean | undefined;
}

/** Resolves country codes, as of any day. */
export class CountryCodes {
  readonly #meanings = new Map<string, CodeMeaning[]>();
  readonly #own = new Map<string, Set<string>>();
  readonly #names = new Map<string, string>();
  /** The names of the countries by id. */
  readonly #nameOf: ReadonlyMap<string, string>;

  /** @param meanings - those of one code in order of time; they take precedence over the countries' own codes */
  constructor(countries: readonly CountryRecord[], meanings: readonly CodeMeaning[] = []) {
    this.#nameOf = new Map(countries.map(({ id, name }) => [id, name]));
    for (const meaning of meanings) {
      const key = keyOf(meaning.scheme, meaning.code);
      this.#meanings.set(key, [...(this.#meanings.get(key) ?? []), meaning]);
    }
    for (const country of countries) {
      for (const [scheme, code] of codesOf(country)) {
        const key = keyOf(scheme, code);
        this.#own.set(key, (this.#own.get(key) ?? new Set()).add(country.id));
        if (scheme === 'name' && !this.#names.has(key)) this.#names.set(key, code);
      }
    }
  }

  /**
   * The country that a code stands for.
   * @param on - the day on which to interpret the code; null for its current meaning
   */
  resolve(scheme: CodeScheme, code: string, on: string | null): ResolvedCode {
    const found = this.#find(keyOf(scheme, code), on);
    if (found) return found;
    if (scheme !== 'name') return { problem: UNKNOWN };
    return this.#ofTwoNames(code, on) ?? { problem: `${UNKNOWN}${this.#nearTo(code)}` };
  }

  /** The changes in what a code means, in order of time. */
  changes(scheme: CodeScheme, code: string): readonly CodeChange[] {
    const meanings = this.#meanings.get(keyOf(scheme, code)) ?? [];
    const named = ({ country }: CodeMeaning): string => this.#nameOf.get(country) ?? country;
    return meanings.flatMap((meaning, index): readonly CodeChange[] => {
      const { until: day } = meaning;
      const next = meanings[index + 1];
      if (day === undefined || !next) return [];
      const words = `${named(meaning)} until ${day} and ${named(next)} from then on`;
      const clause = `the ${scheme} code ${meaning.code} means ${words}`;
      return [{ day, words, clause, isSuccession: next.succeeds === true }];
    });
  }

  #find(key: string, on: string | null): ResolvedCode | undefined {
    const meaning = this.#meanings.get(key)?.find(({ until }) => until === undefined || (on !== null && until > on));
    if (meaning) return this.#meant(meaning);
    const [id, ...others] = this.#own.get(key) ?? [];
    if (id === undefined) return undefined;
    return others.length === 0 ? { id } : several([id, ...others]);
  }

  #meant({ country, or = [] }: CodeMeaning): ResolvedCode {
    if (or.length > 0) return several([country, ...or]);
    return this.#nameOf.has(country) ? { id: country } : { problem: `means ${country}, which is not in the graph` };
  }

  /** Resolves two names of one country: `Myanmar (Burma)`. */
  #ofTwoNames(code: string, on: string | null): ResolvedCode | undefined {
    const [one, other] = (twoNames(code) ?? []).map((name) => this.#find(keyOf('name', name), on));
    if (!one || !other || !('id' in one) || !('id' in other)) return undefined;
    return one.id === other.id ? one : several([one.id, other.id]);
  }

  /** Suggests names that a misspelled one may mean; returns the end of a message. */
  #nearTo(code: string): string {
    const key = countryKey(code);
    const maxDistance = Math.min(2, Math.floor(key.length / 4));
    const near = [...this.#names]
      .map(([known, name]) => ({ name, away: editDistance(key, known.slice('name:'.length), maxDistance) }))
      .filter(({ away }) => away <= maxDistance)
      .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
    return near.length > 0 ? ` (did you mean ${near.slice(0, 3).join(' or ')}?)` : '';
  }
}

/** A change in what a code means. */
export interface CodeChange {
  /** The first day of the later meaning. */
  readonly day: string;
  /** Both meanings in words, alone and as a clause about the code. */
  readonly words: string;
  readonly clause: string;
  /** Whether the later country succeeds the earlier one. */
  readonly isSuccession: boolean;
}

/** The id of a country, or what is wrong with the code. */
export type ResolvedCode = { readonly id: string } | { readonly problem: string };

const UNKNOWN = 'stands for no country in the graph';

const several = (ids: readonly string[]): ResolvedCode => ({
  problem: `stands for several countries: ${ids.join(', ')}`,
});

function codesOf(country: CountryRecord): readonly [CodeScheme, string][] {
  const { code, iso3, cow, gw, gec, name, officialName, aliases = [] } = country;
  const codes: [CodeScheme, string | number | null | undefined][] = [
    ['iso2', code],
    ['iso3', iso3],
    ['cow', cow],
    ['gw', gw],
    ['gec', gec],
    ...[name, officialName, ...aliases].map((one): [CodeScheme, string | null | undefined] => ['name', one]),
  ];
  return codes.flatMap(([scheme, one]): [CodeScheme, string][] =>
    one === null || one === undefined || one === '' ? [] : [[scheme, String(one)]],
  );
}

/** Normalizes a code for lookup: numbers without `.0` and leading zeros, names folded. */
function keyOf(scheme: CodeScheme, code: string): string {
  const text = code.trim();
  if (scheme === 'cow' || scheme === 'gw') return `${scheme}:${text.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '')}`;
  return scheme === 'name' ? `name:${countryKey(text)}` : `${scheme}:${text.toUpperCase()}`;
}
