import { type Field, isColumn, type PropertyField } from './fields.ts';

/**
 * Whether texts of the property are stored with a key, by which they are searched, ordered, and compared ignoring case and
 * accents. Ids, dates and timestamps are ASCII and need none; the texts of inline items have none.
 */
export const hasTextKey = (field: Field): field is PropertyField =>
  field.kind === 'property' && !isColumn(field) && field.type.kind === 'scalar' && field.type.name === 'String';

/** The stored property with the key of a text, or with the folded words of each text of a list. */
export const keyProperty = (name: string): string => `${name}_key`;

/** The properties of a type whose texts have keys. */
export const textFields = (type: { readonly fields: ReadonlyMap<string, Field> }): readonly PropertyField[] =>
  [...type.fields.values()].filter(hasTextKey);
