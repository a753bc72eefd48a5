import type { AnalysisStatement } from '../compiler/analysis-call.ts';
import type { Findings, Searches } from '../compiler/bind.ts';
import type { Row } from '../compiler/response/text.ts';
import { cutHits, type SearchPage } from '../compiler/search-page.ts';
import type { Found } from '../compiler/view.ts';
import { GraphError } from '../graph/errors.ts';
import { SEARCH_DEPTH } from '../graph/search.ts';
import { together } from '../graph/together.ts';
import type { Model } from '../model/types.ts';
import type { RequestContext } from './context.ts';
import { type AskedAnalysis, isAsking, type Questions, searchSteps, targetsOf } from './questions.ts';

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

  /** `since` is when the request came. */
  constructor(timeoutMs: number, since = performance.now()) {
    this.#timeoutMs = timeoutMs;
    this.#end = since + timeoutMs;
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
  context: RequestContext,
  deadline: Deadline,
  questions: Questions,
): Promise<Beforehand> {
  if (!isAsking(questions)) return NOTHING;
  const read = reader(context, deadline);
  const [hits, found] = await together([
    together(questions.searches.map((same) => findHits(model, context, deadline, same))),
    together(questions.analyses.map((asked) => findAnalysis(asked, context, deadline, read))),
  ]);
  return { searches: new Map(hits.flat()), analyses: new Map(found.flat()) };
}

async function findHits(
  model: Model,
  { graph, statistics }: RequestContext,
  deadline: Deadline,
  same: Questions['searches'][number],
): Promise<readonly (readonly [string, SearchPage])[]> {
  const [search] = same;
  const targets = targetsOf(model, search);
  const steps = searchSteps(model, search, statistics);
  // Whatever stands behind a cursor is found again and passed over.
  // All that a search gives, whatever the page.
  const limit = SEARCH_DEPTH;
  const { hits, cut } = await graph.search(
    { text: search.text, targets, limit },
    { timeoutMs: deadline.left(), steps },
  );
  return same.map((search) => [search.parameter, { ...cutHits(search, hits), cutTo: cut ? hits.length : undefined }]);
}

type Read = (statement: AnalysisStatement, steps: number) => Promise<readonly Row[]>;

async function findAnalysis(
  { analysis, question, parameters }: AskedAnalysis,
  { statistics }: RequestContext,
  deadline: Deadline,
  read: Read,
): Promise<readonly (readonly [string, Found])[]> {
  const steps = analysis.steps(question, statistics);
  const found = await analysis.find({
    ...question,
    statistics,
    read: (statement, own = steps) => read(statement, Math.min(own, steps)),
    left: () => deadline.left(),
  });
  return parameters.map((name) => [name, found]);
}

/** Reads what analyses ask for; what several of them ask for is read once. */
function reader({ graph, explain }: RequestContext, deadline: Deadline): Read {
  const known = new Map<string, Promise<readonly Row[]>>();
  const run = async ({ text, params }: AnalysisStatement, steps: number): Promise<readonly Row[]> => {
    const start = performance.now();
    const rows = await graph.read({ text, params }, { timeoutMs: deadline.left(), steps });
    explain?.add({ text, params, ms: { run: Math.round((performance.now() - start) * 1000) / 1000 }, cost: { steps } });
    return rows;
  };
  return (statement, steps) => {
    const key = `${statement.text}\n${JSON.stringify(statement.params, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))}`;
    const rows = known.get(key) ?? run(statement, steps);
    known.set(key, rows);
    return rows;
  };
}
