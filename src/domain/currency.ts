import { foldWords } from './text/words.ts';

const NAMES = new Intl.DisplayNames(['en'], { type: 'currency', fallback: 'none' });

/** ISO 4217 codes that are not currencies: for tests, and for no currency. */
const NO_CURRENCIES: ReadonlySet<string> = new Set(['XTS', 'XXX']);

/** Whether the text is the ISO 4217 code of a present or former currency. */
export const isCurrency = (text: string): boolean =>
  /^[A-Z]{3}$/.test(text) && !NO_CURRENCIES.has(text) && NAMES.of(text) !== undefined;

/** Unambiguous signs and names besides the code and the English name. `$`, `¥` and `dollars` are ambiguous. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  USD: ['us$', '$us', 'u.s.$', 'usd$', '$usd', 'united states dollar', 'american dollar'],
  EUR: ['€'],
  GBP: ['£', 'pound sterling', 'pounds sterling', 'british pound sterling', 'sterling'],
  CNY: ['cn¥', 'rmb', 'renminbi', 'chinese renminbi', 'yuan', 'chinese yuan renminbi'],
  JPY: ['jp¥', 'yen'],
  INR: ['₹'],
  XDR: ['sdr', 'special drawing right'],
};

/** The currency of a code, English name or unambiguous sign; undefined if there is none. */
export function currencyOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : byName().get(keyOf(text));
}

/** Signs are kept, because folding drops them. */
function keyOf(text: string): string {
  const sign = text.replace(/\s/g, '').toLowerCase();
  if (/\p{Sc}/u.test(sign)) return sign;
  const words = foldWords(text).replace(/^(?:the|in) /, '');
  // `U.S. dollars`; nearly all names have regular plurals.
  return words.replace(/\bu s\b/, 'us').replace(/(?<=[^s])s$/, '');
}

let known: ReadonlyMap<string, string> | undefined;

/** Built on first use: most texts are codes. */
function byName(): ReadonlyMap<string, string> {
  known ??= new Map([...namedCodes(), ...otherNames()]);
  return known;
}

const otherNames = (): readonly (readonly [string, string])[] =>
  Object.entries(OTHERS).flatMap(([code, texts]) => texts.map((text): [string, string] => [keyOf(text), code]));

/** The names of currencies, singular and plural. Those of former currencies include years. */
const namedCodes = (): readonly (readonly [string, string])[] =>
  Intl.supportedValuesOf('currency').flatMap((code): readonly [string, string][] => {
    const plural = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'name' });
    const name = plural.formatToParts(2).find(({ type }) => type === 'currency')?.value;
    return [NAMES.of(code), name].flatMap((one): [string, string][] => (one === undefined ? [] : [[keyOf(one), code]]));
  });
