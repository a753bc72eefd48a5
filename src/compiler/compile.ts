import type { GraphQLSchema } from 'graphql';
import type { Model } from '../model/index.ts';
import { printStatement } from './cypher/statement.ts';
import { isTooCostly } from './errors.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import type { Context, Operation } from './plan/context.ts';
import type { Variables } from './plan/input.ts';
import { planOperation } from './plan/operation.ts';
import { ParameterTable } from './plan/parameter-table.ts';
import { checkNesting, checkPlanLevels } from './price/statement-size.ts';
import type { CompiledOperation } from './response/compiled-operation.ts';
import { rootWriter } from './response/root.ts';

/**
 * Compiles a whole operation into one statement. Pure; `variables` decide the shape, and none of their values ends up in
 * the result. Fields in `faults` are left out, as are fields that are invalid for all values, whose errors the plan has.
 * @throws {GraphQLError} BAD_USER_INPUT if the API has no such operation, OPERATION_TOO_COSTLY if the statement would grow too large.
 */
export function compileOperation(
  model: Model,
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  variables: Variables,
  faults: Faults = NO_FAULTS,
): CompiledOperation {
  const compile = (usesKept: boolean): CompiledOperation => {
    const context: Context = {
      ...{ model, schema, fragments, variables, faults, usesKept },
      ...{ parameters: new ParameterTable(), failed: new Map(), requiredIds: [] },
    };
    const plan = planOperation(context, definition);
    checkPlanLevels(plan);
    const statement = printStatement(plan.slots);
    checkNesting(plan, statement);
    return { plan, statement, writer: rootWriter(plan.view, 'plain') };
  };
  try {
    return compile(true);
  } catch (error) {
    if (!isTooCostly(error)) throw error;
    // A statement that only sorts is smaller.
    return compile(false);
  }
}
