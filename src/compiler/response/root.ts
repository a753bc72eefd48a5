import type { ObjectView } from '../view.ts';
import { connectionWriter } from './connection.ts';
import { entryWriter } from './object.ts';
import { type Mode, objectWriter, STRAY, TYPE, type Write } from './text.ts';

/** An object of a typed text, by response key; under `TYPE` it keeps the name of its type. */
export interface ResponseObject {
  readonly [TYPE]: string;
  readonly [key: string]: unknown;
}

/** Writes the data of a response, of the root row. */
export interface RootWriter {
  readonly write: Write;
  /** What writes the rows of a list at the root, by its slot, so that it can be done while they come. */
  readonly items: ReadonlyMap<number, readonly Write[]>;
}

export function rootWriter(view: ObjectView, mode: Mode): RootWriter {
  const items = new Map<number, readonly Write[]>();
  const fields = view.entries.map((entry) => {
    if (entry.kind !== 'connection') return { key: entry.key, write: entryWriter(view, entry, mode) };
    const connection = connectionWriter(entry.view, mode);
    const slot = entry.view.page?.slot;
    // Aliases of the same list have the same slot.
    if (slot !== undefined) items.set(slot, [...(items.get(slot) ?? []), ...connection.items]);
    return { key: entry.key, write: connection.write };
  });
  return { write: objectWriter(mode, view.typeName, fields), items };
}

/** Reads a typed text, for graphql-js. */
export function readTyped(text: string, strays: readonly unknown[]): ResponseObject {
  if (strays.length === 0) return JSON.parse(text);
  return JSON.parse(text, (_, value) => {
    const stray: unknown = typeof value === 'object' && value !== null ? value[STRAY] : undefined;
    return typeof stray === 'number' ? strays[stray] : value;
  });
}
