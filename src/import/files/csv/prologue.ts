import { parse } from 'csv-parse/sync';
import { fileError } from '../../../disk/index.ts';
import { shown } from '../../../domain/index.ts';
import type { FileNotes } from '../notes.ts';
import { columnNames } from './header.ts';
import type { CsvText } from './text.ts';

/** Where a table begins in its text, and what separates its fields. */
export interface CsvStart {
  readonly place: number;
  readonly delimiter: string;
  /** How many lines lie above. */
  readonly lines: number;
}

/** What a spreadsheet writes into the first line, to tell itself what separates the fields. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

/**
 * Passes over the lines above a table: those that the mapping counts, and a first line that says `sep=;`, which is heard.
 * @throws {ImportError} where there are not so many lines.
 */
export async function csvStart(
  path: string,
  text: CsvText,
  { delimiter, skip }: { readonly delimiter: string; readonly skip: number },
  notes: FileNotes,
): Promise<CsvStart> {
  const first = await text.lineAt(0);
  const said = SEPARATOR_LINE.exec(first.text.trim())?.[1] ?? SEPARATOR_LINE.exec(first.text)?.[1];
  if (said !== undefined) {
    const instead = said === delimiter ? '' : ` in place of ${JSON.stringify(delimiter)}`;
    notes.add(`its first line is ${shown(first.text)}: ${JSON.stringify(said)} separates the fields${instead}`);
  }
  const lines = Math.max(skip, said === undefined ? 0 : 1);
  let place = 0;
  for (let line = 1; line <= lines; line++) {
    const { next } = await text.lineAt(place);
    if (next === undefined) {
      throw fileError(path, `has ${line} ${line === 1 ? 'line' : 'lines'}, and ${lines} lie above its rows (\`skip\`)`);
    }
    place = next;
  }
  if (skip > 0)
    notes.add(
      `${skip} ${skip === 1 ? 'line' : 'lines'} above its rows passed over (\`skip\`), from ${shown(first.text)} on`,
    );
  await text.beginAt(place);
  return { place, delimiter: said ?? delimiter, lines };
}

/** Lines in which a header is looked for. */
const LOOKED_AT = 100;
const DELIMITERS = [',', ';', '\t', '|'];

/** Where below its first line a table has a header with these columns, as the end of a message. */
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
      return `. Line ${line} has them: say ${[skip, other].filter((one) => one !== undefined).join(' and ')} under \`file\``;
    }
    place = next;
  }
  return undefined;
}

function namesOf(line: string, delimiter: string): readonly string[] {
  try {
    const [record = []]: string[][] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true });
    return columnNames(record);
  } catch {
    return [];
  }
}
