import { BETWEEN, foldWords, nfc, textKey } from '../../domain/index.ts';
import { badInput } from '../errors.ts';
import type { TextForm } from '../plan/types/parameter.ts';

const LONE_SURROGATE = /\p{Cs}/u;

/**
 * A text as it is bound.
 * @throws {GraphQLError} BAD_USER_INPUT where it is half a character, or has nothing that the comparison looks at.
 */
export function bindText(value: unknown, form: TextForm, argument: string): string {
  const text = String(value);
  if (LONE_SURROGATE.test(text)) throw badInput(argument, 'is no text: one of its characters is only half there');
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
  if (folded === '') throw badInput(argument, `${JSON.stringify(text)} has no letter and no digit to compare`);
  return folded;
}
