import type { ObjectView } from '../plan/types/view.ts';
import { connectionWriter } from './connection.ts';
import { type Mode, objectWriter, STRAY, TYPE, type Write } from './json.ts';
import { fieldWriter } from './object.ts';

/** An object of a typed response, by response key. Under `TYPE` it has the name of its type. */
export interface ResponseObject {
  readonly [TYPE]: string;
  readonly [key: string]: unknown;
}

/** Writes the data of a response from the root row. */
export interface RootWriter {
  /** @throws {GraphQLError} OPERATION_TOO_COSTLY if the response is longer than its budget. */
  readonly write: Write;
  /** The writers for the rows of a root list, by its slot, so that rows can be written as they arrive. */
  readonly items: ReadonlyMap<number, readonly Write[]>;
}

/** The writer for the root object. */
export function rootWriter(view: ObjectView, mode: Mode): RootWriter {
  const items = new Map<number, readonly Write[]>();
  const fields = view.fields.map((field) => {
    if (field.kind !== 'connection') return counted(field.key, fieldWriter(view, field, mode));
    const connection = connectionWriter(field.view, mode);
    const slot = field.view.page?.slot;
    // Aliases of the same list have the same slot.
    if (slot !== undefined) items.set(slot, [...(items.get(slot) ?? []), ...connection.items]);
    return counted(field.key, connection.write);
  });
  return { write: objectWriter(mode, view.typeName, fields), items };
}

/** A root field whose length is counted. */
const counted = (key: string, write: Write): { readonly key: string; readonly write: Write } => ({
  key,
  write: (row, state) => state.budget.field(key, () => write(row, state)),
});

/** Parses a typed response, for graphql-js. */
export function readTyped(text: string, strays: readonly unknown[]): ResponseObject {
  if (strays.length === 0) return JSON.parse(text);
  return JSON.parse(text, (_, value) => {
    const stray: unknown = typeof value === 'object' && value !== null ? value[STRAY] : undefined;
    return typeof stray === 'number' ? strays[stray] : value;
  });
}
