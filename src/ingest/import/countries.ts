import { foldWords, nfc } from '../../domain/text/index.ts';

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
}

/** What a code meant where no country has it as its own, or where it has had several meanings. */
export interface CodeMeaning {
  readonly scheme: CodeScheme;
  readonly code: string;
  /** The first day on which it no longer meant this; left out of the meaning that still holds. */
  readonly until?: string | undefined;
  readonly country: string;
}

/** The countries that codes stand for, on any day. */
export class CountryCodes {
  readonly #meanings = new Map<string, CodeMeaning[]>();
  readonly #own = new Map<string, Set<string>>();
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
      }
    }
  }

  /**
   * The id of the country that a code stands for.
   * @param on - the day that tells what it meant then; null for its present meaning
   * @returns the id, or what is wrong with the code
   */
  resolve(scheme: CodeScheme, code: string, on: string | null): { readonly id: string } | { readonly problem: string } {
    const key = keyOf(scheme, code);
    const meaning = this.#meanings.get(key)?.find(({ until }) => until === undefined || (on !== null && until > on));
    if (meaning) {
      if (this.#ids.has(meaning.country)) return { id: meaning.country };
      return { problem: `means ${meaning.country}, which the graph does not have` };
    }
    const [id, ...others] = this.#own.get(key) ?? [];
    if (id === undefined) return { problem: 'stands for no country that the graph has' };
    if (others.length === 0) return { id };
    return { problem: `stands for several countries: ${[id, ...others].join(', ')}` };
  }
}

function codesOf(country: CountryRecord): readonly [CodeScheme, string][] {
  const { code, iso3, cow, gw, gec, name, officialName } = country;
  const codes: [CodeScheme, string | number | null | undefined][] = [
    ['iso2', code],
    ['iso3', iso3],
    ['cow', cow],
    ['gw', gw],
    ['gec', gec],
    ['name', name],
    ['name', officialName],
  ];
  return codes.flatMap(([scheme, one]): [CodeScheme, string][] =>
    one === null || one === undefined || one === '' ? [] : [[scheme, String(one)]],
  );
}

/** A scheme and a code as they are looked up: numbers without what tools add, names by their folded words. */
function keyOf(scheme: CodeScheme, code: string): string {
  const text = code.trim();
  if (scheme === 'cow' || scheme === 'gw') return `${scheme}:${text.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '')}`;
  if (scheme !== 'name') return `${scheme}:${text.toUpperCase()}`;
  return `name:${foldWords(text) || nfc(text)}`;
}
