import { getSystemErrorName } from 'node:util';
import { errorCode, writingWords } from '../../disk/index.ts';
import { messageOf } from '../errors.ts';

/**
 * Why the operating system refused the engine or Node a file, in words; undefined if it did not. The engine's messages have
 * the system's number.
 */
export function diskFailure(error: unknown): string | undefined {
  const code = errorCode(error);
  if (/^E[A-Z0-9]+$/.test(code)) return writingWords(code);
  const [, number] = /\(os error (\d+)\)/.exec(messageOf(error)) ?? [];
  return number === undefined ? undefined : writingWords(getSystemErrorName(-Number(number)));
}
