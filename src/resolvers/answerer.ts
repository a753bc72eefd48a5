import { GraphQLError, type GraphQLSchema } from 'graphql';
import {
  type Analyses,
  type Answer,
  answerOf,
  bind,
  type CompilerCache,
  type Faults,
  formerId,
  joinFaults,
  locateField,
  NO_FAULTS,
  type Note,
  type Row,
  RowsWriter,
  rootRow,
  stepLimit,
  unfoundIds,
} from '../compiler/index.ts';
import { NO_FORMER_IDS } from '../domain/index.ts';
import { GraphError, type GraphStatement, type Late } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { checkPermitted } from './check-permitted.ts';
import { CheckedFormerIds } from './checked-former-ids.ts';
import { existingIdsFinder } from './existing-ids.ts';
import { findPrerequisites } from './find-prerequisites.ts';
import { idNotes, notFoundFaults } from './id-checks.ts';
import { OperationDeadline, stopwatch } from './operation-deadline.ts';
import { type PreparedOperation, Preparer, type Request } from './prepare.ts';
import type { Budget, Price, RequestContext } from './request-context.ts';

/** One run of an operation for a request. */
interface Run {
  readonly context: RequestContext;
  readonly request: Request;
  readonly deadline: OperationDeadline;
  /** Has the caller pay for the operation. */
  readonly pay: ReturnType<Budget['begin']> | undefined;
  readonly formerIds: CheckedFormerIds;
}

/** An operation whose prerequisites are found and whose cost is within the limits. */
interface ReadyOperation extends PreparedOperation {
  readonly price: Price;
  /** The estimated steps of its own statement. */
  readonly steps: number;
}

/** Answers each operation with one statement, and keeps the answer as long as its request. */
export class Answerer {
  readonly #preparer: Preparer;
  readonly #model: Model;
  readonly #schema: GraphQLSchema;
  readonly #answers = new WeakMap<RequestContext, Promise<Answer>>();

  constructor(model: Model, schema: GraphQLSchema, analyses: Analyses) {
    this.#model = model;
    this.#schema = schema;
    this.#preparer = new Preparer(model, schema, analyses);
  }

  get cache(): CompilerCache {
    return this.#preparer.cache;
  }

  /**
   * Answers an operation. A second call for the same request returns the same answer and sends nothing to the graph.
   * @throws {GraphQLError} for what is wrong with the whole operation, such as FORBIDDEN or OPERATION_TOO_COSTLY
   * @throws {GraphError} as the graph does
   */
  answer(context: RequestContext, request: Request): Promise<Answer> {
    const known = this.#answers.get(context);
    if (known) return known;
    const answer = this.#run(context, request);
    this.#answers.set(context, answer);
    return answer;
  }

  /** The answer given to a request before, if any. */
  known(context: RequestContext): Promise<Answer> | undefined {
    return this.#answers.get(context);
  }

  /** The statement of an operation whose searches and analyses find nothing. */
  statementOf(request: Request): GraphStatement | undefined {
    const { compiled, binding } = this.#preparer.prepare(request, NO_FAULTS, NO_FORMER_IDS);
    return compiled.statement && { text: compiled.statement.text, params: binding.params };
  }

  async #run(context: RequestContext, request: Request): Promise<Answer> {
    checkPermitted(request, context.caller);
    const deadline = new OperationDeadline(context.limits.timeoutMs, context.since);
    try {
      const formerIds = new CheckedFormerIds(this.#model, context, deadline);
      const pay = context.budget?.begin();
      return await this.#answer({ context, request, deadline, pay, formerIds }, NO_FAULTS);
    } catch (error) {
      throw this.#located(explainDelay(error, deadline), request);
    }
  }

