import type { ColumnField, InlineField } from '../fields.ts';
import { hasTextKey, keyProperty } from '../text-key.ts';
import type { InlineType, Model, NodeType } from '../types.ts';

/** The scalars that a column, which is a list of texts, can hold. */
const TEXTS: ReadonlySet<string> = new Set(['ID', 'String', 'Date', 'DateTime']);

/** Errors in a list of inline items. */
export const checkInlined = ({ inlines }: Model, { target }: InlineField): readonly string[] =>
  inlines.has(target) ? [] : [`has items of ${target}, which is not @inline`];

/** Errors in the fields of an inline type. */
export const checkColumns = ({ name: type, fields }: InlineType): readonly { field: string; message: string }[] =>
  [...fields.values()].flatMap((field, index) => [
    ...(isText(field) ? [] : [message(type, field, 'is not a text, a date or an enum, which a @column holds')]),
    // Lists of nulls may be left out.
    ...(index > 0 || field.required ? [] : [message(type, field, 'is the first @column, so it may not be null')]),
  ]);

const message = (type: string, { name }: ColumnField, problem: string) => ({
  field: name,
  message: `${type}.${name} ${problem}.`,
});

const isText = ({ type, list }: ColumnField): boolean => !list && (type.kind === 'enum' || TEXTS.has(type.name));

/** Columns are stored beside a node's properties and their keys: each needs a name of its own. */
export function checkStoredNames(model: Model, { name: type, fields }: NodeType): readonly string[] {
  const stored = new Set(
    [...fields.values()].flatMap((field) => [
      ...(field.kind === 'property' ? [field.name] : []),
      ...(hasTextKey(field) ? [keyProperty(field.name)] : []),
    ]),
  );
  return [...fields.values()].flatMap((field) =>
    [...((field.kind === 'inline' ? model.inlines.get(field.target) : undefined)?.fields.values() ?? [])].flatMap(
      ({ column }) => {
        if (!stored.has(column)) {
          stored.add(column);
          return [];
        }
        return [`stores two things as ${column}, one of them a column of ${type}.${field.name}`];
      },
    ),
  );
}
