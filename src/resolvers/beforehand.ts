import { GraphQLError } from 'graphql';
import {
  type AnalysisResults,
  type AnalysisStatement,
  cutHits,
  type Faults,
  isFieldError,
  NO_FAULTS,
  type Row,
  type SearchPage,
  type SearchResults,
} from '../compiler/index.ts';
import { SEARCH_DEPTH, together } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { RequestContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { type AskedAnalysis, isAsking, type Questions, searchSteps, targetsOf } from './questions.ts';

/** What an operation's statement needs to have been found before it runs. */
export interface Beforehand {
  readonly searches: SearchResults;
  readonly analyses: AnalysisResults;
  /** What was found to be wrong with what fields ask. */
  readonly faults: Faults;
}

const NOTHING: Beforehand = { searches: new Map(), analyses: new Map(), faults: NO_FAULTS };

/**
 * Finds what an operation's searches look for, and makes its analyses.
 * @throws what the graph throws: what is wrong with one field leaves the others.
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
  const faults = found.flatMap(({ faults }) => [...faults]);
  return {
    searches: new Map(hits.flat()),
    analyses: new Map(found.flatMap(({ analyses }) => [...analyses])),
    faults: new Map(faults),
  };
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
  const { hits, cut } = await deadline.graph(() =>
    graph.search({ text: search.text, targets, limit }, { timeoutMs: deadline.left(), steps }),
  );
  return same.map((search) => [search.path, { ...cutHits(search, hits), cutTo: cut ? hits.length : undefined }]);
}

type Read = (statement: AnalysisStatement, steps: number) => Promise<readonly Row[]>;

/** What the fields that ask for an analysis are given, or what is wrong with what they ask. */
async function findAnalysis(
  { analysis, question, fields }: AskedAnalysis,
  { statistics }: RequestContext,
  deadline: Deadline,
  read: Read,
): Promise<Pick<Beforehand, 'analyses' | 'faults'>> {
  const steps = analysis.steps(question, statistics);
  try {
    const found = await deadline.analysis(question.path, (reading) =>
      analysis.find({
        ...question,
        statistics,
        read: (statement, own = steps) => reading(() => read(statement, Math.min(own, steps))),
        left: () => deadline.left(),
      }),
    );
    return { analyses: new Map(fields.map(({ path }) => [path, found])), faults: NO_FAULTS };
  } catch (error) {
    if (!isFieldError(error)) throw error;
    const faults = fields.map(({ path, field }) => [field, renamed(error, question.path, path)] as const);
    return { analyses: new Map(), faults: new Map(faults) };
  }
}

/** The same error as another field that asks the same has it: it names the argument with its path. */
function renamed(error: GraphQLError, from: string, to: string): GraphQLError {
  const { argument } = error.extensions;
  if (from === to || typeof argument !== 'string') return error;
  const own = `${to}${argument.slice(from.length)}`;
  return new GraphQLError(
    error.message.replace(argument, () => own),
    {
      extensions: { ...error.extensions, argument: own },
    },
  );
}

/** Reads what analyses ask for; what several of them ask for is read once. */
function reader({ graph, explain }: RequestContext, deadline: Deadline): Read {
  const known = new Map<string, Promise<readonly Row[]>>();
  const run = async ({ text, params }: AnalysisStatement, steps: number): Promise<readonly Row[]> => {
    const start = performance.now();
    const rows = await deadline.graph(() => graph.read({ text, params }, { timeoutMs: deadline.left(), steps }));
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
