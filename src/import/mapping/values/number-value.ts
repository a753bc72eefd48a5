import { type Decimal, isExact, readDecimal, shown, toNumber, wholeOf } from '../../../domain/index.ts';
import { aroundHint, signsHint } from './number-hints.ts';

/** How numbers are written in a column. */
export interface NumberForm {
  /** The sign between thousands, where the column has one. */
  readonly thousands?: string | undefined;
  /** The sign before the fraction: a dot where it is not given. */
  readonly decimal?: string | undefined;
  /** What may stand behind a number, and what it is multiplied with then. */
  readonly units?: ReadonlyMap<string, Decimal> | undefined;
  /** What may stand before or behind a number and changes nothing. */
  readonly currencies?: readonly string[] | undefined;
  /** Whether a number in parentheses is below zero. */
  readonly parentheses?: boolean | undefined;
}

/** Reads a number as it is written, exactly; the text that comes back in its place says why there is none. */
export function readNumber(text: string, form: NumberForm): Decimal | string {
  // Most columns have nothing but digits and dots.
  const plain = form.thousands === '.' || (form.decimal ?? '.') !== '.' ? 'none' : readDecimal(text);
  if (typeof plain !== 'string') return plain;
  const [inner, isBelow] = withoutParentheses(plainSigns(text), form);
  const [before, number, behind] = parted(withoutCurrencies(inner, form));
  const sign = signOf(before);
  if (sign === undefined || number === '')
    return `${shown(text)} is no number${number === '' ? '' : aroundHint(text, abbreviated(before, number))}`;
  const factor = behind === '' ? ONE : unitOf(withoutCurrencies(behind, form), form);
  if (typeof factor === 'string') return `${shown(text)} ${factor}`;
  const read = readDecimal(separated(number, form) ?? '');
  if (read === 'none') return `${shown(text)} is no number${signsHint(number, form)}`;
  if (read === 'beyond') return `${shown(text)} is too large a number`;
  const below = (sign === '-') !== isBelow;
  return { digits: (below ? -1n : 1n) * read.digits * factor.digits, exponent: read.exponent + factor.exponent };
}

/** A number as a field of the model takes it; none that would change unseen. A whole number may have been written `2.0`. */
export function finished(number: Decimal, as: 'int' | 'float', text: string): number | string {
  const near = toNumber(number);
  if (!Number.isFinite(near)) return `${shown(text)} is too large a number`;
  if (as === 'float') return isExact(number) ? near : `${shown(text)} has more digits than a number can hold exactly`;
  if (wholeOf(number) === undefined) return `${shown(text)} is no whole number`;
  return Number.isSafeInteger(near) ? near : `${shown(text)} is too large a number`;
}

const ONE: Decimal = { digits: 1n, exponent: 0 };

/** The text with one sign for each minus and each blank that there is. */
const plainSigns = (text: string): string =>
  text
    .replace(/[\u2212\ufe63\uff0d]/g, '-')
    .replace(/\s/gu, ' ')
    .trim();

function withoutParentheses(text: string, { parentheses, ...form }: NumberForm): readonly [string, boolean] {
  const [, inner] = (parentheses && /^\(([^()]*)\)$/.exec(withoutCurrencies(text, form))) || [];
  return inner === undefined ? [text, false] : [inner.trim(), true];
}

/** The text without the currencies of the mapping at its ends; a sign stays where it stands before one. */
function withoutCurrencies(text: string, { currencies = [] }: NumberForm): string {
  let rest = text;
  for (const currency of currencies) {
    const lower = currency.toLowerCase();
    const [, sign = '', body = ''] = /^([+-]? *)(.*)$/s.exec(rest) ?? [];
    if (body.toLowerCase().startsWith(lower) && !isSplit(body, currency.length)) {
      rest = `${sign.trim()}${body.slice(currency.length).trim()}`;
    }
    const end = rest.length - currency.length;
    if (end >= 0 && rest.slice(end).toLowerCase() === lower && !isSplit(rest, end)) rest = rest.slice(0, end).trim();
  }
  return rest;
}

/** The dot of `Rs.5` is that of the word, or the number would be 0.5. */
const abbreviated = (before: string, number: string): string =>
  /\p{L}$/u.test(before) && number.startsWith('.') ? `${before}.` : before;

/** Whether a place lies within a word, which may end with a dot. */
const isSplit = (text: string, place: number): boolean =>
  /^\p{L}[\p{L}.]$/u.test(text.slice(Math.max(0, place - 1), place + 1));

/** What stands before the first digit, the number, and what stands behind it. */
function parted(text: string): readonly [string, string, string] {
  const [, before = '', number = '', behind = ''] =
    /^([^\d.,]*)((?:[\d.,](?:[\d.,]|[ '’_](?=\d))*)(?:[eE][+-]?\d+(?![\d\p{L}]))?)?(.*)$/su.exec(text) ?? [];
  return [before.trim(), number, behind.trim()];
}

function signOf(before: string): '+' | '-' | undefined {
  if (before === '') return '+';
  return before === '+' || before === '-' ? before : undefined;
}

/** The factor of a unit: as it is written, else whatever its letters are. */
function unitOf(name: string, { units }: NumberForm): Decimal | string {
  if (name === '') return ONE;
  const exact = units?.get(name);
  if (exact) return exact;
  const folded = foldedUnit(name);
  const alike = [...(units ?? [])].filter(([unit]) => foldedUnit(unit) === folded);
  const [only] = alike;
  if (only && alike.length === 1) return only[1];
  if (alike.length > 1) return `has ${shown(name)} behind the number: say which of ${namesOf(alike)} that is`;
  return units
    ? `has ${shown(name)} behind the number, which is none of the units ${namesOf([...units])}`
    : `is no number: ${shown(name)} behind it is none, unless \`units\` or \`currencies\` say what it is`;
}

const foldedUnit = (name: string): string => name.toLowerCase().replace(/\.$/, '');
const namesOf = (units: readonly (readonly [string, Decimal])[]): string => units.map(([name]) => name).join(', ');

/** The number with a dot before its fraction and nothing between its thousands; undefined where they stand elsewhere. */
function separated(number: string, { thousands, decimal = '.' }: NumberForm): string | undefined {
  const even = thousands === "'" ? number.replaceAll('’', "'") : number;
  const whole = thousands === undefined ? even : ungrouped(even, thousands, decimal);
  return decimal === '.' ? whole : whole?.replace('.', '?').replace(decimal, '.');
}

/** The text without the signs between its thousands; undefined where one of them stands elsewhere. */
function ungrouped(text: string, thousands: string, decimal: string): string | undefined {
  const end = text.indexOf(decimal);
  const [whole, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const [head = '', ...groups] = whole.split(thousands);
  const fits = groups.length === 0 || (/^\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group)));
  return fits ? [head, ...groups].join('') + rest : undefined;
}
