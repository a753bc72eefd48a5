import { countryKey, editDistance, twoNames } from '../../domain/index.ts';

/** The schemes by which data sets name countries. */
export const CODE_SCHEMES = ['iso2', 'iso3', 'cow', 'gw', 'gec', 'name'] as const;
export type CodeScheme = (typeof CODE_SCHEMES)[number];

/** A country of the graph with its codes. */
export interface CountryRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly iso3?: string | null;
  readonly cow?: number | null;
  readonly gw?: number | null;
  readonly gec?: string | null;
  readonly officialName?: string | null;
  readonly aliases?: readonly string[];
}

/** What a code meant where no country has it as its own, or where it has had several meanings. */
export interface CodeMeaning {
  readonly scheme: CodeScheme;
  readonly code: string;
  /** The first day on which it no longer meant this; left out of the meaning that still holds. */
  readonly until?: string | undefined;
  readonly country: string;
  /** Others that it may as well have meant: no one can say which. */
  readonly or?: readonly string[] | undefined;
}

/** The countries that codes stand for, on any day. */
export class CountryCodes {
  readonly #meanings = new Map<string, CodeMeaning[]>();
  readonly #own = new Map<string, Set<string>>();
  readonly #names = new Map<string, string>();
  readonly #ids: ReadonlySet<string>;

  /** @param meanings - of one scheme and code, in the order of time; they go before the countries' own codes */
  constructor(countries: readonly CountryRecord[], meanings: readonly CodeMeaning[] = []) {
    this.#ids = new Set(countries.map((country) => country.id));
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
   * The id of the country that a code stands for.
   * @param on - the day that tells what it meant then; null for its present meaning
   * @returns the id, or what is wrong with the code
   */
  resolve(scheme: CodeScheme, code: string, on: string | null): ResolvedCode {
    const found = this.#find(keyOf(scheme, code), on);
    if (found) return found;
    if (scheme !== 'name') return { problem: UNKNOWN };
    return this.#ofTwoNames(code, on) ?? { problem: `${UNKNOWN}${this.#nearTo(code)}` };
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
    return this.#ids.has(country) ? { id: country } : { problem: `means ${country}, which the graph does not have` };
  }

  /** `Myanmar (Burma)`: two names that stand for one country. */
  #ofTwoNames(code: string, on: string | null): ResolvedCode | undefined {
    const [one, other] = (twoNames(code) ?? []).map((name) => this.#find(keyOf('name', name), on));
    if (!one || !other || !('id' in one) || !('id' in other)) return undefined;
    return one.id === other.id ? one : several([one.id, other.id]);
  }

  /** The names that a name is likely a slip of, in words. */
  #nearTo(code: string): string {
    const key = countryKey(code);
    const most = Math.min(2, Math.floor(key.length / 4));
    const near = [...this.#names]
      .map(([known, name]) => ({ name, away: editDistance(key, known.slice('name:'.length), most) }))
      .filter(({ away }) => away <= most)
      .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
    return near.length > 0 ? ` (did you mean ${near.slice(0, 3).join(' or ')}?)` : '';
  }
}

/** The country that a code stands for, or what is wrong with the code. */
export type ResolvedCode = { readonly id: string } | { readonly problem: string };

const UNKNOWN = 'stands for no country that the graph has';

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

/** A scheme and a code as they are looked up: numbers without what tools add, names by what their forms have in common. */
function keyOf(scheme: CodeScheme, code: string): string {
  const text = code.trim();
  if (scheme === 'cow' || scheme === 'gw') return `${scheme}:${text.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '')}`;
  return scheme === 'name' ? `name:${countryKey(text)}` : `${scheme}:${text.toUpperCase()}`;
}
