/** A fault in a file, a mapping or the command that ends an import. The message names the file and position. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** An error in a file, with its row and column if known. */
export const fileError = (path: string, message: string, row?: number, column?: string): ImportError =>
  new ImportError(
    [path, row === undefined ? [] : `row ${row}`, column === undefined ? [] : `column ${column}`].flat().join(', ') +
      `: ${message}`,
  );

/** The system's code of a file error, such as `ENOENT`; empty if it has none. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const READING: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'is a folder, not a file'],
  ['EACCES', 'may not be read by this user'],
  ['EPERM', 'may not be read by this user'],
  ['EIO', 'cannot be read: disk failure (EIO)'],
]);

const WRITING: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'it is larger than a file may be'],
  ['EACCES', 'this user may not write it'],
  ['EPERM', 'this user may not write it'],
  ['EROFS', 'the disk is read-only'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'its parent is a file, not a folder'],
  ['EEXIST', 'a file of that name exists'],
  ['ENOENT', 'its folder does not exist'],
  ['EPIPE', 'its reader has closed it'],
  ['EIO', 'disk failure'],
]);

/** Why the system refused to write a file, in words: `no space is left on the disk (ENOSPC)`. */
export function writingWords(code: string): string {
  const words = WRITING.get(code);
  return words === undefined ? code : `${words} (${code})`;
}

/** Whether the operating system refused a file, rather than the program failing. */
const isFileError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error && /^E[A-Z0-9]+$/.test(errorCode(error));

/** An `ImportError` for a failure to read a file; any other error unchanged. */
export function unreadable(path: string, error: unknown): unknown {
  if (!isFileError(error)) return error;
  const code = errorCode(error);
  return new ImportError(`${path}: ${READING.get(code) ?? `cannot be read (${code})`}`);
}

/** An `ImportError` for a failure to write a file or into a folder; any other error unchanged. */
export function unwritable(path: string, error: unknown): unknown {
  if (!isFileError(error)) return error;
  return new ImportError(`${path} cannot be written: ${writingWords(errorCode(error))}`);
}

/** The message for a file error of unknown purpose; undefined for any other error. */
export function fileErrorWords(error: unknown): string | undefined {
  if (!isFileError(error)) return undefined;
  const { path, syscall } = error as { readonly path?: string; readonly syscall?: string };
  const code = errorCode(error);
  const words = WRITING.get(code) ?? READING.get(code);
  return `${path ?? 'A file'} cannot be used (${syscall}, ${code})${words === undefined ? '' : `: ${words}`}`;
}
