/** A value that can be bound to a parameter. A `bigint` is an integer, a `number` a float. */
export type ParamValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly ParamValue[]
  | { readonly [key: string]: ParamValue };

/** The values of a statement's parameters, by name. */
export type Params = Readonly<Record<string, ParamValue>>;

/** One statement: its text never holds a value, only parameters. */
export interface CypherStatement {
  readonly text: string;
  readonly params: Params;
}
