import { fileError } from '../../../disk/index.ts';
import type { RowProblem, SourceRow } from '../../../evidence/index.ts';
import { type FileNotes, OptionalColumns, spelledOtherwise } from '../notes.ts';
import { lostText, unfitText } from '../unusable-text.ts';
import { flatten, isThere, objectFault } from './flatten.ts';
import { objectLines } from './objects.ts';

/**
 * The rows of a file with a JSON object a line. The keys of objects within it are joined with dots, the items of lists
 * are kept and, where a text is wanted, joined with `; `, and null is no value.
 * @throws {ImportError} where the first object lacks a column that must be there; a later one comes with its problem.
 */
export async function* readJsonLines(
  path: string,
  columns: readonly string[],
  optional: readonly string[],
  encoding: string | undefined,
  notes: FileNotes,
): AsyncGenerator<SourceRow> {
  const seen = new OptionalColumns(columns, optional);
  const listed = new Set([...columns, ...optional]);
  for await (const { number, bytes, text, object, problem, isLost } of objectLines(path, encoding)) {
    if (problem !== undefined) {
      yield { number, values: {}, bytes, problem, text };
      continue;
    }
    const { values, lists, objects, problem: unclear } = flatten(object);
    seen.see(values, (column) => isThere(object, values, column));
    const missing = columns.find((column) => !isThere(object, values, column));
    if (missing !== undefined && number === 1) {
      const names = Object.keys(values);
      throw fileError(
        path,
        `lacks the column ${missing}; it has ${names.join(', ')}${spelledOtherwise([missing], names)}`,
        number,
      );
    }
    const found: RowProblem | undefined =
      unclear ??
      objectFault(objects, listed) ??
      (isLost ? lostText(values, encoding) : undefined) ??
      (missing === undefined ? undefined : { column: missing, message: 'is not there' }) ??
      unfitText(values);
    yield found === undefined ? { number, values, lists, bytes } : { number, values, bytes, problem: found, text };
  }
  seen.note(notes);
}
