import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Analyses } from '../compiler/analysis-call.ts';
import { type Binding, bind } from '../compiler/bind.ts';
import { CompilerCache } from '../compiler/cache.ts';
import type { CompiledOperation } from '../compiler/compile.ts';
import { checkCost, costOf, stepLimit } from '../compiler/cost.ts';
import { rootRow, type Streamed, streamedRow } from '../compiler/cypher/statement.ts';
import type { Variables } from '../compiler/input.ts';
import type { OperationPlan } from '../compiler/plan.ts';
import { Budget, TooLong } from '../compiler/response/budget.ts';
import type { Note } from '../compiler/response/notes.ts';
import { type ResponseObject, readTyped, rootWriter } from '../compiler/response/root.ts';
import type { Reading, Row, Write } from '../compiler/response/text.ts';
import type { Entry } from '../compiler/view.ts';
import type { Model } from '../model/types.ts';
import { Deadline, findBeforehand } from './beforehand.ts';
import type { RequestContext } from './context.ts';
import { addQuestions, isAsking, type Questions, questionsOf } from './questions.ts';

/** An operation of a request, with its variables coerced. */
export interface Request {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** The answer to an operation. */
export class Answer {
  /** The data of the response as JSON; undefined where graphql-js has something to add to it, or to find wrong. */
  readonly text: string | undefined;
  readonly #read: () => ResponseObject;
  readonly #notes: ReadonlyMap<string, Note>;
  #root: ResponseObject | undefined;

  constructor(text: string | undefined, read: () => ResponseObject, notes: ReadonlyMap<string, Note>) {
    this.text = text;
    this.#read = read;
    this.#notes = notes;
  }

  /** What is to be told beside the data, as soon as that has been written. */
  get notes(): readonly Note[] {
    return [...this.#notes.values()];
  }

  /** The data as objects, for graphql-js to walk. */
  get root(): ResponseObject {
    this.#root ??= this.#read();
    return this.#root;
  }
}

/** Writes the rows of a list at the root while they come, so that little is left to do when the last is there. */
class RowsWriter {
  readonly reading: Reading;
  readonly #key: string;
  readonly #streamed: Streamed | undefined;
  readonly #early: ReadonlyMap<Write, string[]>;
  #count = 0;
  #length = 0;

