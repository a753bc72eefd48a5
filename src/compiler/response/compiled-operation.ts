import type { Statement } from '../cypher/statement.ts';
import type { OperationPlan } from '../plan/types/operation-plan.ts';
import type { RootWriter } from './root.ts';

/** An operation compiled for one shape of its variables. */
export interface CompiledOperation {
  readonly plan: OperationPlan;
  /** Undefined if nothing is asked of the graph. */
  readonly statement: Statement | undefined;
  /** Writes the data of the response. */
  readonly writer: RootWriter;
}
