import { textOfKey } from '../../domain/index.ts';
import type { Binding } from '../bind/bind.ts';
import type { Row } from '../cypher/statement.ts';
import { fitsLeaf, type LeafType } from '../plan/types/leaf-type.ts';
import type { FailedFieldView } from '../plan/types/view.ts';
import { type Budget, TooLong } from './budget.ts';
import type { Note } from './notes.ts';

/** A row that is being read, with what the request asked for. */
export interface ResponseState extends Binding {
  /** Values that do not fit the API, and errors of fields: graphql-js has to say what is wrong with them, and where. */
  readonly strays: unknown[];
  /** Whether something is not there that must be. */
  incomplete: boolean;
  /** What is told beside the data, by the path of the field that it is about. */
  readonly notes: Map<string, Note>;
  /** What was written of the root list's rows while they came, by what wrote it. */
  readonly early: ReadonlyMap<Write, readonly string[]>;
  /** How long the response may become. */
  readonly budget: Budget;
}

/** The state at the start of a response. */
export const responseState = (
  binding: Binding,
  early: ResponseState['early'],
  notes: ResponseState['notes'],
  budget: Budget,
): ResponseState => ({ ...binding, early, notes, budget, strays: [], incomplete: false });

/** Writes what the response has of a subject, as JSON text. */
export type Write<S = Row> = (subject: S, state: ResponseState) => string;

/**
 * How a response is written: `plain` as clients get it, or `typed` for graphql-js, where each object names its type
 * and what has no text its number among the strays.
 */
export type Mode = 'plain' | 'typed';

/** The keys of a typed text's own, out of reach of any alias. */
export const TYPE = '\0type';
export const STRAY = '\0stray';

const ESCAPED = /["\\\p{Cc}\p{Cs}]/u;

/** A string as JSON. */
export const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Writes an object, field by field. */
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
 * Writes a list, item by item.
 * @throws {TooLong} where it is longer than the whole response may be.
 */
export function listText<S>(items: readonly S[], write: Write<S>, state: ResponseState): string {
  const { most } = state.budget;
  let text = '';
  for (const item of items) {
    text += text === '' ? write(item, state) : `,${write(item, state)}`;
    if (text.length > most) throw new TooLong(text.length);
  }
  return `[${text}]`;
}

/** Writes what has no text: a reference to it. */
const strayText = (value: unknown, { strays }: ResponseState): string => `{${quoted(STRAY)}:${strays.push(value) - 1}}`;

/** Writes a field that has failed: its error. */
export const failedWriter =
  ({ field }: FailedFieldView): Write<unknown> =>
  (_, state) =>
    strayText(state.faults.get(field) ?? null, state);

/** Writes always the same. */
export const constant = (value: string): Write<unknown> => {
  const text = quoted(value);
  return () => text;
};

/** Writes a value of a property. */
export const leafWriter =
  (leaf: LeafType): Write<unknown> =>
  (value, state) => {
    if (!fitsLeaf(leaf, value)) return strayText(value ?? null, state);
    if (typeof value !== 'string') return String(value ?? null);
    return quoted(leaf.kind === 'key' ? textOfKey(value) : value);
  };
