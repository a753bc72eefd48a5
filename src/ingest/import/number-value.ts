import { shown } from './rejection.ts';

/** How numbers are written in a column, and what they are to be. */
export interface NumberForm {
  readonly as: 'int' | 'float';
  /** The sign between thousands, where the column has one. */
  readonly thousands?: string | undefined;
  /** The sign before the fraction: a dot where it is not given. */
  readonly decimal?: string | undefined;
}

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Reads a number; the text that comes back in its place says why there is none. A whole number may be written `2.0`. */
export function readNumber(text: string, { as, thousands, decimal = '.' }: NumberForm): number | string {
  const whole = thousands === undefined ? text : ungrouped(text, thousands, decimal);
  const plain = decimal === '.' ? whole : whole?.replace('.', '?').replace(decimal, '.');
  if (plain === undefined || !PLAIN.test(plain)) return `${shown(text)} is no number${hint(text, thousands, decimal)}`;
  const number = Number(plain);
  if (!Number.isFinite(number)) return `${shown(text)} is too large a number`;
  if (as === 'float') return number;
  if (!Number.isInteger(number)) return `${shown(text)} is no whole number`;
  return Number.isSafeInteger(number) ? number : `${shown(text)} is too large a number`;
}

/** The text without the signs between its thousands; undefined where one of them stands elsewhere. */
function ungrouped(text: string, thousands: string, decimal: string): string | undefined {
  const end = text.indexOf(decimal);
  const [whole, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const [head = '', ...groups] = whole.split(thousands);
  const fits = groups.length === 0 || (/^[+-]?\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group)));
  return fits ? [head, ...groups].join('') + rest : undefined;
}

function hint(text: string, thousands: string | undefined, decimal: string): string {
  const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text);
  return grouped && thousands === undefined && decimal === '.' ? ': where , parts thousands, say thousands: ","' : '';
}
