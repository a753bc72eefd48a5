import { nfc } from '../../domain/text/index.ts';
import { fileError } from './rows-error.ts';

/**
 * The names of a table's columns, composed and trimmed.
 * @throws {ImportError} where one that must be there is not, or is there twice.
 */
export function csvHeader(
  path: string,
  record: readonly string[],
  columns: readonly string[],
  delimiter: string,
): readonly string[] {
  const names = record.map((name) => nfc(name).trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw fileError(
      path,
      `lacks ${columnsNamed(missing)}; it has ${names.join(', ')}${otherDelimiter(names, delimiter)}`,
    );
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) throw fileError(path, 'is there twice, and must be one', undefined, twice);
  return names;
}

const columnsNamed = (names: readonly string[]): string =>
  `${names.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')}`;

/** A header in one piece was probably written with another delimiter. */
function otherDelimiter(names: readonly string[], delimiter: string): string {
  const [only = ''] = names;
  if (names.length > 1) return '';
  const other = [...LIKELY].find(([sign]) => sign !== delimiter && only.includes(sign));
  return other === undefined ? '' : `. Its columns seem to be separated by ${other[1]}`;
}

const LIKELY: ReadonlyMap<string, string> = new Map([
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
  [',', 'commas'],
]);
