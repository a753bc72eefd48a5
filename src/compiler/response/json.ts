import { textOfKey } from '../../domain/index.ts';
import type { Binding } from '../bind/bind.ts';
import type { Row } from '../cypher/statement.ts';
import { fitsLeaf, type LeafType } from '../plan/types/leaf-type.ts';
import type { FailedFieldView } from '../plan/types/view.ts';
import { type Budget, TooLong } from './budget.ts';
import type { Note } from './notes.ts';

/** The state of a response while it is written, and the values of the request. */
export interface ResponseState extends Binding {
  /** Values that do not have the type of their field, and the errors of fields. graphql-js reports them with their paths. */
  readonly strays: unknown[];
  /** Whether a required value is missing. */
  incomplete: boolean;
  /** The notes for `extensions.notes`, by the path of the field they are about. */
  readonly notes: Map<string, Note>;
  /** The rows of a root list that were written as they arrived, by their writer. */
  readonly early: ReadonlyMap<Write, readonly string[]>;
  /** The maximum length of the response. */
  readonly budget: Budget;
}

/** The state at the start of a response. */
export const responseState = (
  binding: Binding,
  early: ResponseState['early'],
  notes: ResponseState['notes'],
  budget: Budget,
): ResponseState => ({ ...binding, early, notes, budget, strays: [], incomplete: false });

/** Writes the part of a response that is built from a subject, as JSON. */
export type Write<S = Row> = (subject: S, state: ResponseState) => string;

/**
 * The form of a response: `plain` as clients get it, or `typed` for graphql-js, where each object has the name of its
 * type, and a value without a JSON form has its index in `strays`.
 */
export type Mode = 'plain' | 'typed';

/** The extra keys of a typed response. No alias can be equal to them. */
export const TYPE = '\0type';
export const STRAY = '\0stray';

const ESCAPED = /["\\\p{Cc}\p{Cs}]/u;

/** A string as JSON. */
export const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/**
 * A copy with a byte per character, if none needs two. V8 keeps two for names that it knows from a text with other characters, such
 * as the API's; a single one of them would double the response that it becomes part of.
 */
const narrow = (text: string): string => Buffer.from(text).toString();

/** The text of an object around its values. */
interface Frame<S> {
  readonly parts: readonly { readonly head: string; readonly write: Write<S> }[];
  readonly tail: string;
}

/** The frames of writers that have one, so that an object built from the same subject becomes part of the frame around it. */
const FRAMES = new WeakMap<object, Frame<never>>();

const frameOf = <S>(write: Write<S>): Frame<S> | undefined => FRAMES.get(write) as Frame<S> | undefined;

function framed<S>(given: Frame<S>): Write<S> {
  const parts = given.parts.map(({ head, write }) => ({ head: narrow(head), write }));
  const tail = narrow(given.tail);
  const write: Write<S> = (subject, state) => {
    let text = '';
    for (const part of parts) text += part.head + part.write(subject, state);
    return text + tail;
  };
  FRAMES.set(write, { parts, tail });
  return write;
}

/** A writer of objects with these fields. */
export function objectWriter<S>(
  mode: Mode,
  typeName: string,
  fields: readonly { readonly key: string; readonly write: Write<S> }[],
): Write<S> {
  const all = mode === 'typed' ? [{ key: TYPE, write: constant(typeName) }, ...fields] : fields;
  const parts: { readonly head: string; readonly write: Write<S> }[] = [];
  let text = '{';
  for (const [index, { key, write }] of all.entries()) {
    text += `${index === 0 ? '' : ','}${quoted(key)}:`;
    for (const part of frameOf(write)?.parts ?? [{ head: '', write }]) {
      parts.push({ head: text + part.head, write: part.write });
      text = '';
    }
    text += frameOf(write)?.tail ?? '';
  }
  return framed({ parts, tail: `${text}}` });
}

/**
 * Writes a list.
 * @throws {TooLong} if it is longer than the whole response may be.
 */
export function listText<S>(items: readonly S[], write: Write<S>, state: ResponseState): string {
  const joined = textsOf(items, write, state);
  if (joined !== undefined) return joined;
  const { max } = state.budget;
  let text = '';
  for (const item of items) {
    text += text === '' ? write(item, state) : `,${write(item, state)}`;
    if (text.length > max) throw new TooLong(text.length);
  }
  return `[${text}]`;
}

/** The slots of writers that write a text of a row, and nothing else. */
const TEXT_SLOTS = new WeakMap<object, number>();

/**
 * Lists of objects with one text each, such as names, are written at once, since that takes a fraction of the time. An item may be
 * the text itself. Undefined for other lists, for values that are not texts or have to be escaped, and for a list that is too long.
 */
export function textsOf<S>(items: readonly unknown[], write: Write<S>, { budget }: ResponseState): string | undefined {
  const { parts, tail = '' } = frameOf(write) ?? {};
  const slot = parts?.length === 1 ? TEXT_SLOTS.get(parts[0]?.write ?? write) : undefined;
  if (slot === undefined || items.length === 0) return undefined;
  const head = parts?.[0]?.head ?? '';
  const values: string[] = [];
  let length = items.length * (head.length + tail.length + '"",'.length);
  for (const item of items) {
    const value = typeof item === 'string' ? item : (item as Row)[slot];
    if (typeof value !== 'string') return undefined;
    values.push(value);
    length += value.length;
  }
  // The blank keeps the halves of two characters apart.
  if (length > budget.max || ESCAPED.test(values.join(' '))) return undefined;
  return `[${head}"${values.join(`"${tail},${head}"`)}"${tail}]`;
}

/** Writes a reference to a value that has no JSON form. */
const strayText = (value: unknown, { strays }: ResponseState): string => `{${quoted(STRAY)}:${strays.push(value) - 1}}`;

/** A writer of a failed field: a reference to its error. */
export const failedWriter =
  ({ field }: FailedFieldView): Write<unknown> =>
  (_, state) =>
    strayText(state.faults.get(field) ?? null, state);

/** A writer of a constant string. */
export const constant = (value: string): Write<unknown> => framed({ parts: [], tail: quoted(value) });

/** A writer of scalar or enum values. */
export const leafWriter =
  (leaf: LeafType): Write<unknown> =>
  (value, state) => {
    if (!fitsLeaf(leaf, value)) return strayText(value ?? null, state);
    if (typeof value !== 'string') return String(value ?? null);
    return quoted(leaf.kind === 'key' ? textOfKey(value) : value);
  };

/** A writer of a scalar or enum value from the row of its object. */
export function slotWriter(leaf: LeafType, slot: number): Write {
  const writeLeaf = leafWriter(leaf);
  const write: Write = (row, state) => writeLeaf(row[slot], state);
  if (leaf.kind === 'text') TEXT_SLOTS.set(write, slot);
  return write;
}
