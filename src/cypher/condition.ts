/** Conditions that must all hold. */
const allOf = (conditions: readonly string[]): string => conditions.join(' AND ');

/** Conditions of which one must hold, in brackets where there are several. */
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? conditions.join('') : `(${conditions.join(' OR ')})`;

/** A `WHERE` clause as a line; none where there is no condition. */
export const where = (conditions: readonly string[]): readonly string[] =>
  conditions.length === 0 ? [] : [`WHERE ${allOf(conditions)}`];

/** A condition that is false where it would be null: `NOT`, `any`, `none` and `single` of a null differ between engines. */
export const orFalse = (condition: string): string => `coalesce(${condition}, false)`;
