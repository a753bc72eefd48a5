import type { ObjectView } from '../plan/types/view.ts';
import { connectionWriter } from './connection.ts';
import { type Mode, objectWriter, STRAY, TYPE, type Write } from './json.ts';
import { entryWriter } from './object.ts';

/** An object of a typed text, by response key; under `TYPE` it keeps the name of its type. */
export interface ResponseObject {
  readonly [TYPE]: string;
  readonly [key: string]: unknown;
}

/** Writes the data of a response, of the root row. */
export interface RootWriter {
  /** @throws {GraphQLError} OPERATION_TOO_COSTLY where the response is longer than its budget. */
  readonly write: Write;
  /** What writes the rows of a list at the root, by its slot, so that it can be done while they come. */
  readonly items: ReadonlyMap<number, readonly Write[]>;
}

export function rootWriter(view: ObjectView, mode: Mode): RootWriter {
  const items = new Map<number, readonly Write[]>();
  const fields = view.fields.map((entry) => {
    if (entry.kind !== 'connection') return counted(entry.key, entryWriter(view, entry, mode));
    const connection = connectionWriter(entry.view, mode);
    const slot = entry.view.page?.slot;
    // Aliases of the same list have the same slot.
    if (slot !== undefined) items.set(slot, [...(items.get(slot) ?? []), ...connection.items]);
    return counted(entry.key, connection.write);
  });
  return { write: objectWriter(mode, view.typeName, fields), items };
}

/** A field of the root, whose length counts. */
const counted = (key: string, write: Write): { readonly key: string; readonly write: Write } => ({
  key,
  write: (row, state) => state.budget.field(key, () => write(row, state)),
});

/** Reads a typed text, for graphql-js. */
export function readTyped(text: string, strays: readonly unknown[]): ResponseObject {
  if (strays.length === 0) return JSON.parse(text);
  return JSON.parse(text, (_, value) => {
    const stray: unknown = typeof value === 'object' && value !== null ? value[STRAY] : undefined;
    return typeof stray === 'number' ? strays[stray] : value;
  });
}
