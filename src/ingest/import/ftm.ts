import type { RowProblem, SourceRow } from './contract.ts';
import { SEPARATOR } from './json-lines-flatten.ts';
import { isObject, objectLines } from './json-lines-objects.ts';
import { fileError } from './rows-error.ts';

/**
 * The entities of a FollowTheMoney file, one a line: `id`, `schema`, and each property by its name, several values joined
 * with `; `. An entity within another stands for its id.
 * @throws {ImportError} where the first line is no entity; at the end, where no entity has a column that must be there,
 * since an entity names only what it has.
 */
export async function* readFtm(path: string, columns: readonly string[]): AsyncGenerator<SourceRow> {
  const unseen = new Set(columns);
  for await (const { number, bytes, object, problem } of objectLines(path)) {
    const found = problem ?? entityProblem(object);
    if (found !== undefined) {
      if (number === 1) throw fileError(path, `${found.message}: it is no entity of FollowTheMoney`, 1, found.column);
      yield { number, values: {}, bytes, problem: found };
      continue;
    }
    const values = valuesOf(object);
    for (const column of unseen) if (Object.hasOwn(values, column)) unseen.delete(column);
    yield { number, values, bytes };
  }
  if (unseen.size > 0) throw fileError(path, `none of its entities has ${[...unseen].join(', ')}`);
}

function entityProblem({ id, schema, properties }: Readonly<Record<string, unknown>>): RowProblem | undefined {
  if (typeof id !== 'string') return { column: 'id', message: 'is no text' };
  if (typeof schema !== 'string') return { column: 'schema', message: 'is no text' };
  if (!isObject(properties)) return { column: 'properties', message: 'is no object' };
  const odd = Object.entries(properties).find(([, list]) => texts(list).includes(undefined));
  return odd === undefined ? undefined : { column: odd[0], message: 'has a value that is no text' };
}

function valuesOf({ id, schema, properties }: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, list] of Object.entries(isObject(properties) ? properties : {})) {
    const items = texts(list);
    if (items.length > 0) values[name] = items.join(SEPARATOR);
  }
  // Last, since these two are not the properties' to set.
  return Object.assign(values, { id, schema });
}

/** Older files have one value without a list. */
const texts = (list: unknown): readonly (string | undefined)[] =>
  [list].flat().flatMap((item) => (item === null || item === undefined ? [] : [textOf(item)]));

function textOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item === 'number' || typeof item === 'boolean') return String(item);
  return isObject(item) && typeof item.id === 'string' ? item.id : undefined;
}
