import { fileError } from '../../../disk/index.ts';
import type { RowLists, RowProblem, SourceRow } from '../../../evidence/index.ts';
import { type FileNotes, OptionalColumns } from '../notes.ts';
import { lostText, unfitText } from '../unusable-text.ts';
import { SEPARATOR } from './flatten.ts';
import { isObject, objectLines } from './objects.ts';
import { DEEPEST } from './parse.ts';

type Values = Record<string, string>;
type Lists = Record<string, readonly string[]>;

/**
 * The entities of a FollowTheMoney file, one a line: `id`, `schema`, what stands beside them (`caption`, `datasets`,
 * `referents`, …), and each property by its name, as a list. An entity within another stands for its id, and what it has
 * is found behind a dot: `addressEntity.country`.
 * @throws {ImportError} where the first line is no entity; at the end, where no entity has a column that must be there,
 * since an entity names only what it has.
 */
export async function* readFtm(
  path: string,
  columns: readonly string[],
  optional: readonly string[],
  encoding: string | undefined,
  notes: FileNotes,
): AsyncGenerator<SourceRow> {
  const unseen = new Set(columns);
  const seen = new OptionalColumns(columns, optional);
  const listed = new Set([...columns, ...optional]);
  for await (const { number, bytes, text, object, problem, isLost } of objectLines(path, encoding)) {
    const { values, lists, problem: odd } = problem === undefined ? entityTexts(object, listed) : NOTHING;
    const found = problem ?? odd ?? (isLost ? lostText(values, encoding) : undefined);
    if (found !== undefined) {
      if (number === 1) throw fileError(path, `${found.message}: it is no entity of FollowTheMoney`, 1, found.column);
      yield { number, values: {}, bytes, problem: found, text };
      continue;
    }
    seen.see(values, (column) => Object.hasOwn(values, column));
    for (const column of unseen) if (Object.hasOwn(values, column)) unseen.delete(column);
    const unfit = unfitText(values);
    yield unfit === undefined ? { number, values, lists, bytes } : { number, values, bytes, problem: unfit, text };
  }
  if (unseen.size > 0) throw fileError(path, `none of its entities has ${[...unseen].join(', ')}`);
  seen.note(notes);
}

const NOTHING = { values: {}, lists: {}, problem: undefined };

type Entity = Readonly<Record<string, unknown>>;

/** The texts of an entity by column, or its problem. */
function entityTexts(
  entity: Entity,
  listed: ReadonlySet<string>,
): { values: Values; lists: RowLists; problem: RowProblem | undefined } {
  const values: Values = Object.create(null);
  const lists: Lists = Object.create(null);
  const { id, schema, properties } = entity;
  const wrong = (column: string, message: string) => ({ values, lists, problem: { column, message } });
  if (typeof id !== 'string') return wrong('id', 'is not a text');
  if (typeof schema !== 'string') return wrong('schema', 'is not a text');
  if (!isObject(properties)) return wrong('properties', 'is not an object');
  const items = new Map<string, string[]>();
  const problem = addProperties(items, properties, '', 1) ?? addBeside(items, entity, listed);
  for (const [column, texts] of items) {
    values[column] = texts.join(SEPARATOR);
    lists[column] = texts;
  }
  // Last, since properties must not overwrite these two.
  delete lists.id;
  delete lists.schema;
  return { values: Object.assign(values, { id, schema }), lists, problem };
}

/** Adds the values of properties; those of nested entities under dotted names. */
function addProperties(
  items: Map<string, string[]>,
  properties: Entity,
  before: string,
  depth: number,
): RowProblem | undefined {
  for (const [name, list] of Object.entries(properties)) {
    const column = `${before}${name}`;
    if (depth > DEEPEST) return { column, message: `is nested deeper than ${DEEPEST} levels` };
    for (const item of listOf(list)) {
      const text = textOf(item);
      if (text === undefined) return { column, message: 'has a value that is not a text' };
      add(items, column, text);
      if (!isObject(item)) continue;
      if (typeof item.caption === 'string') add(items, `${column}.caption`, item.caption);
      const problem = isObject(item.properties) && addProperties(items, item.properties, `${column}.`, depth + 1);
      if (problem) return problem;
    }
  }
  return undefined;
}

/** Adds the entity's other fields; a property of the same name wins. */
function addBeside(items: Map<string, string[]>, entity: Entity, listed: ReadonlySet<string>): RowProblem | undefined {
  const isProperty = new Set(items.keys());
  for (const [name, value] of Object.entries(entity)) {
    if (name === 'properties' || isProperty.has(name)) continue;
    for (const item of listOf(value)) {
      const text = textOf(item);
      if (text !== undefined) add(items, name, text);
      else if (listed.has(name)) return { column: name, message: 'has a value that is not a text' };
    }
  }
  return undefined;
}

function add(items: Map<string, string[]>, column: string, text: string): void {
  const there = items.get(column);
  if (there === undefined) items.set(column, [text]);
  else there.push(text);
}

/** Older files have single values without a list. */
const listOf = (list: unknown): readonly unknown[] =>
  [list].flat().filter((item) => item !== null && item !== undefined);

function textOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item === 'number' || typeof item === 'boolean') return String(item);
  return isObject(item) && typeof item.id === 'string' ? item.id : undefined;
}
