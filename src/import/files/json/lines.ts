import { fileError } from '../../../disk/index.ts';
import type { SourceRow } from '../../../evidence/index.ts';
import type { DataFile } from '../format.ts';
import { differentSpelling, OptionalColumns } from '../notes.ts';
import { undecodableText, unstorableText } from '../unusable-text.ts';
import { flatten, hasColumn, objectFault } from './flatten.ts';
import { objectLines, objectRow, UNREAD } from './objects.ts';

/**
 * The rows of a file with one JSON object per line. Keys of nested objects are joined with dots. The items of lists are
 * kept and, where a text is needed, joined with `; `. Null is no value.
 * @throws {ImportError} if the first object lacks a required column; a later one is a row with a problem.
 */
export async function* readJsonLines({
  path,
  columns,
  optional,
  encoding,
  notes,
}: DataFile): AsyncGenerator<SourceRow> {
  const seen = new OptionalColumns(columns, optional);
  const listed = new Set([...columns, ...optional]);
  for await (const line of objectLines(path, encoding)) {
    const { number, object, isLost } = line;
    if (line.problem !== undefined) {
      yield objectRow(line, UNREAD, line.problem);
      continue;
    }
    const { values, lists, objects, problem } = flatten(object);
    seen.see(values, (column) => hasColumn(object, values, column));
    const missing = columns.find((column) => !hasColumn(object, values, column));
    if (missing !== undefined && number === 1) {
      const names = Object.keys(values);
      const hint = differentSpelling([missing], names);
      throw fileError(path, `lacks the column ${missing}; it has ${names.join(', ')}${hint}`, number);
    }
    yield objectRow(
      line,
      { values, lists },
      problem ??
        objectFault(objects, listed) ??
        (isLost ? undecodableText(values, encoding) : undefined) ??
        (missing === undefined ? undefined : { column: missing, message: 'is missing' }) ??
        unstorableText(values),
    );
  }
  seen.note(notes);
}
