import { errorCode } from '../error-code.ts';
import { ImportError } from './contract.ts';

/** The fault of a file, with its row and column where it has them. */
export const fileError = (path: string, message: string, row?: number, column?: string): ImportError =>
  new ImportError(
    [path, row === undefined ? [] : `row ${row}`, column === undefined ? [] : `column ${column}`].flat().join(', ') +
      `: ${message}`,
  );

/** What an operation on a file threw, in words. */
export function unreadable(path: string, error: unknown): unknown {
  const code = errorCode(error);
  const reason = REASONS.get(code);
  if (reason !== undefined) return fileError(path, reason);
  return /^E[A-Z]+$/.test(code) ? fileError(path, `cannot be read (${code})`) : error;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'is a folder, not a file'],
  ['EACCES', 'may not be read by this user'],
  ['EPERM', 'may not be read by this user'],
]);
