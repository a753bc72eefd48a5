import { foldWords } from './text/index.ts';

const NAMES = new Intl.DisplayNames(['en'], { type: 'currency', fallback: 'none' });

/** Codes of ISO 4217 that are no currency: for tests, and where there is none. */
const NO_CURRENCIES: ReadonlySet<string> = new Set(['XTS', 'XXX']);

/** Whether the text is a code of ISO 4217, of a present or a former currency. */
export const isCurrency = (text: string): boolean =>
  /^[A-Z]{3}$/.test(text) && !NO_CURRENCIES.has(text) && NAMES.of(text) !== undefined;

/** What stands for one currency alone and is neither its code nor its English name. `$`, `¥` and `dollars` stand for several. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  USD: ['us$', '$us', 'u.s.$', 'usd$', '$usd', 'united states dollar', 'american dollar'],
  EUR: ['€'],
  GBP: ['£', 'pound sterling', 'pounds sterling', 'british pound sterling', 'sterling'],
  CNY: ['cn¥', 'rmb', 'renminbi', 'chinese renminbi', 'yuan', 'chinese yuan renminbi'],
  JPY: ['jp¥', 'yen'],
  INR: ['₹'],
  XDR: ['sdr', 'special drawing right'],
};

/** The currency that a text stands for, by its code, its name in English or its own sign; undefined where it is not one. */
export function currencyOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : byName().get(keyOf(text));
}

/** Signs stay as they are, since folding leaves none of them. */
function keyOf(text: string): string {
  const sign = text.replace(/\s/g, '').toLowerCase();
  if (/\p{Sc}/u.test(sign)) return sign;
  const words = foldWords(text).replace(/^(?:the|in) /, '');
  // `U.S. dollars`; plurals are formed alike in nearly all names.
  return words.replace(/\bu s\b/, 'us').replace(/(?<=[^s])s$/, '');
}

let known: ReadonlyMap<string, string> | undefined;

/** Made when the first name is met: most texts are codes. */
function byName(): ReadonlyMap<string, string> {
  known ??= new Map([...namedCodes(), ...otherNames()]);
  return known;
}

const otherNames = (): readonly (readonly [string, string])[] =>
  Object.entries(OTHERS).flatMap(([code, texts]) => texts.map((text): [string, string] => [keyOf(text), code]));

/** The names of the currencies in use: those of former ones have years behind them. */
const namedCodes = (): readonly (readonly [string, string])[] =>
  Intl.supportedValuesOf('currency').flatMap((code): readonly [string, string][] => {
    const plural = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'name' });
    const name = plural.formatToParts(2).find(({ type }) => type === 'currency')?.value;
    return [NAMES.of(code), name].flatMap((one): [string, string][] => (one === undefined ? [] : [[keyOf(one), code]]));
  });
