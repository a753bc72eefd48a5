import { currencyOf, shown } from '../../../../domain/index.ts';
import type { NumberForm } from './form.ts';

/** Suggests an option for the text before a number; returns the end of a message, empty if no option helps. */
export function aroundHint(text: string, before: string): string {
  if (/^\([^()]*\)$/s.test(text.trim())) return ': if parentheses mean a negative number, set parentheses: negative';
  const sign = before.replace(/^[+-] *| *[+-]$/g, '');
  if (sign === '') return '';
  if (!mayBeCurrency(sign)) return `: ${shown(sign)} is not part of a number; use \`strip\` to remove it`;
  return `: if ${shown(sign)} is a currency, set currencies: [${JSON.stringify(sign)}]`;
}

/** A sign such as `£`, a name or code, or an abbreviation such as `Rs.`. */
const mayBeCurrency = (sign: string): boolean =>
  /\p{Sc}/u.test(sign) || currencyOf(sign) !== undefined || /^\p{Lu}\p{L}{0,2}\.?$/u.test(sign);

const SIGNS = /[,.'’_ ]/;

/** Suggests options for the separators in a number. An ambiguous separator is never guessed. */
export function signsHint(number: string, { thousands, decimal }: NumberForm): string {
  if (thousands !== undefined) return '';
  const signs = [...new Set(number.match(new RegExp(SIGNS, 'g')))];
  const [head = '', ...groups] = number.split(SIGNS);
  const [sign = '', last] = signs;
  const isFraction = last !== undefined && (last === '.' || last === ',');
  const whole = isFraction ? groups.slice(0, -1) : groups;
  const isGrouped = /^\d{1,3}$/.test(head) && whole.length > 0 && whole.every((group) => /^\d{3}$/.test(group));
  if (signs.length > (isFraction ? 2 : 1) || sign === '') return '';
  const parts = `if ${sign} separates thousands, set thousands: "${sign}"`;
  const begins = `if ${sign} is the decimal sign, set decimal: "${sign}"`;
  const canBegin = sign === ',' && decimal === undefined && last === undefined && groups.length === 1;
  if (!isGrouped) return canBegin ? `: ${begins}` : '';
  if (canBegin) return `: ${parts}; ${begins}`;
  const other = last === ',' || (last === undefined && sign === '.') ? ', and decimal: ","' : '';
  return `: ${parts}${decimal === undefined ? other : ''}`;
}
