import { DEFAULT_LEVEL, type InForceLevel } from '../../domain/index.ts';
import { isFieldError } from '../errors.ts';
import { faultKey } from '../faults.ts';
import type { Context } from './context.ts';
import type { RowBuilder } from './row-builder.ts';
import { collectFields, type FieldNodes, selectionsOf } from './selection.ts';
import type { FailedFieldView } from './types/view.ts';

/** A selected field that is being planned, and the row that its slots go into. */
export interface FieldSite {
  readonly context: Context;
  /** The response key. */
  readonly key: string;
  /** The field's nodes in the document, one for each time it is selected. */
  readonly nodes: FieldNodes;
  readonly row: RowBuilder;
  readonly position: Position;
}

/** The day on which facts must be in force, and how surely. */
export interface AsOf {
  /** The parameter for the day; undefined if none is given. */
  readonly at: string | undefined;
  readonly level: InForceLevel;
}

/** A position in the operation. What its fields say of days applies here and below. */
export interface Position extends AsOf {
  /** The response keys that lead here, joined by dots. */
  readonly path: string;
  /** The nearest field above that can fail on its own, as a key of `Faults`. */
  readonly field: string;
}

/** The position above all root fields. */
export const ROOT_POSITION: Position = { path: '', field: '', at: undefined, level: DEFAULT_LEVEL };

/** The position of a field below. */
export const below = (position: Position, key: string): Position => ({
  ...position,
  path: position.path === '' ? key : `${position.path}.${key}`,
});

/** The name of the field in the API. */
export const fieldName = ({ nodes: [node] }: FieldSite): string => node.name.value;

/** The fields that are selected on the value of a field, if that has this type. They go into the same row. */
export const selectedFields = (site: FieldSite, typeName: string): readonly FieldSite[] =>
  [...collectFields(site.context, typeName, selectionsOf(site.nodes))].map(([key, nodes]) => ({
    ...site,
    key,
    nodes,
    position: below(site.position, key),
  }));

/**
 * Plans a field that is selected on a type. If it has an error, it is left out, and everything planned for it is taken
 * back.
 */
export function planGuarded<V>(outer: FieldSite, typeName: string, plan: (site: FieldSite) => V): V | FailedFieldView {
  const { context, key, row, position } = outer;
  const field = faultKey(position.field, typeName, position.path);
  const failed: FailedFieldView = { kind: 'failed', key, field };
  if (context.faults.has(field)) return failed;
  const rowMark = row.mark();
  const mark = context.parameters.enter(field);
  const { length } = context.requiredIds;
  try {
    return plan({ ...outer, position: { ...position, field } });
  } catch (error) {
    if (!isFieldError(error)) throw error;
    context.parameters.cut(mark);
    context.requiredIds.length = length;
    row.cut(rowMark);
    context.failed.set(field, error);
    return failed;
  } finally {
    context.parameters.leave(mark);
  }
}