  constructor({ plan, statement, writer }: CompiledOperation, binding: Binding, most: number) {
    const streamed = plan.whole ? statement?.streamed : undefined;
    const items = (streamed && writer.items.get(streamed.slot)) ?? [];
    this.#streamed = streamed;
    this.#key = plan.view.entries.find((entry) => slotOf(entry) === streamed?.slot)?.key ?? '';
    this.#early = new Map(items.map((write) => [write, []]));
    this.reading = readingOf(binding, this.#early, new Map(), new Budget(most));
  }

  /** Takes a row; once the answer is too long, it is let go. */
  take(row: Row): void {
    const { most } = this.reading.budget;
    if (!this.#streamed || this.#length > most) return;
    const item = streamedRow(this.#streamed, row, this.#count++);
    if (!item) return;
    try {
      for (const [write, texts] of this.#early) {
        const text = write(item, this.reading);
        this.#length += text.length + 1;
        texts.push(text);
      }
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
      this.#length += error.length;
    }
  }

  /** @throws {GraphQLError} OPERATION_TOO_COSTLY where the rows that came are too long. */
  check(): void {
    const length = this.#length;
    if (length <= this.reading.budget.most) return;
    this.reading.budget.field(this.#key, () => {
      throw new TooLong(length);
    });
  }
}

const slotOf = (entry: Entry): number | undefined => (entry.kind === 'connection' ? entry.view.page?.slot : undefined);

const readingOf = (binding: Binding, early: Reading['early'], notes: Reading['notes'], budget: Budget): Reading => ({
  ...binding,
  early,
  notes,
  budget,
  strays: [],
  incomplete: false,
});

/**
 * What is written of the root row, if graphql-js would write the same; its objects are read only where they are asked for.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where it is longer than an answer may be.
 */
function answerOf({ plan, writer }: CompiledOperation, row: Row, early: RowsWriter): Answer {
  early.check();
  const { reading } = early;
  const { budget } = reading;
  const text = plan.whole ? writer.write(row, reading) : undefined;
  if (text !== undefined && text.length > budget.most / MOST_BYTES) {
    const bytes = Buffer.byteLength(text);
    if (bytes > budget.most) throw budget.refusal(bytes);
  }
  const exact = reading.strays.length === 0 && !reading.incomplete;
  const read = (): ResponseObject => {
    const typed = readingOf(reading, new Map(), reading.notes, new Budget(budget.most));
    return readTyped(rootWriter(plan.view, 'typed').write(row, typed), typed.strays);
  };
  const answer = new Answer(exact ? text : undefined, read, reading.notes);
  // What graphql-js is to walk is read now, so that what is too long is one error of the request.
  if (answer.text === undefined) void answer.root;
  return answer;
}

/** The most bytes that a character takes in UTF-8; what takes four are two characters here. */
const MOST_BYTES = 3;

/** Answers whole operations with one statement each, and keeps the answer as long as its request lives. */
export class Answerer {
  readonly cache: CompilerCache;
  readonly #model: Model;
  readonly #analyses: Analyses;
  readonly #answers = new WeakMap<RequestContext, Promise<Answer>>();

  constructor(model: Model, schema: GraphQLSchema, analyses: Analyses) {
    this.#model = model;
    this.#analyses = analyses;
    this.cache = new CompilerCache(model, schema);
  }

  /**
   * The answer to the operation. Asked again for the same request, it gives
   * the same answer and sends nothing.
   * @throws {GraphQLError} BAD_USER_INPUT, OPERATION_TOO_COSTLY; and what the graph throws.
   */
  answer(context: RequestContext, request: Request): Promise<Answer> {
    const known = this.#answers.get(context);
    if (known) return known;
    const answer = this.#run(context, request);
    this.#answers.set(context, answer);
    return answer;
  }

  /** The answer that the request has been given, if it has. */
  known(context: RequestContext): Promise<Answer> | undefined {
    return this.#answers.get(context);
  }

  async #run(context: RequestContext, request: Request): Promise<Answer> {
    const watch = stopwatch();
    const compiled = this.cache.compile(request, request.variables);
    const { plan, statement } = compiled;
    const looked = watch();
    const deadline = new Deadline(context.limits.timeoutMs, context.since);
    const { variables } = request;
    const questions = questionsOf(this.#model, this.#analyses, plan.parameters, variables);
    const { limits, statistics } = context;
    // What is over a limit before anything is found is not looked for: whatever is found can only add to it.
    if (isAsking(questions)) this.#check(plan, questions, bind(plan.parameters, variables), context);
    const { searches, analyses } = await findBeforehand(this.#model, context, deadline, questions);
    const binding = bind(plan.parameters, variables, searches, analyses);
    const { cost, steps } = this.#check(plan, questions, binding, context);
    const bound = watch();
    const early = new RowsWriter(compiled, binding, context.limits.answerBytes ?? Number.POSITIVE_INFINITY);
    if (!statement) {
      const answer = answerOf(compiled, [], early);
      deadline.left();
      return answer;
    }
    const { text } = statement;
    const rows = await context.graph.read(
      { text, params: binding.params },
      { timeoutMs: deadline.left(), steps, onRow: (row) => early.take(row) },
    );
    const ran = watch();
    // An answer that comes too late is none, however whole it is.
    deadline.left();
    const answer = answerOf(compiled, rootRow(statement, rows), early);
    deadline.left();
    context.explain?.add({
      text,
      params: binding.params,
      ms: { compile: looked, bind: bound, run: ran, respond: watch() },
      cost: { rows: cost.rows.total, steps, stepLimit: stepLimit(statistics, limits) },
    });
    return answer;
  }

  /**
   * The cost of the whole operation with what has been found for it, and the steps that its own statement takes.
   * @throws {GraphQLError} OPERATION_TOO_COSTLY
   */
  #check(plan: OperationPlan, questions: Questions, { rows }: Binding, { limits, statistics }: RequestContext) {
    const cost = costOf(plan, { model: this.#model, statistics, sizes: rows });
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
