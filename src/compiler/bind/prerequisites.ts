import type { GraphQLError } from 'graphql';
import { type FormerIds, groupBy, NO_FORMER_IDS } from '../../domain/index.ts';
import { LIMITS, type Model } from '../../model/index.ts';
import type { Analyses, Analysis, AnalysisQuestion } from '../analysis-contract.ts';
import { tooCostly } from '../errors.ts';
import { catchFault, type Faults, NO_FAULTS } from '../faults.ts';
import { resolveInput, type Variables } from '../plan/input.ts';
import type { AnalysisParameter, Parameter } from '../plan/types/parameter.ts';
import type { ResultView } from '../plan/types/result-view.ts';
import { type SearchRequest, searchesOf } from './search.ts';
import { type NamedFormerId, StandingIds } from './standing-ids.ts';

type NonEmpty<T> = readonly [T, ...T[]];

/** An analysis, and the fields that ask for it with equal arguments. */
export interface AnalysisRequest {
  readonly analysis: Analysis;
  readonly question: AnalysisQuestion;
  readonly fields: readonly AskingField[];
  /** The ids in its arguments, as given. */
  readonly givenIds: readonly string[];
}

/** A root field: its response key, and its key in `Faults`. */
interface AskingField {
  readonly path: string;
  readonly field: string;
}

/** The searches and analyses whose results the operation's statement needs. Equal ones run once. */
export interface Prerequisites {
  /** Searches for the same, which may ask for different pages. */
  readonly searches: readonly NonEmpty<SearchRequest>[];
  readonly analyses: readonly AnalysisRequest[];
  /** The former ids in arguments of analyses, which ask for those that stand. */
  readonly formerIds: readonly NamedFormerId[];
  /** The errors of fields with invalid arguments. */
  readonly faults: Faults;
}

export const NO_PREREQUISITES: Prerequisites = { searches: [], analyses: [], formerIds: [], faults: NO_FAULTS };

/**
 * Collects the searches and analyses of an operation, and checks their arguments.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY if there are too many.
 */
export function prerequisitesOf(
  model: Model,
  registered: Analyses,
  parameters: readonly Parameter[],
  variables: Variables,
  formerIds: FormerIds = NO_FORMER_IDS,
): Prerequisites {
  if (!parameters.some(({ kind }) => kind === 'search' || kind === 'analysis')) return NO_PREREQUISITES;
  const faults = new Map<string, GraphQLError>();
  const searches = groupEqual(searchesOf(model, parameters, variables, faults), ({ text, types, asOf, groups }) => [
    text,
    types,
    asOf,
    groups,
  ]);
  checkNumber(
    LIMITS.searches,
    'searches',
    searches.map(([{ path }]) => path),
  );
  const standing = new StandingIds(formerIds);
  const asked = parameters
    .filter((parameter): parameter is AnalysisParameter => parameter.kind === 'analysis')
    .flatMap((parameter) => {
      const { analysis: name, field, argument: path, view } = parameter;
      const analysis = registered[name];
      if (!analysis) throw new Error(`No analysis is registered for ${name}`);
      const { given, givenIds } = argumentsOf(parameter, variables, standing);
      const question = { model, given, selected: selectedOf(view), path };
      const checked = catchFault(faults, field, () => {
        analysis.check(question);
        return true;
      });
      return checked ? [{ name, analysis, field, path, question, givenIds }] : [];
    });
  const analyses = groupEqual(asked, ({ name, question }) => [name, question.given]).map((same): AnalysisRequest => {
    const [{ analysis, question }] = same;
    const selected = new Set(same.flatMap(({ question }) => [...question.selected]));
    return {
      analysis,
      question: { ...question, selected },
      fields: same,
      givenIds: same.flatMap(({ givenIds }) => givenIds),
    };
  });
  checkNumber(
    LIMITS.analyses,
    'analyses',
    analyses.map(({ question }) => question.path),
  );
  return { searches, analyses, formerIds: standing.named, faults };
}

/** The values of an analysis' arguments, with the ids that stand in place of former ones; and the ids as given. */
function argumentsOf(
  { given, ids, argument }: AnalysisParameter,
  variables: Variables,
  standing: StandingIds,
): { readonly given: Readonly<Record<string, unknown>>; readonly givenIds: readonly string[] } {
  const values = [...given].map(([name, input]) => [name, resolveInput(input, variables)] as const);
  const isId = (name: string): boolean => ids.includes(name);
  return {
    given: Object.fromEntries(
      values.map(([name, value]) => [name, isId(name) ? standing.of(value, `${argument}.${name}`) : value]),
    ),
    givenIds: values.flatMap(([name, value]) => (isId(name) ? [value].flat().map(String) : [])),
  };
}

const selectedOf = ({ fields }: ResultView): ReadonlySet<string> =>
  new Set(fields.flatMap((field) => (field.kind === 'typename' ? [] : [field.name])));

/** Groups items whose keys are equal as JSON. */
const groupEqual = <T>(items: readonly T[], keyOf: (item: T) => unknown): readonly NonEmpty<T>[] =>
  [...groupBy(items, (item) => JSON.stringify(keyOf(item))).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, ...rest] as const],
  );

function checkNumber(limit: number, what: string, fields: readonly string[]): void {
  const over = fields[limit];
  if (over === undefined) return;
  throw tooCostly(
    `The operation asks for ${fields.length} different ${what}; the limit is ${limit}, and ${over} is the first above it. Split the operation.`,
    { cost: fields.length, limit, unit: what.toUpperCase(), field: over },
  );
}
