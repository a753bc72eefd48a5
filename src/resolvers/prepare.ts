import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  type Analyses,
  type Binding,
  bind,
  type CompiledOperation,
  CompilerCache,
  checkCost,
  checkPlanningSize,
  costOf,
  type Faults,
  joinFaults,
  type Prerequisites,
  prerequisitesOf,
  type Variables,
} from '../compiler/index.ts';
import { DIALECTS } from '../cypher/index.ts';
import type { FormerIds } from '../domain/index.ts';
import type { Model } from '../model/index.ts';
import type { Price, RequestContext } from './request-context.ts';

/** An operation of a request, with its variables coerced. */
export interface Request {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** An operation that is ready to run, except for the results of its prerequisites. */
export interface PreparedOperation {
  readonly compiled: CompiledOperation;
  readonly prerequisites: Prerequisites;
  readonly binding: Binding;
  /** The fields that are left out because of the values they were given. */
  readonly leftOut: Faults;
}

/** Compiles operations, binds their variables and estimates their cost. */
export class Preparer {
  readonly cache: CompilerCache;
  readonly #model: Model;
  readonly #analyses: Analyses;

  constructor(model: Model, schema: GraphQLSchema, analyses: Analyses) {
    this.#model = model;
    this.#analyses = analyses;
    this.cache = new CompilerCache(model, schema);
  }

  /** Prepares an operation without the fields in `leftOut`, and without those whose values turn out to be wrong. */
  prepare(request: Request, leftOut: Faults, formerIds: FormerIds): PreparedOperation {
    const { variables } = request;
    const compiled = this.cache.compile(request, variables, leftOut);
    const { parameters } = compiled.plan;
    const prerequisites = prerequisitesOf(this.#model, this.#analyses, parameters, variables, formerIds);
    const binding = bind(parameters, variables, { formerIds });
    if (prerequisites.faults.size === 0 && binding.faults.size === 0) {
      return { compiled, prerequisites, binding, leftOut };
    }
    return this.prepare(request, joinFaults(binding.faults, prerequisites.faults, leftOut), formerIds);
  }

  /**
   * Estimates the price of an operation with its prerequisites, and the steps of its own statement.
   * @throws {GraphQLError} OPERATION_TOO_COSTLY
   */
  checkCost(
    { compiled, prerequisites, binding: { rows } }: PreparedOperation,
    { graph, limits, progress, statistics }: RequestContext,
  ): { readonly price: Price; readonly steps: number } {
    const cost = costOf(compiled.plan, { model: this.#model, statistics, sizes: rows }, prerequisites);
    const dialect = DIALECTS[graph.engine];
    const { statement } = compiled;
    const ms = (statement?.size ?? 0) / dialect.plannedPerMs;
    const planning = statement && ms > 0 ? { statement: statement.text, ms } : undefined;
    const price = { rows: cost.rows.total, steps: cost.steps.total, ...(planning && { planning }) };
    progress?.priced(price);
    checkPlanningSize(compiled.plan, statement, dialect);
    checkCost(cost, statistics, limits);
    return { price, steps: cost.statementSteps };
  }
}
