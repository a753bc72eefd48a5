import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Model } from '../model/index.ts';
import { printStatement, type Statement } from './cypher/statement.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import type { Variables } from './plan/input.ts';
import { planOperation } from './plan/operation.ts';
import { ParameterTable } from './plan/parameter-table.ts';
import type { OperationPlan } from './plan/types/operation-plan.ts';
import { checkNesting, checkPlanLevels } from './price/statement-size.ts';
import { type RootWriter, rootWriter } from './response/root.ts';

/** What a request is about, as graphql-js has parsed and validated it. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** An operation compiled for one shape of its variables: its plan and its Cypher. */
export interface CompiledOperation {
  readonly plan: OperationPlan;
  /** Undefined where nothing is asked of the graph. */
  readonly statement: Statement | undefined;
  /** Writes the data of the response. */
  readonly writer: RootWriter;
}

/**
 * Compiles a whole operation into one statement. Pure; `variables` gives the
 * shape and no value of theirs ends up in the result. Fields with a fault are left out, as are those with one whatever
 * the values, which the plan tells.
 * @throws {GraphQLError} BAD_USER_INPUT where the operation is none of the API's, OPERATION_TOO_COSTLY where the statement would grow too large.
 */
export function compileOperation(
  model: Model,
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  variables: Variables,
  faults: Faults = NO_FAULTS,
): CompiledOperation {
  const context = {
    ...{ model, schema, fragments, variables, faults },
    ...{ parameters: new ParameterTable(), failed: new Map(), requiredIds: [] },
  };
  const plan = planOperation(context, definition);
  checkPlanLevels(plan);
  const statement = printStatement(plan.slots);
  checkNesting(plan, statement);
  return { plan, statement, writer: rootWriter(plan.view, 'plain') };
}
