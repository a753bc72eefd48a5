import type { GraphQLError } from 'graphql';
import {
  type Analyses,
  type Analysis,
  type AnalysisParameter,
  type AnalysisQuestion,
  type CostTally,
  catchFault,
  type Faults,
  NO_FAULTS,
  type Parameter,
  resolveInput,
  SEARCHED,
  type Search,
  searchesOf,
  tooCostly,
  type Variables,
} from '../compiler/index.ts';
import { groupBy, nodesOf, readingsOf, type Statistics } from '../domain/index.ts';
import { GraphError } from '../graph/index.ts';
import { type Model, type SearchTarget, searchTargets } from '../model/index.ts';

type NonEmpty<T> = readonly [T, ...T[]];

/** An analysis, and the fields that ask for it with equal arguments. */
export interface AskedAnalysis {
  readonly analysis: Analysis;
  readonly question: AnalysisQuestion;
  readonly fields: readonly AskingField[];
}

/** A root field: its response key, and its key in `Faults`. */
interface AskingField {
  readonly path: string;
  readonly field: string;
}

/** The searches and analyses whose results the operation's statement needs. Equal ones run once. */
export interface Prerequisites {
  /** Searches for the same text in the same types, which may ask for different pages. */
  readonly searches: readonly NonEmpty<Search>[];
  readonly analyses: readonly AskedAnalysis[];
  /** The faults of fields whose arguments are wrong. */
  readonly faults: Faults;
}

export const hasPrerequisites = ({ searches, analyses }: Prerequisites): boolean =>
  searches.length > 0 || analyses.length > 0;

const NO_PREREQUISITES: Prerequisites = { searches: [], analyses: [], faults: NO_FAULTS };

/** The most different analyses and searches per operation. */
const MAX_ANALYSES = 4;
const MAX_SEARCHES = 20;

/**
 * Collects the searches and analyses of an operation, and checks their arguments.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY if there are too many.
 */
export function prerequisitesOf(
  model: Model,
  registered: Analyses,
  parameters: readonly Parameter[],
  variables: Variables,
): Prerequisites {
  if (!parameters.some(({ kind }) => kind === 'search' || kind === 'analysis')) return NO_PREREQUISITES;
  const faults = new Map<string, GraphQLError>();
  const searches = groupEqual(searchesOf(model, parameters, variables, faults), ({ text, types }) => [text, types]);
  atMost(
    MAX_SEARCHES,
    'searches',
    searches.map(([{ path }]) => path),
  );
  const asked = parameters
    .filter((parameter): parameter is AnalysisParameter => parameter.kind === 'analysis')
    .flatMap(({ analysis: name, field, given, argument: path }) => {
      const analysis = registered[name];
      if (!analysis) throw new GraphError('QUERY_FAILED', `No analysis is registered for ${name}`);
      const values = Object.fromEntries([...given].map(([key, input]) => [key, resolveInput(input, variables)]));
      const question = { model, given: values, path };
      const checked = catchFault(faults, field, () => {
        analysis.check(question);
        return true;
      });
      return checked ? [{ name, analysis, field, path, question }] : [];
    });
  const analyses = groupEqual(asked, ({ name, question }) => [name, question.given]).map((same): AskedAnalysis => {
    const [{ analysis, question }] = same;
    return { analysis, question, fields: same };
  });
  atMost(
    MAX_ANALYSES,
    'analyses',
    analyses.map(({ question }) => question.path),
  );
  return { searches, analyses, faults };
}

/** Adds the estimated steps of searches and analyses. */
export function addPrerequisites(
  tally: CostTally,
  model: Model,
  { searches, analyses }: Prerequisites,
  statistics: Statistics,
): void {
  for (const [search] of searches) {
    // Each reading of the text is a search of its own.
    tally.add(search.path, readingsOf(search.text).length * searchSteps(model, search, statistics));
  }
  for (const { analysis, question } of analyses) tally.add(question.path, analysis.steps(question, statistics));
}

/** The estimated steps for one reading of a search's text. Without an index, an engine visits all nodes of the types. */
export const searchSteps = (model: Model, search: Pick<Search, 'types'>, statistics: Statistics): number =>
  SEARCHED * targetsOf(model, search).reduce((sum, { label }) => sum + nodesOf(statistics, label), 0);

export const targetsOf = (model: Model, { types }: Pick<Search, 'types'>): readonly SearchTarget[] =>
  searchTargets(model).filter(({ type }) => types.includes(type));

/** Groups items whose keys are equal as JSON. */
const groupEqual = <T>(items: readonly T[], keyOf: (item: T) => unknown): readonly NonEmpty<T>[] =>
  [...groupBy(items, (item) => JSON.stringify(keyOf(item))).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest] as const],
  );

function atMost(limit: number, what: string, fields: readonly string[]): void {
  const over = fields[limit];
  if (over === undefined) return;
  throw tooCostly(
    `The operation asks for ${fields.length} different ${what}; the limit is ${limit}, and ${over} is the first above it. Split the operation.`,
    { cost: fields.length, limit, unit: what.toUpperCase(), field: over },
  );
}
