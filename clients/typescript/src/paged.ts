import type { Shape, ShapeField } from './shape.ts';

/** A field as `Type.field`. */
export type FieldName = `${string}.${string}`;

/** A connection whose pages a cache merges. */
export interface PagedField {
  readonly type: string;
  readonly field: string;
  /** The arguments that identify a list: all but those that choose the page. */
  readonly args: readonly string[];
}

/**
 * The connections with these names.
 * @throws if the API has no such connection.
 */
export const pagedFields = (names: readonly FieldName[], shape: Shape): readonly PagedField[] =>
  names.map((name) => {
    const [type = '', field = ''] = name.split('.');
    const known: ShapeField | undefined = shape.types[type]?.[field];
    if (!known?.paged)
      throw new Error(`"${name}" is not a connection of the API. Use Type.field, such as "Country.loansGiven".`);
    // An offset also chooses a page, but `after` does not continue it, so it identifies a separate list.
    return { type, field, args: known.args ?? [] };
  });
