import type { Binding } from './bind.ts';
import { fits } from './leaf.ts';
import type { Leaf } from './view.ts';

/** A row as the statement returns it: a value a slot. */
export type Row = readonly unknown[];

/** The key under which an object of the response keeps the name of its type, out of reach of any alias. */
export const TYPE = Symbol('type');

/** An object of the response, by response key. */
export interface ResponseObject {
  readonly [TYPE]: string;
  readonly [key: string]: unknown;
}

/** A row that is being read, with what the request asked for. */
export interface Reading extends Binding {
  /** False once a value does not fit the API; then graphql-js has to say what is wrong with it. */
  exact: boolean;
}

/** The value, with a note where it does not fit. */
export function checked(leaf: Leaf, value: unknown, reading: Reading): unknown {
  if (!fits(leaf, value)) reading.exact = false;
  return value;
}
