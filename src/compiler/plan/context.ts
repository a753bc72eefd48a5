import type { FragmentDefinitionNode, GraphQLError, GraphQLSchema } from 'graphql';
import type { Model } from '../../model/index.ts';
import type { Faults } from '../faults.ts';
import type { Variables } from './input.ts';
import type { Naming } from './named.ts';
import type { ParameterTable } from './parameters.ts';

/** What the planning of one operation shares. `variables` gives shape (nulls, directions, booleans), never values. */
export interface Context {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  readonly parameters: ParameterTable;
  /** What is known to be wrong with fields, which are left out; and what is found to be wrong while they are planned. */
  readonly faults: Faults;
  readonly failed: Map<string, GraphQLError>;
  /** The ids that arguments name and that must exist, so far. */
  readonly named: Naming[];
}

/** Where in the operation the planner stands. */
export interface Position {
  /** The response keys that lead here, joined by dots. */
  readonly path: string;
  /** The field that stands here or is the nearest above, as `Faults` tell it. */
  readonly field: string;
  /** The parameter that holds the day everything here and below is asked for. */
  readonly at: string | undefined;
}

/** Above all fields. */
export const ROOT_POSITION: Position = { path: '', field: '', at: undefined };

/** The position of a field below. */
export const below = (position: Position, key: string): Position => ({
  ...position,
  path: position.path === '' ? key : `${position.path}.${key}`,
});
