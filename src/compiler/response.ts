/** A row as the statement returns it: a value a slot. */
export type Row = readonly unknown[];

/** The key under which an object of the response keeps the name of its type, out of reach of any alias. */
export const TYPE = Symbol('type');

/** An object of the response, by response key. */
export interface ResponseObject {
  readonly [TYPE]: string;
  readonly [key: string]: unknown;
}
