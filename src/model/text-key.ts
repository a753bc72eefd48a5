import type { Field, PropertyField } from './fields.ts';

/**
 * Whether texts of the property have a key beside them, by which they are searched, ordered, and compared but for case
 * and accents. Ids, days and instants are ASCII and need none.
 */
export const hasTextKey = (field: Field): field is PropertyField =>
  field.kind === 'property' && field.type.kind === 'scalar' && field.type.name === 'String';

/** The stored property that holds the key of a text, or of a list of texts the folded words of each. */
export const keyProperty = (name: string): string => `${name}_key`;

/** The properties of a type whose texts have keys. */
export const textFields = (type: { readonly fields: ReadonlyMap<string, Field> }): readonly PropertyField[] =>
  [...type.fields.values()].filter(hasTextKey);
