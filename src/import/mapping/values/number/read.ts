import { type Decimal, isExact, readDecimal, shown, toNumber, wholeOf } from '../../../../domain/index.ts';
import type { NumberForm } from './form.ts';
import { aroundHint, signsHint } from './hints.ts';

/** Reads a number exactly; a text if it is not one. */
export function readNumber(text: string, form: NumberForm): Decimal | string {
  // Fast path: most columns have only digits and dots.
  const plain = form.thousands === '.' || (form.decimal ?? '.') !== '.' ? 'none' : readDecimal(text);
  if (typeof plain !== 'string') return plain;
  const [inner, isNegative] = withoutParentheses(plainSigns(text), form);
  const [before, number, behind] = splitNumber(withoutCurrencies(inner, form));
  const sign = signOf(before);
  if (sign === undefined || number === '')
    return `${shown(text)} is not a number${number === '' ? '' : aroundHint(text, abbreviated(before, number))}`;
  const factor = behind === '' ? ONE : unitOf(withoutCurrencies(behind, form), form);
  if (typeof factor === 'string') return `${shown(text)} ${factor}`;
  const read = readDecimal(separated(number, form) ?? '');
  if (read === 'none') return `${shown(text)} is not a number${signsHint(number, form)}`;
  if (read === 'beyond') return `${shown(text)} is too large`;
  const negates = (sign === '-') !== isNegative;
  return { digits: (negates ? -1n : 1n) * read.digits * factor.digits, exponent: read.exponent + factor.exponent };
}

/** Converts a number for a field of the model; a text if it would change. An integer may be written as `2.0`. */
export function finished(number: Decimal, as: 'int' | 'float', text: string): number | string {
  const near = toNumber(number);
  if (!Number.isFinite(near)) return `${shown(text)} is too large`;
  if (as === 'float') return isExact(number) ? near : `${shown(text)} has more digits than a number can hold exactly`;
  if (wholeOf(number) === undefined) return `${shown(text)} is not an integer`;
  return Number.isSafeInteger(near) ? near : `${shown(text)} is too large`;
}

const ONE: Decimal = { digits: 1n, exponent: 0 };

/** The text with uniform minus signs and blanks. */
const plainSigns = (text: string): string =>
  text
    .replace(/[\u2212\ufe63\uff0d]/g, '-')
    .replace(/\s/gu, ' ')
    .trim();

function withoutParentheses(text: string, { parentheses, ...form }: NumberForm): readonly [string, boolean] {
  const [, inner] = (parentheses && /^\(([^()]*)\)$/.exec(withoutCurrencies(text, form))) || [];
  return inner === undefined ? [text, false] : [inner.trim(), true];
}

/** Strips the mapping's currencies from both ends; a sign before a currency is kept. */
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

/** The dot of `Rs.5` belongs to the word; otherwise the number would be 0.5. */
const abbreviated = (before: string, number: string): string =>
  /\p{L}$/u.test(before) && number.startsWith('.') ? `${before}.` : before;

/** Whether an offset is inside a word, which may end with a dot. */
const isSplit = (text: string, place: number): boolean =>
  /^\p{L}[\p{L}.]$/u.test(text.slice(Math.max(0, place - 1), place + 1));

/** Splits a text into what precedes the first digit, the number, and what follows. */
function splitNumber(text: string): readonly [string, string, string] {
  const [, before = '', number = '', behind = ''] =
    /^([^\d.,]*)((?:[\d.,](?:[\d.,]|[ '’_](?=\d))*)(?:[eE][+-]?\d+(?![\d\p{L}]))?)?(.*)$/su.exec(text) ?? [];
  return [before.trim(), number, behind.trim()];
}

function signOf(before: string): '+' | '-' | undefined {
  if (before === '') return '+';
  return before === '+' || before === '-' ? before : undefined;
}

/** The factor of a unit: matched exactly, otherwise ignoring case. */
function unitOf(name: string, { units }: NumberForm): Decimal | string {
  if (name === '') return ONE;
  const exact = units?.get(name);
  if (exact) return exact;
  const folded = foldedUnit(name);
  const alike = [...(units ?? [])].filter(([unit]) => foldedUnit(unit) === folded);
  const [only] = alike;
  if (only && alike.length === 1) return only[1];
  if (alike.length > 1) return `has ${shown(name)} after the number, which may be any of ${namesOf(alike)}`;
  return units
    ? `has ${shown(name)} after the number, which is not one of the units ${namesOf([...units])}`
    : `is not a number: ${shown(name)} after it is neither a unit nor a currency of the mapping (\`units\`, \`currencies\`)`;
}

const foldedUnit = (name: string): string => name.toLowerCase().replace(/\.$/, '');
const namesOf = (units: readonly (readonly [string, Decimal])[]): string => units.map(([name]) => name).join(', ');

/** The number with a dot as decimal sign and no thousands separators; undefined if they are misplaced. */
function separated(number: string, { thousands, decimal = '.' }: NumberForm): string | undefined {
  const even = thousands === "'" ? number.replaceAll('’', "'") : number;
  const whole = thousands === undefined ? even : ungrouped(even, thousands, decimal);
  return decimal === '.' ? whole : whole?.replace('.', '?').replace(decimal, '.');
}

/** Removes thousands separators; undefined if one is misplaced. */
function ungrouped(text: string, thousands: string, decimal: string): string | undefined {
  const end = text.indexOf(decimal);
  const [whole, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const [head = '', ...groups] = whole.split(thousands);
  const fits = groups.length === 0 || (/^\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group)));
  return fits ? [head, ...groups].join('') + rest : undefined;
}
