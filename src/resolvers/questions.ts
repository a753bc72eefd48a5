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
import { nodesOf, readingsOf, type Statistics } from '../domain/index.ts';
import { GraphError } from '../graph/index.ts';
import { type Model, type SearchTarget, searchTargets } from '../model/index.ts';

type Many<T> = readonly [T, ...T[]];

/** An analysis that an operation asks for, by as many fields as ask for it. */
export interface AskedAnalysis {
  readonly analysis: Analysis;
  readonly question: AnalysisQuestion;
  readonly fields: readonly AskingField[];
}

/** A field of the root: its response key, and as `Faults` tell it. */
interface AskingField {
  readonly path: string;
  readonly field: string;
}

/** What an operation needs to have been found before its statement runs. What is asked for twice is found once. */
export interface Questions {
  /** Searches for the same text in the same types; they may have different pages. */
  readonly searches: readonly Many<Search>[];
  readonly analyses: readonly AskedAnalysis[];
  /** What is wrong with what other fields ask. */
  readonly faults: Faults;
}

/** Whether anything is to be found. */
export const isAsking = ({ searches, analyses }: Pick<Questions, 'searches' | 'analyses'>): boolean =>
  searches.length > 0 || analyses.length > 0;

const NONE: Questions = { searches: [], analyses: [], faults: NO_FAULTS };

/** The most analyses, and the most searches, that one operation may ask for. */
const MAX_ANALYSES = 4;
const MAX_SEARCHES = 20;

/**
 * What an operation's searches and analyses ask.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where there are too many.
 */
export function questionsOf(
  model: Model,
  registered: Analyses,
  parameters: readonly Parameter[],
  variables: Variables,
): Questions {
  if (!parameters.some(({ kind }) => kind === 'search' || kind === 'analysis')) return NONE;
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
      if (!analysis) throw new GraphError('QUERY_FAILED', `Nothing answers ${name}`);
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

/** Adds up what the searches and the analyses take. */
export function addQuestions(
  tally: CostTally,
  model: Model,
  { searches, analyses }: Pick<Questions, 'searches' | 'analyses'>,
  statistics: Statistics,
): void {
  for (const [search] of searches) {
    // Each reading of the text is looked for by itself.
    tally.add(search.path, readingsOf(search.text).length * searchSteps(model, search, statistics));
  }
  for (const { analysis, question } of analyses) tally.add(question.path, analysis.steps(question, statistics));
}

/** What a reading of a search's text takes: without an index, an engine goes through all nodes of the types. */
export const searchSteps = (model: Model, search: Pick<Search, 'types'>, statistics: Statistics): number =>
  SEARCHED * targetsOf(model, search).reduce((sum, { label }) => sum + nodesOf(statistics, label), 0);

/** What a search looks through. */
export const targetsOf = (model: Model, { types }: Pick<Search, 'types'>): readonly SearchTarget[] =>
  searchTargets(model).filter(({ type }) => types.includes(type));

/** Items in groups of those whose keys are equal as JSON, in the order they are met. */
function groupEqual<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly Many<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function atMost(limit: number, what: string, fields: readonly string[]): void {
  const over = fields[limit];
  if (over === undefined) return;
  throw tooCostly(
    `The operation asks for ${fields.length} different ${what}, and the limit is ${limit}; ${over} is the first over it. Ask in several operations.`,
    { cost: fields.length, limit, unit: what.toUpperCase(), field: over },
  );
}
