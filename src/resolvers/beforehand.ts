import type { Analyses, AnalysisStatement } from '../compiler/analysis-call.ts';
import type { Findings, Searches } from '../compiler/bind.ts';
import { resolveInput, type Variables } from '../compiler/input.ts';
import type { AnalysisParameter, Parameter } from '../compiler/plan.ts';
import type { Row } from '../compiler/response/text.ts';
import { cutHits, hitsFor, searchesOf } from '../compiler/search-page.ts';
import { GraphError } from '../graph/errors.ts';
import { SEARCH_DEPTH } from '../graph/search.ts';
import { together } from '../graph/together.ts';
import { searchTargets } from '../model/searchable.ts';
import type { Model } from '../model/types.ts';
import type { RequestContext } from './context.ts';

/** What an operation's statement needs to have been found before it runs. */
export interface Beforehand {
  readonly searches: Searches;
  readonly analyses: Findings;
}

const NOTHING: Beforehand = { searches: new Map(), analyses: new Map() };

/** The time that an operation has, which all its statements share. */
export class Deadline {
  readonly #timeoutMs: number;
  readonly #end: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#end = performance.now() + timeoutMs;
  }

  /**
   * Milliseconds that are left.
   * @throws {GraphError} DEADLINE_EXCEEDED where none are.
   */
  left(): number {
    const left = this.#end - performance.now();
    if (left > 0) return left;
    throw new GraphError('DEADLINE_EXCEEDED', `The operation was not done within ${this.#timeoutMs} ms`);
  }
}

/**
 * Finds what an operation's searches look for, and makes its analyses.
 * @throws {GraphQLError} BAD_USER_INPUT, NOT_FOUND; and what the graph throws.
 */
export async function findBeforehand(
  model: Model,
  registered: Analyses,
  context: RequestContext,
  deadline: Deadline,
  parameters: readonly Parameter[],
  variables: Variables,
): Promise<Beforehand> {
  if (!parameters.some(({ kind }) => kind === 'search' || kind === 'analysis')) return NOTHING;
  const searches = searchesOf(model, parameters, variables).map(async (search) => {
    const targets = searchTargets(model).filter(({ type }) => search.types.includes(type));
    // Whatever stands behind a cursor is found again and passed over.
    const limit = hitsFor(search, SEARCH_DEPTH);
    const hits = await context.graph.search({ text: search.text, targets, limit }, { timeoutMs: deadline.left() });
    return [search.parameter, cutHits(search, hits)] as const;
  });
  const analyses = parameters
    .filter((parameter): parameter is AnalysisParameter => parameter.kind === 'analysis')
    .map(async ({ name, field, given, argument }) => {
      const analysis = registered[field];
      if (!analysis) throw new GraphError('QUERY_FAILED', `Nothing answers ${field}`);
      const values = Object.fromEntries([...given].map(([key, input]) => [key, resolveInput(input, variables)]));
      const read = (statement: AnalysisStatement) => readTimed(context, deadline, statement);
      return [
        name,
        await analysis({ model, given: values, path: argument, read, left: () => deadline.left() }),
      ] as const;
    });
  const [hits, found] = await together([together(searches), together(analyses)]);
  return { searches: new Map(hits), analyses: new Map(found) };
}

async function readTimed(
  { graph, explain }: RequestContext,
  deadline: Deadline,
  { text, params }: AnalysisStatement,
): Promise<readonly Row[]> {
  const start = performance.now();
  const rows = await graph.read({ text, params }, { timeoutMs: deadline.left() });
  explain?.add({ text, params, ms: { run: Math.round((performance.now() - start) * 1000) / 1000 } });
  return rows;
}
