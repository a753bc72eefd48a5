import type { Faults } from '../../faults.ts';
import type { Parameter } from './parameter.ts';
import type { RowSlot } from './slot.ts';
import type { ObjectView } from './view.ts';

/**
 * The plan of an operation: immutable plain data between GraphQL and Cypher. It names labels, relationship types and
 * properties of the model, and parameters; never a value, an alias or a variable of the request.
 */
export interface OperationPlan {
  /** The root row. */
  readonly slots: readonly RowSlot[];
  readonly requiredIds: readonly RequiredId[];
  /** How the response is built from the root row. */
  readonly view: ObjectView;
  readonly parameters: readonly Parameter[];
  /** The errors of fields that hold for all values of the variables. */
  readonly faults: Faults;
  /** Whether the plan covers every root field. Introspection fields are left to graphql-js. */
  readonly whole: boolean;
}

/** An argument with an id, or a list of ids, of nodes that must exist. */
export interface RequiredId {
  readonly parameter: string;
  /** The path of the argument. */
  readonly argument: string;
  /** The field that has the argument, as a key of `Faults`. */
  readonly field: string;
  /** The type or interface that the node must have. */
  readonly target: string;
  /** Whether it is a list. */
  readonly many: boolean;
  /** The slot of the root row: of one id, null if there is no such node; of a list, rows with the ids that there are. */
  readonly slot: number;
}
