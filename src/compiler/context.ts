import type { FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import type { Model } from '../model/types.ts';
import type { Variables } from './input.ts';
import type { ParameterTable } from './parameters.ts';

/** What the planning of one operation shares. `variables` gives shape (nulls, directions, booleans), never values. */
export interface Context {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  readonly parameters: ParameterTable;
}

/** Where in the operation the planner stands. */
export interface Position {
  /** The response keys that lead here, joined by dots. */
  readonly path: string;
  /** The parameter that holds the day everything here and below is asked for. */
  readonly at: string | undefined;
}

/** The position of a field below. */
export const below = (position: Position, key: string): Position => ({
  ...position,
  path: position.path === '' ? key : `${position.path}.${key}`,
});
