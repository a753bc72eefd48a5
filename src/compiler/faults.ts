import type { GraphQLError } from 'graphql';
import { isFieldError } from './errors.ts';
import type { Context, Position } from './plan/context.ts';
import type { RowBuilder } from './plan/row.ts';

/**
 * What is wrong with fields of an operation, by the field. A field is told by its response keys and the types that they
 * are of, since one path may lead to fields of several types.
 */
export type Faults = ReadonlyMap<string, GraphQLError>;

export const NO_FAULTS: Faults = new Map();

/** A field that is left out of the statement, for what is wrong with it. */
export interface FailedEntry {
  readonly kind: 'failed';
  readonly key: string;
  readonly field: string;
}

/**
 * Plans a field. Where something is wrong with it, it alone is left out, and nothing that was planned of it stays.
 * `row` is the row above it.
 */
export function guarded<E>(
  context: Context,
  typeName: string,
  outer: Position,
  row: RowBuilder,
  plan: (position: Position) => E,
): E | FailedEntry {
  const field = `${outer.field}/${typeName}.${outer.path}`;
  const failed: FailedEntry = { kind: 'failed', key: outer.path.slice(outer.path.lastIndexOf('.') + 1), field };
  if (context.faults.has(field)) return failed;
  const rowMark = row.mark();
  const mark = context.parameters.enter(field);
  const { length: named } = context.named;
  try {
    return plan({ ...outer, field });
  } catch (error) {
    if (!isFieldError(error)) throw error;
    context.parameters.cut(mark);
    context.named.length = named;
    row.cut(rowMark);
    context.failed.set(field, error);
    return failed;
  } finally {
    context.parameters.leave(mark);
  }
}

/** The type that a field is of, and the response keys that lead to it, joined by dots. */
export function placeOfField(field: string): { readonly owner: string; readonly path: string } {
  const own = field.slice(field.lastIndexOf('/') + 1);
  const dot = own.indexOf('.');
  return { owner: own.slice(0, dot), path: own.slice(dot + 1) };
}

/** All faults together. What lies within a field that fails itself is not looked at. */
export function joinFaults(...parts: readonly Faults[]): Faults {
  const all = new Map(parts.flatMap((part) => [...part]));
  const isWithin = (field: string): boolean => {
    for (let end = field.lastIndexOf('/'); end > 0; end = field.lastIndexOf('/', end - 1)) {
      if (all.has(field.slice(0, end))) return true;
    }
    return false;
  };
  return new Map([...all].filter(([field]) => !isWithin(field)));
}

/** Does something for a field, and notes what is wrong with it, unless something is known of it. */
export function attempt<T>(faults: Map<string, GraphQLError>, field: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!isFieldError(error)) throw error;
    if (!faults.has(field)) faults.set(field, error);
    return undefined;
  }
}
