import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type Binding, bind, type Searches } from '../compiler/bind.ts';
import { CompilerCache } from '../compiler/cache.ts';
import { checkCost } from '../compiler/cost.ts';
import { rootRow } from '../compiler/cypher/statement.ts';
import type { Variables } from '../compiler/input.ts';
import type { OperationPlan } from '../compiler/plan.ts';
import { respond } from '../compiler/respond.ts';
import type { ResponseObject, Row } from '../compiler/response.ts';
import { cutHits, type Search, searchesOf } from '../compiler/search-page.ts';
import { SEARCH_DEPTH } from '../graph/search.ts';
import { searchTargets } from '../model/searchable.ts';
import type { Model } from '../model/types.ts';
import type { RequestContext } from './context.ts';

/** An operation of a request, with its variables coerced. */
export interface Request {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** The answer to an operation. */
export interface Answer {
  /** The root object of the response, by response key. */
  readonly root: ResponseObject;
  /** Whether the response is all of `root` as it stands, so that graphql-js has nothing to add or to find wrong. */
  readonly complete: boolean;
}

function read(plan: OperationPlan, row: Row, binding: Binding): Answer {
  const reading = { ...binding, exact: true };
  const root = respond(plan.view, row, reading);
  return { root, complete: plan.whole && reading.exact };
}

/** Answers whole operations with one statement each, and keeps the answer as long as its request lives. */
export class Answerer {
  readonly cache: CompilerCache;
  readonly #model: Model;
  readonly #answers = new WeakMap<RequestContext, Promise<Answer>>();

  constructor(model: Model, schema: GraphQLSchema) {
    this.#model = model;
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
    const { plan, statement } = this.cache.compile(request, request.variables);
    const compiled = watch();
    const searches = await this.#search(context, searchesOf(this.#model, plan.parameters, request.variables));
    const binding = bind(plan.parameters, request.variables, searches);
    checkCost(plan.cost, binding.rows, context.limits.costLimit);
    const bound = watch();
    if (!statement) return read(plan, [], binding);
    const { text } = statement;
    const rows = await context.graph.read({ text, params: binding.params }, { timeoutMs: context.limits.timeoutMs });
    const ran = watch();
    const answer = read(plan, rootRow(statement, rows), binding);
    context.explain?.add({
      text,
      params: binding.params,
      ms: { compile: compiled, bind: bound, run: ran, respond: watch() },
    });
    return answer;
  }

  /** Finds what the operation's searches look for. Whatever stands behind a cursor is found again and passed over. */
  async #search({ graph, limits }: RequestContext, searches: readonly Search[]): Promise<Searches> {
    const pages = searches.map(async (search) => {
      const targets = searchTargets(this.#model).filter(({ type }) => search.types.includes(type));
      const limit = search.after ? SEARCH_DEPTH : search.size + 1;
      const hits = await graph.search({ text: search.text, targets, limit }, { timeoutMs: limits.timeoutMs });
      return [search.parameter, cutHits(search, hits)] as const;
    });
    return new Map(await Promise.all(pages));
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