  /** Answers an operation without the fields in `leftOut`. */
  async #answer(run: Run, leftOut: Faults): Promise<Answer> {
    const { context, request, deadline, formerIds } = run;
    const elapsed = stopwatch();
    context.progress?.enter('compile');
    const prepared = this.#preparer.prepare(request, leftOut, formerIds);
    const compile = elapsed();
    context.progress?.enter('bind');
    const ready = await this.#findPrerequisites(run, prepared);
    const bound = elapsed();
    const { compiled, binding, price, steps } = ready;
    const { plan, statement } = compiled;
    const faults = joinFaults(plan.faults, ready.leftOut);
    const writer = new RowsWriter(compiled, { ...binding, faults }, context.limits.answerBytes);
    noteFormerIds(writer.state.notes, ready);
    if (!statement) {
      context.progress?.enter('respond');
      const answer = answerOf(compiled, [], writer);
      deadline.left();
      return answer;
    }
    const sent: GraphStatement = { text: statement.text, params: binding.params };
    context.progress?.enter('run');
    const rows = await readRows(run, sent, steps, writer);
    const ran = elapsed();
    context.progress?.read(rows.length);
    context.progress?.enter('respond');
    const row = rootRow(statement, rows);
    const answered = { model: this.#model, plan, variables: request.variables, formerIds, row };
    // What is not there may have been joined away a moment ago.
    if (await formerIds.check(unfoundIds(answered))) return this.#answer(run, leftOut);
    const findIds = existingIdsFinder(this.#model, context, deadline);
    // A field that names an id that must exist, and does not, is left out like any other faulty field.
    const missing = await notFoundFaults(answered, binding, findIds);
    if (missing.size > 0) return this.#answer(run, joinFaults(missing, ready.leftOut));
    for (const note of await idNotes(answered, findIds)) writer.state.notes.set(`${note.path} id`, note);
    const answer = answerOf(compiled, row, writer);
    deadline.left();
    context.explain?.add({
      ...sent,
      ms: { compile, bind: bound, run: ran, respond: elapsed() },
      cost: { rows: price.rows, steps, size: statement.size, stepLimit: stepLimit(context.statistics, context.limits) },
    });
    return answer;
  }

  /** Finds what the statement needs first, leaves out the fields that turn out to be faulty, and has the cost checked and paid. */
  async #findPrerequisites(run: Run, prepared: PreparedOperation): Promise<ReadyOperation> {
    const { context, request, deadline, formerIds } = run;
    const { searches: asked, analyses: requested } = prepared.prerequisites;
    if (asked.length === 0 && requested.length === 0) {
      return this.#paid(run, prepared);
    }
    // Results can only add to the cost, so an operation that is already too costly is refused at once.
    await this.#paid(run, prepared);
    const { searches, analyses, faults, unfound } = await findPrerequisites(context, deadline, prepared.prerequisites);
    const prepare = (leftOut: Faults): PreparedOperation => this.#preparer.prepare(request, leftOut, formerIds);
    if (await formerIds.check(unfound)) return this.#findPrerequisites(run, prepare(prepared.leftOut));
    const valid = faults.size === 0 ? prepared : prepare(joinFaults(faults, prepared.leftOut));
    const binding = bind(valid.compiled.plan.parameters, request.variables, { formerIds, searches, analyses });
    return this.#paid(run, { ...valid, binding });
  }

  /** Checks the cost of an operation as far as it is known, and has the caller pay for it. */
  async #paid({ context, pay }: Run, prepared: PreparedOperation): Promise<ReadyOperation> {
    const { price, steps } = this.#preparer.checkCost(prepared, context);
    if (pay) await pay(price);
    return { ...prepared, price, steps };
  }

  /** Adds the place in the document to an error of the whole operation that names a field. */
  #located(error: unknown, request: Request): unknown {
    const { field } = error instanceof GraphQLError ? error.extensions : lateFieldOf(error);
    if (typeof field !== 'string' || field === '') return error;
    const { message, extensions } = error instanceof GraphQLError ? error : { message: String(error), extensions: {} };
    const { nodes } = locateField(this.#schema, request, field);
    return new GraphQLError(message, { nodes, extensions, originalError: error instanceof Error ? error : null });
  }
}

/** Adds a note for each former id in the arguments. */
function noteFormerIds(notes: Map<string, Note>, { binding, prerequisites }: PreparedOperation): void {
  for (const one of [...prerequisites.formerIds, ...binding.formerIds]) {
    const key = `former ${one.id}`;
    if (!notes.has(key)) notes.set(key, formerId(one));
  }
}

/** Runs the operation's own statement; `writer` receives the rows as they arrive. */
async function readRows(
  { context, deadline }: Run,
  statement: GraphStatement,
  steps: number,
  writer: RowsWriter,
): Promise<readonly Row[]> {
  const rows = await deadline.graph(() =>
    context.graph.read(statement, { timeoutMs: deadline.left(), steps, onRow: (row) => writer.take(row) }),
  );
  // A late answer is discarded even if it is complete.
  deadline.left();
  return rows;
}

/** Adds what took the time to a DEADLINE_EXCEEDED error. */
function explainDelay(error: unknown, { late }: OperationDeadline): unknown {
  if (!(error instanceof GraphError) || error.code !== 'DEADLINE_EXCEEDED') return error;
  const waited = error.late?.took === 'TURN' && late.took === 'ANALYSIS';
  return new GraphError(error.code, error.message, error, waited ? { ...late, took: 'TURN' } : late);
}

const lateFieldOf = (error: unknown): Late => (error instanceof GraphError && error.late) || { took: 'GRAPH' };
