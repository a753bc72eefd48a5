import type { ParamValue } from '../../cypher/index.ts';
import { BETWEEN, comparedInstant, foldWords, isDay, nfc, textKey } from '../../domain/index.ts';
import { LIMITS } from '../../model/index.ts';
import { badCursor, badInput, checkChosen } from '../errors.ts';
import { resolveSource, type Variables } from '../plan/input.ts';
import type { CursorParameter, TextForm, ValueParameter, ValueType } from '../plan/types/parameter.ts';
import { decodeCursor } from './cursor.ts';
import type { StandingIds } from './standing-ids.ts';

/**
 * The value of a parameter, or its list of values.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
export function bindValue(
  { source, type, form, argument, isId, chooses, most }: ValueParameter,
  variables: Variables,
  standing: StandingIds,
): ParamValue {
  const given = resolveSource(source, variables);
  const value = isId ? standing.of(given, argument) : given;
  if (!Array.isArray(value)) return encode(value, type, form, argument);
  if (chooses) checkChosen(value, argument);
  if (most !== undefined) checkListed(value, most, argument);
  if (value.length > LIMITS.ids) {
    // The embedded engine goes through the list for each node that it compares with it.
    const what = type === 'ID' ? 'ids' : 'values';
    throw badInput(argument, `takes at most ${LIMITS.ids} ${what}, but has ${value.length}`);
  }
  return value.map((item) => encode(item, type, form, argument));
}

/** @throws {GraphQLError} BAD_USER_INPUT if a list of ids has too many. */
function checkListed(list: readonly unknown[], most: number, argument: string): void {
  const { size } = new Set(list);
  if (size > most) throw badInput(argument, `takes 1 to ${most} different ids, and has ${size}`);
}

/**
 * One of the values in a cursor.
 * @throws {GraphQLError} BAD_USER_INPUT if it is not a cursor of the order
 */
export function bindCursor({ source, order, index, argument }: CursorParameter, variables: Variables): ParamValue {
  const values = decodeCursor(resolveSource(source, variables), order);
  if (!values) {
    throw badCursor(argument, 'is not a cursor of this order; take it from the same field with the same orderBy');
  }
  return encode(values[index], order.keys[index]?.type ?? 'String', 'same', argument);
}

function encode(value: unknown, type: ValueType, form: TextForm, argument: string): ParamValue {
  if (value === null || value === undefined) return null;
  if (type === 'Int') return BigInt(value as number);
  if (type === 'Float') return encodeFloat(value, argument);
  if (type === 'Boolean') return value === true;
  if (type === 'Date' && !isDay(value)) {
    throw badInput(argument, `${JSON.stringify(value)} is not a valid date; write it as 2023-09-13`);
  }
  if (type === 'DateTime') return encodeInstant(value, argument);
  return encodeText(value, type === 'String' ? form : 'same', argument);
}

/** graphql-js refuses an infinite number in a variable but not in a document, where it reads `1e999` as Infinity. */
function encodeFloat(value: unknown, argument: string): number {
  const number = Number(value);
  if (!Number.isFinite(number)) throw badInput(argument, 'is beyond the range of a Float');
  // Turns -0 into 0, since engines sort one before the other.
  return number + 0;
}

function encodeInstant(value: unknown, argument: string): string {
  const compared = comparedInstant(value);
  if (compared === undefined) {
    throw badInput(argument, `${JSON.stringify(value)} is not a valid instant; write it as 2023-09-13T12:00:00Z`);
  }
  return compared;
}

const LONE_SURROGATE = /\p{Cs}/u;

/** @throws {GraphQLError} BAD_USER_INPUT if the text has half a surrogate pair, or nothing to compare. */
function encodeText(value: unknown, form: TextForm, argument: string): string {
  const text = String(value);
  if (LONE_SURROGATE.test(text)) throw badInput(argument, 'is not valid Unicode: it contains half of a surrogate pair');
  return FORMS[form](text, argument);
}

const FORMS: Readonly<Record<TextForm, (text: string, argument: string) => string>> = {
  same: (text) => text,
  text: nfc,
  key: textKey,
  words,
  wholeWords: (text, argument) => words(text, argument) + BETWEEN,
};

function words(text: string, argument: string): string {
  const folded = foldWords(text);
  if (folded === '') throw badInput(argument, `${JSON.stringify(text)} has no letter or digit to compare`);
  return folded;
}
