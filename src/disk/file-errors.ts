import { errorCode } from './error-code.ts';
import { ImportError } from './import-error.ts';

const READING: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'is a folder, not a file'],
  ['EACCES', 'may not be read by this user'],
  ['EPERM', 'may not be read by this user'],
  ['EIO', 'cannot be read: the disk fails (EIO)'],
]);

const WRITING: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'the quota of the disk is used up'],
  ['EFBIG', 'it is larger than a file may be'],
  ['EACCES', 'this user may not write it'],
  ['EPERM', 'this user may not write it'],
  ['EROFS', 'the disk can only be read'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'what should be its folder is a file'],
  ['EEXIST', 'a file of that name is there'],
  ['ENOENT', 'its folder is not there'],
  ['EPIPE', 'nobody reads it any more'],
  ['EIO', 'the disk fails'],
]);

/** Whether something went wrong with a file, and not with the program. */
export const isFileError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error && /^E[A-Z0-9]+$/.test(errorCode(error));

/** What reading a file threw, in words; itself where it is no error of a file. */
export function unreadable(path: string, error: unknown): unknown {
  if (!isFileError(error)) return error;
  const code = errorCode(error);
  return new ImportError(`${path}: ${READING.get(code) ?? `cannot be read (${code})`}`);
}

/** What writing a file, or into a folder, threw, in words; itself where it is no error of a file. */
export function unwritable(path: string, error: unknown): unknown {
  if (!isFileError(error)) return error;
  const code = errorCode(error);
  const words = WRITING.get(code);
  return new ImportError(`${path} cannot be written${words === undefined ? '' : `: ${words}`} (${code})`);
}

/** What an operation on a file threw, in words, where it is not known what it was done for. */
export function fileErrorWords(error: unknown): string | undefined {
  if (!isFileError(error)) return undefined;
  const { path, syscall } = error as { readonly path?: string; readonly syscall?: string };
  const code = errorCode(error);
  const words = WRITING.get(code) ?? READING.get(code);
  return `${path ?? 'A file'} cannot be used (${syscall}, ${code})${words === undefined ? '' : `: ${words}`}`;
}
