import { type FragmentDefinitionNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import {
  type Analyses,
  type Binding,
  bind,
  type CompiledOperation,
  CompilerCache,
  checkCost,
  costOf,
  type Faults,
  joinFaults,
  NO_FAULTS,
  placeOf,
  rootRow,
  stepLimit,
  type Variables,
} from '../compiler/index.ts';
import { GraphError, type GraphStatement, type Late } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { findBeforehand } from './beforehand.ts';
import type { RequestContext } from './context.ts';
import { Deadline } from './deadline.ts';
import { idFinder } from './find-ids.ts';
import { idNotes, namedFaults } from './named.ts';
import { addQuestions, isAsking, type Questions, questionsOf } from './questions.ts';
import { type Answer, answerOf, RowsWriter } from './written.ts';

/** An operation of a request, with its variables coerced. */
export interface Request {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** An operation that can be run, but for what has to be found for it. */
interface Ready {
  readonly compiled: CompiledOperation;
  readonly questions: Questions;
  readonly binding: Binding;
  /** The fields that it is without, for the values that they are given. */
  readonly leftOut: Faults;
}

/** Answers whole operations with one statement each, and keeps the answer as long as its request lives. */
export class Answerer {
  readonly cache: CompilerCache;
  readonly #model: Model;
  readonly #schema: GraphQLSchema;
  readonly #analyses: Analyses;
  readonly #answers = new WeakMap<RequestContext, Promise<Answer>>();

  constructor(model: Model, schema: GraphQLSchema, analyses: Analyses) {
    this.#model = model;
    this.#schema = schema;
    this.#analyses = analyses;
    this.cache = new CompilerCache(model, schema);
  }

  /**
   * The answer to the operation. Asked again for the same request, it gives
   * the same answer and sends nothing.
   * @throws {GraphQLError} what is wrong with the whole operation, as OPERATION_TOO_COSTLY; and what the graph throws.
   */
  answer(context: RequestContext, request: Request): Promise<Answer> {
    const known = this.#answers.get(context);
    if (known) return known;
    const answer = this.#run(context, request);
    this.#answers.set(context, answer);
    return answer;
  }

  /** The statement that an operation ends with, as it is where its searches and analyses find nothing. */
  statementOf(request: Request): GraphStatement | undefined {
    const { compiled, binding } = this.#ready(request, NO_FAULTS);
    return compiled.statement && { text: compiled.statement.text, params: binding.params };
  }

  /** The answer that the request has been given, if it has. */
  known(context: RequestContext): Promise<Answer> | undefined {
    return this.#answers.get(context);
  }

  async #run(context: RequestContext, request: Request): Promise<Answer> {
    const deadline = new Deadline(context.limits.timeoutMs, context.since);
    try {
      return await this.#answer(context, request, deadline);
    } catch (error) {
      throw this.#located(lateError(error, deadline), request);
    }
  }

  async #answer(
    context: RequestContext,
    request: Request,
    deadline: Deadline,
    known: Faults = NO_FAULTS,
  ): Promise<Answer> {
    const watch = stopwatch();
    const asked = this.#ready(request, known);
    const looked = watch();
    // What is over a limit before anything is found is not looked for: whatever is found can only add to it.
    const isFinding = isAsking(asked.questions);
    if (isFinding) this.#check(asked, context);
    const { searches, analyses, faults } = await findBeforehand(this.#model, context, deadline, asked.questions);
    const ready = faults.size === 0 ? asked : this.#ready(request, joinFaults(faults, asked.leftOut));
    const { compiled } = ready;
    const { plan, statement } = compiled;
    const binding = isFinding ? bind(plan.parameters, request.variables, searches, analyses) : ready.binding;
    const { cost, steps } = this.#check({ ...ready, binding }, context);
    const bound = watch();
    const { statistics, limits } = context;
    const told = { ...binding, faults: joinFaults(plan.faults, ready.leftOut) };
    const early = new RowsWriter(compiled, told, limits.answerBytes ?? Number.POSITIVE_INFINITY);
    if (!statement) {
      const answer = answerOf(compiled, [], early);
      deadline.left();
      return answer;
    }
    const { text } = statement;
    const rows = await deadline.graph(() =>
      context.graph.read(
        { text, params: binding.params },
        { timeoutMs: deadline.left(), steps, onRow: (row) => early.take(row) },
      ),
    );
    const ran = watch();
    // An answer that comes too late is none, however whole it is.
    deadline.left();
    const row = rootRow(statement, rows);
    const found = { model: this.#model, plan, variables: request.variables, row };
    // A field that names an id which must exist, and does not, is left out as any that is wrong.
    const find = idFinder(this.#model, context, deadline);
    const missing = await namedFaults(found, binding, find);
    if (missing.size > 0) return this.#answer(context, request, deadline, joinFaults(missing, ready.leftOut));
    for (const note of await idNotes(found, find)) early.reading.notes.set(`${note.path} id`, note);
    const answer = answerOf(compiled, row, early);
    deadline.left();
    context.explain?.add({
      text,
      params: binding.params,
      ms: { compile: looked, bind: bound, run: ran, respond: watch() },
      cost: { rows: cost.rows.total, steps, stepLimit: stepLimit(statistics, limits) },
    });
    return answer;
  }

  /** The operation without the fields that are known to be wrong, nor those whose values are found to be wrong here. */
  #ready(request: Request, leftOut: Faults): Ready {
    const { variables } = request;
    const compiled = this.cache.compile(request, variables, leftOut);
    const { parameters } = compiled.plan;
    const questions = questionsOf(this.#model, this.#analyses, parameters, variables);
    const binding = bind(parameters, variables);
    if (questions.faults.size === 0 && binding.faults.size === 0) return { compiled, questions, binding, leftOut };
    return this.#ready(request, joinFaults(binding.faults, questions.faults, leftOut));
  }

  /** An error of the whole operation, with the places of the field that it names. */
  #located(error: unknown, request: Request): unknown {
    const { field } = error instanceof GraphQLError ? error.extensions : fieldOf(error);
    if (typeof field !== 'string' || field === '') return error;
    const { message, extensions } = error instanceof GraphQLError ? error : { message: String(error), extensions: {} };
    const { nodes } = placeOf(this.#schema, request, field);
    return new GraphQLError(message, { nodes, extensions, originalError: error instanceof Error ? error : null });
  }

  /**
   * The cost of the whole operation with what has been found for it, and the steps that its own statement takes.
   * @throws {GraphQLError} OPERATION_TOO_COSTLY
   */
  #check({ compiled, questions, binding: { rows } }: Ready, { limits, statistics }: RequestContext) {
    const cost = costOf(compiled.plan, { model: this.#model, statistics, sizes: rows });
    const steps = cost.steps.total;
    addQuestions(cost.steps, this.#model, questions, statistics);
    checkCost(cost, statistics, limits);
    return { cost, steps };
  }
}

/** Milliseconds since the last call, to a thousandth. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const elapsed = Math.round((now - last) * 1000) / 1000;
    last = now;
    return elapsed;
  };
}

/** An error that came too late says what took the time. */
function lateError(error: unknown, { late }: Deadline): unknown {
  if (!(error instanceof GraphError) || error.code !== 'DEADLINE_EXCEEDED') return error;
  const turn = error.late?.took === 'TURN' && late.took === 'ANALYSIS';
  return new GraphError(error.code, error.message, error, turn ? { ...late, took: 'TURN' } : late);
}

const fieldOf = (error: unknown): Late => (error instanceof GraphError && error.late) || { took: 'GRAPH' };
