import type { Shape, ShapeField } from './shape.ts';

/** A field as `Type.field`. */
export type FieldName = `${string}.${string}`;

/** A connection whose pages a cache gathers. */
export interface PagedField {
  readonly type: string;
  readonly field: string;
  /** What tells one list from another: every argument but those that choose the page. */
  readonly args: readonly string[];
}

/**
 * The connections that are named.
 * @throws where one is none of the API's.
 */
export const pagedFields = (names: readonly FieldName[], shape: Shape): readonly PagedField[] =>
  names.map((name) => {
    const [type = '', field = ''] = name.split('.');
    const known: ShapeField | undefined = shape.types[type]?.[field];
    if (!known?.paged)
      throw new Error(`"${name}" is no connection of the API: write Type.field, as in "Country.loansGiven".`);
    // An offset chooses a page as well, but one that `after` does not continue: it makes a list of its own.
    return { type, field, args: known.args ?? [] };
  });
