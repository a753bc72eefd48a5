import { GraphQLError } from 'graphql';
import {
  type AnalysisRequest,
  type AnalysisResults,
  cutHits,
  type Faults,
  gathered,
  isFieldError,
  NO_FAULTS,
  type Prerequisites,
  type Row,
  type SearchHit,
  type SearchPage,
  type SearchRequest,
  type SearchResults,
  searchSteps,
  subjectsIn,
  subjectsOf,
} from '../compiler/index.ts';
import type { CypherStatement } from '../cypher/index.ts';
import { together } from '../graph/index.ts';
import { LIMITS } from '../model/index.ts';
import { type OperationDeadline, stopwatch } from './operation-deadline.ts';
import type { RequestContext } from './request-context.ts';

/** The results of searches and analyses, by the path of the field. */
export interface FoundPrerequisites {
  readonly searches: SearchResults;
  readonly analyses: AnalysisResults;
  /** The faults of fields that came up on the way, such as an id that does not exist. */
  readonly faults: Faults;
  /** The given ids of analyses that did not find all of them. */
  readonly unfound: readonly string[];
}

/**
 * Runs the searches and analyses of an operation, all at once.
 * @throws {GraphError} as the graph does. A fault of one field leaves the others.
 */
export async function findPrerequisites(
  context: RequestContext,
  deadline: OperationDeadline,
  prerequisites: Prerequisites,
): Promise<FoundPrerequisites> {
  const read = sharedReader(context, deadline);
  const [hits, found] = await together([
    together(prerequisites.searches.map((same) => runSearch(context, deadline, same, read))),
    together(prerequisites.analyses.map((asked) => runAnalysis(asked, context, deadline, read))),
  ]);
  return {
    searches: new Map(hits.flat()),
    analyses: new Map(found.flatMap(({ analyses }) => [...analyses])),
    faults: new Map(found.flatMap(({ faults }) => [...faults])),
    unfound: found.flatMap(({ unfound }) => unfound),
  };
}

async function runSearch(
  { graph, statistics }: RequestContext,
  deadline: OperationDeadline,
  same: Prerequisites['searches'][number],
  read: Read,
): Promise<readonly (readonly [string, SearchPage])[]> {
  const [search] = same;
  // Always as many hits as a search may have: pages are cut from them, and all pages share one search.
  const limit = LIMITS.hits;
  const params = search.asOf ? { at: search.asOf.at } : {};
  const find = async (targets: typeof search.targets) => {
    if (targets.length === 0) return { hits: [], cut: false };
    return deadline.graph(() => {
      const options = { timeoutMs: deadline.left(), steps: searchSteps({ targets }, statistics) };
      return graph.search({ text: search.text, targets, limit, params }, options);
    });
  };
  const isOfStatements = ({ type }: { readonly type: string }): boolean => search.groups && type === 'Statement';
  // Statements that are gathered have hits of their own: else those of actors and facts would leave them none.
  const [own, stated] = await together([
    find(search.targets.filter((target) => !isOfStatements(target))),
    find(search.targets.filter(isOfStatements)),
  ]);
  const hits = [...own.hits, ...stated.hits];
  const cutTo = own.cut || stated.cut ? hits.length : undefined;
  const counts = search.targets.some(isOfStatements) && !stated.cut;
  const all = search.groups ? await gatherHits(search, hits, counts, read) : hits;
  return same.map((one) => [one.path, { ...cutHits(one, all), text: one.text, cutTo }]);
}

async function gatherHits(
  { model, asOf }: SearchRequest,
  hits: readonly SearchHit[],
  counts: boolean,
  read: Read,
): Promise<readonly SearchHit[]> {
  const rows = await read(subjectsOf(model, hits, asOf), STEPS_OF_STATEMENT * hits.length);
  return gathered(model, hits, { subjects: subjectsIn(model, rows, asOf), counts });
}

/** A statement, its subject, and the way to it. */
const STEPS_OF_STATEMENT = 3;

type Read = (statement: CypherStatement, steps: number) => Promise<readonly Row[]>;

/** Runs an analysis for all fields that ask for it; a fault concerns each of them. */
async function runAnalysis(
  { analysis, question, fields, givenIds }: AnalysisRequest,
  { statistics }: RequestContext,
  deadline: OperationDeadline,
  read: Read,
): Promise<Omit<FoundPrerequisites, 'searches'>> {
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
    return { analyses: new Map(fields.map(({ path }) => [path, found])), faults: NO_FAULTS, unfound: [] };
  } catch (error) {
    if (!isFieldError(error)) throw error;
    const faults = fields.map(({ path, field }) => [field, atPath(error, question.path, path)] as const);
    const unfound = error.extensions.code === 'NOT_FOUND' ? givenIds : [];
    return { analyses: new Map(), faults: new Map(faults), unfound };
  }
}

/** The error as it is for another field that asks the same: the argument's path begins with that field's. */
function atPath(error: GraphQLError, from: string, to: string): GraphQLError {
  const { argument } = error.extensions;
  if (from === to || typeof argument !== 'string') return error;
  const own = `${to}${argument.slice(from.length)}`;
  return new GraphQLError(
    error.message.replace(argument, () => own),
    { extensions: { ...error.extensions, argument: own } },
  );
}

/** Runs the statements of analyses. Equal statements of several analyses run once. */
function sharedReader({ graph, explain }: RequestContext, deadline: OperationDeadline): Read {
  const known = new Map<string, Promise<readonly Row[]>>();
  const run = async ({ text, params }: CypherStatement, steps: number): Promise<readonly Row[]> => {
    const elapsed = stopwatch();
    const rows = await deadline.graph(() => graph.read({ text, params }, { timeoutMs: deadline.left(), steps }));
    explain?.add({ text, params, ms: { run: elapsed() }, cost: { steps } });
    return rows;
  };
  return (statement, steps) => {
    const key = keyOf(statement);
    const rows = known.get(key) ?? run(statement, steps);
    known.set(key, rows);
    return rows;
  };
}

const keyOf = ({ text, params }: CypherStatement): string =>
  `${text}\n${JSON.stringify(params, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))}`;
