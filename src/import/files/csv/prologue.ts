import { parse } from 'csv-parse/sync';
import { fileError } from '../../../disk/index.ts';
import { shown } from '../../../domain/index.ts';
import type { DataFile, TableFormat } from '../format.ts';
import { headerNames } from './columns.ts';
import type { CsvText } from './text.ts';

/** Where a table begins in its text, and its field delimiter. */
export interface CsvStart {
  readonly place: number;
  readonly delimiter: string;
  /** Lines above the table. */
  readonly lines: number;
}

/** Excel's hint about the delimiter, in the first line. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

/**
 * Skips the lines above a table: as many as the mapping says, and a first line `sep=;`, whose delimiter is used.
 * @throws {ImportError} if the file has fewer lines.
 */
export async function csvStart(
  { path, notes }: DataFile,
  text: CsvText,
  { delimiter, skip }: Pick<TableFormat, 'delimiter' | 'skip'>,
): Promise<CsvStart> {
  const first = await text.lineAt(0);
  const said = SEPARATOR_LINE.exec(first.text.trim())?.[1] ?? SEPARATOR_LINE.exec(first.text)?.[1];
  if (said !== undefined) {
    const instead = said === delimiter ? '' : ` instead of ${JSON.stringify(delimiter)}`;
    notes.add(`its first line is ${shown(first.text)}: ${JSON.stringify(said)} is the delimiter${instead}`);
  }
  const lines = Math.max(skip, said === undefined ? 0 : 1);
  let place = 0;
  for (let line = 1; line <= lines; line++) {
    const { next } = await text.lineAt(place);
    if (next === undefined) {
      throw fileError(
        path,
        `has only ${line} ${line === 1 ? 'line' : 'lines'}, but ${lines} should be above its rows (\`skip\`)`,
      );
    }
    place = next;
  }
  if (skip > 0)
    notes.add(
      `${skip} ${skip === 1 ? 'line' : 'lines'} above its rows skipped (\`skip\`), the first being ${shown(first.text)}`,
    );
  await text.beginAt(place);
  return { place, delimiter: said ?? delimiter, lines };
}

/** How many lines are searched for a header. */
const LOOKED_AT = 100;
const DELIMITERS = [',', ';', '\t', '|'];

/** Looks for a header with these columns below the first line; returns the end of a message. */
export async function lowerHeader(
  text: CsvText,
  start: CsvStart,
  columns: readonly string[],
): Promise<string | undefined> {
  let place: number | undefined = start.place;
  for (let line = start.lines + 1; place !== undefined && line <= start.lines + LOOKED_AT; line++) {
    const { text: found, next }: Awaited<ReturnType<CsvText['lineAt']>> = await text.lineAt(place);
    const delimiter = [start.delimiter, ...DELIMITERS].find((one) => {
      const names = namesOf(found, one);
      return columns.every((column) => names.includes(column));
    });
    if (delimiter !== undefined) {
      const skip = line > 1 ? `\`skip: ${line - 1}\`` : undefined;
      const other = delimiter === start.delimiter ? undefined : `\`delimiter: ${JSON.stringify(delimiter)}\``;
      return `. Line ${line} has them: set ${[skip, other].filter((one) => one !== undefined).join(' and ')} under \`file\``;
    }
    place = next;
  }
  return undefined;
}

function namesOf(line: string, delimiter: string): readonly string[] {
  try {
    const [record = []]: string[][] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true });
    return headerNames(record);
  } catch {
    return [];
  }
}
