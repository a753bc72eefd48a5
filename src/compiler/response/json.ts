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

/** A writer of objects with these fields. */
export function objectWriter<S>(
  mode: Mode,
  typeName: string,
  fields: readonly { readonly key: string; readonly write: Write<S> }[],
): Write<S> {
  const type = quoted(typeName);
  const all = mode === 'typed' ? [{ key: TYPE, write: (): string => type }, ...fields] : fields;
  const parts = all.map(({ key, write }, index) => ({ head: `${index === 0 ? '{' : ','}${quoted(key)}:`, write }));
  if (parts.length === 0) return () => '{}';
  return (subject, state) => {
    let text = '';
    for (const { head, write } of parts) text += head + write(subject, state);
    return `${text}}`;
  };
}

/**
 * Writes a list.
 * @throws {TooLong} if it is longer than the whole response may be.
 */
export function listText<S>(items: readonly S[], write: Write<S>, state: ResponseState): string {
  const { max } = state.budget;
  let text = '';
  for (const item of items) {
    text += text === '' ? write(item, state) : `,${write(item, state)}`;
    if (text.length > max) throw new TooLong(text.length);
  }
  return `[${text}]`;
}

/** Writes a reference to a value that has no JSON form. */
const strayText = (value: unknown, { strays }: ResponseState): string => `{${quoted(STRAY)}:${strays.push(value) - 1}}`;

/** A writer of a failed field: a reference to its error. */
export const failedWriter =
  ({ field }: FailedFieldView): Write<unknown> =>
  (_, state) =>
    strayText(state.faults.get(field) ?? null, state);

/** A writer of a constant string. */
export const constant = (value: string): Write<unknown> => {
  const text = quoted(value);
  return () => text;
};

/** A writer of scalar or enum values. */
export const leafWriter =
  (leaf: LeafType): Write<unknown> =>
  (value, state) => {
    if (!fitsLeaf(leaf, value)) return strayText(value ?? null, state);
    if (typeof value !== 'string') return String(value ?? null);
    return quoted(leaf.kind === 'key' ? textOfKey(value) : value);
  };
