import { currencyOf, shown } from '../../../domain/index.ts';
import type { NumberForm } from './number-value.ts';

/** What the mapping may have to say of what stands before a number; empty where that is no question of the mapping. */
export function aroundHint(text: string, before: string): string {
  if (/^\([^()]*\)$/s.test(text.trim())) return ': where parentheses mean below zero, say parentheses: negative';
  const sign = before.replace(/^[+-] *| *[+-]$/g, '');
  if (sign === '') return '';
  if (!mayBeCurrency(sign))
    return `: ${shown(sign)} is no sign of a number; \`strip\` takes away what is of no account`;
  return `: where ${shown(sign)} is a currency, say currencies: [${JSON.stringify(sign)}]`;
}

/** A sign as `£`, a name or code, or short for one, as `Rs.`. */
const mayBeCurrency = (sign: string): boolean =>
  /\p{Sc}/u.test(sign) || currencyOf(sign) !== undefined || /^\p{Lu}\p{L}{0,2}\.?$/u.test(sign);

const SIGNS = /[,.'’_ ]/;

/** What the mapping may have to say of the signs within a number. A sign that may mean either is never guessed at. */
export function signsHint(number: string, { thousands, decimal }: NumberForm): string {
  if (thousands !== undefined) return '';
  const signs = [...new Set(number.match(new RegExp(SIGNS, 'g')))];
  const [head = '', ...groups] = number.split(SIGNS);
  const [sign = '', last] = signs;
  const isFraction = last !== undefined && (last === '.' || last === ',');
  const whole = isFraction ? groups.slice(0, -1) : groups;
  const isGrouped = /^\d{1,3}$/.test(head) && whole.length > 0 && whole.every((group) => /^\d{3}$/.test(group));
  if (signs.length > (isFraction ? 2 : 1) || sign === '') return '';
  const parts = `where ${sign} parts thousands, say thousands: "${sign}"`;
  const begins = `where ${sign} begins the fraction, say decimal: "${sign}"`;
  const canBegin = sign === ',' && decimal === undefined && last === undefined && groups.length === 1;
  if (!isGrouped) return canBegin ? `: ${begins}` : '';
  if (canBegin) return `: ${parts}; ${begins}`;
  const other = last === ',' || (last === undefined && sign === '.') ? ', and decimal: ","' : '';
  return `: ${parts}${decimal === undefined ? other : ''}`;
}
