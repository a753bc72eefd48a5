import type { FragmentDefinitionNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Model } from '../../model/index.ts';
import type { Faults } from '../faults.ts';
import type { Variables } from './input.ts';
import type { ParameterTable } from './parameter-table.ts';
import type { RequiredId } from './types/operation-plan.ts';

/** An operation that graphql-js has parsed and validated. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The state shared by the planning of one operation. `variables` decide shape (nulls, directions, Booleans), never values. */
export interface Context {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  /** Whether pages are read in the orders that are kept. Their statement is larger than one that sorts. */
  readonly usesKept: boolean;
  readonly parameters: ParameterTable;
  /** The fields that are already known to have errors, which are left out. */
  readonly faults: Faults;
  /** The errors found while planning. */
  readonly failed: Map<string, GraphQLError>;
  /** The ids in arguments that must exist. */
  readonly requiredIds: Omit<RequiredId, 'slot'>[];
}
