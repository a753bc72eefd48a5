import { fileError } from '../../../disk/index.ts';
import type { RowLists, RowProblem, SourceRow } from '../../../evidence/index.ts';
import type { DataFile } from '../format.ts';
import { OptionalColumns } from '../notes.ts';
import { undecodableText, unstorableText } from '../unusable-text.ts';
import { SEPARATOR } from './flatten.ts';
import { objectLines, objectRow, UNREAD } from './objects.ts';
import { DEEPEST, isObject } from './parse.ts';

type Values = Record<string, string>;
type Lists = Record<string, readonly string[]>;

/**
 * The entities of a FollowTheMoney file, one per line. Columns are `id`, `schema`, the other fields of the entity
 * (`caption`, `datasets`, `referents`, …), and each property by its name, as a list. A nested entity stands for its id, and
 * its properties have dotted names: `addressEntity.country`.
 * @throws {ImportError} if the first line is not an entity; at the end, if no entity has a required column, since entities
 * name only the properties that they have.
 */
export async function* readFtm({ path, columns, optional, encoding, notes }: DataFile): AsyncGenerator<SourceRow> {
  const unseen = new Set(columns);
  const seen = new OptionalColumns(columns, optional);
  const listed = new Set([...columns, ...optional]);
  for await (const line of objectLines(path, encoding)) {
    const { number, object, isLost } = line;
    const { values, lists, problem } = line.problem === undefined ? entityTexts(object, listed) : UNREAD;
    const found = line.problem ?? problem ?? (isLost ? undecodableText(values, encoding) : undefined);
    if (found !== undefined) {
      if (number === 1) throw fileError(path, `${found.message}: not a FollowTheMoney entity`, 1, found.column);
      yield objectRow(line, UNREAD, found);
      continue;
    }
    seen.see(values, (column) => Object.hasOwn(values, column));
    for (const column of unseen) if (Object.hasOwn(values, column)) unseen.delete(column);
    yield objectRow(line, { values, lists }, unstorableText(values));
  }
  if (unseen.size > 0) throw fileError(path, `none of its entities has ${[...unseen].join(', ')}`);
  seen.note(notes);
}

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
      const text = itemText(item);
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
      const text = itemText(item);
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

function itemText(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item === 'number' || typeof item === 'boolean') return String(item);
  return isObject(item) && typeof item.id === 'string' ? item.id : undefined;
}
