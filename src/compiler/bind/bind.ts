import type { GraphQLError } from 'graphql';
import type { Params, ParamValue } from '../../cypher/index.ts';
import { type FormerIds, NO_FORMER_IDS } from '../../domain/index.ts';
import { catchFault, type Faults } from '../faults.ts';
import { resolveSource, type Variables } from '../plan/input.ts';
import type { Parameter } from '../plan/types/parameter.ts';
import type { AnalysisResult, ResultFieldView, ResultView } from '../plan/types/result-view.ts';
import { offsetOf, pageSizeOf } from './page-size.ts';
import { listedStatements, type SearchHit, type SearchPage } from './search.ts';
import { type NamedFormerId, StandingIds } from './standing-ids.ts';
import { bindCursor, bindValue } from './values.ts';

/** The values of an operation's parameters, and what the cost and the response need of them. */
export interface Binding {
  readonly params: Params;
  /** The number of rows that a page, or a list of ids, asks for, by parameter. */
  readonly rows: ReadonlyMap<string, number>;
  readonly searches: SearchResults;
  readonly analyses: AnalysisResults;
  /** The former ids in arguments, which are bound as those that stand. */
  readonly formerIds: readonly NamedFormerId[];
  /** What stands in place of any former id. */
  readonly standing: FormerIds;
  /** The errors of fields whose values are invalid. The values of all other fields are bound. */
  readonly faults: Faults;
}

/** The results of searches, by response key. */
export type SearchResults = ReadonlyMap<string, SearchPage>;
/** The results of analyses, by response key. */
export type AnalysisResults = ReadonlyMap<string, AnalysisResult>;

/** What is known beside the values of a request: ids that were joined away, and what searches and analyses found. */
interface Known {
  readonly formerIds?: FormerIds;
  readonly searches?: SearchResults;
  readonly analyses?: AnalysisResults;
}

/** Binds the parameters of an operation to the values of a request. */
export function bind(
  parameters: readonly Parameter[],
  variables: Variables,
  { formerIds = NO_FORMER_IDS, searches = new Map(), analyses = new Map() }: Known = {},
): Binding {
  const params: Record<string, ParamValue> = {};
  const rows = new Map<string, number>();
  const standing = new StandingIds(formerIds);
  const faults = new Map<string, GraphQLError>();
  for (const parameter of parameters) catchFault(faults, parameter.field, () => bindOne(parameter));
  return { params, rows, searches, analyses, faults, formerIds: standing.named, standing: formerIds };

  function bindOne(parameter: Parameter): void {
    const { name, argument } = parameter;
    switch (parameter.kind) {
      case 'pageSize': {
        const size = pageSizeOf(parameter.source && resolveSource(parameter.source, variables), argument);
        rows.set(name, size);
        params[name] = BigInt(parameter.probe ? size + 1 : size);
        return;
      }
      case 'offset': {
        const offset = offsetOf(resolveSource(parameter.source, variables), argument);
        rows.set(name, offset);
        params[name] = BigInt(offset);
        return;
      }
      case 'search':
        bindIds(name, (searches.get(argument)?.items ?? []).flatMap(idsOfHit));
        return;
      case 'analysis': {
        const result = analyses.get(argument);
        bindIds(name, result ? idsIn(parameter.view, result) : []);
        return;
      }
      case 'cursor':
        params[name] = bindCursor(parameter, variables);
        return;
      case 'value': {
        const value = bindValue(parameter, variables, standing);
        if (Array.isArray(value)) rows.set(name, value.length);
        params[name] = value;
      }
    }
  }

  function bindIds(name: string, ids: readonly string[]): void {
    rows.set(name, ids.length);
    params[name] = ids;
  }
}

const idsOfHit = (hit: SearchHit): readonly string[] => [hit.id, ...listedStatements(hit).map(({ id }) => id)];

/** The ids of the nodes that are selected in an analysis result, each once. */
function idsIn(view: ResultView, result: AnalysisResult): readonly string[] {
  const ids = new Set<string>();
  addIds(view, result, ids);
  return [...ids];
}

function addIds(view: ResultView, result: AnalysisResult, ids: Set<string>): void {
  for (const field of view.fields) {
    if (field.kind !== 'object' && field.kind !== 'node') continue;
    for (const value of valuesOf(field, result)) {
      if (field.kind === 'object') addIds(field.view, value as AnalysisResult, ids);
      else ids.add(String(value));
    }
  }
}

function valuesOf(
  { name, many }: Extract<ResultFieldView, { readonly name: string }>,
  result: AnalysisResult,
): readonly unknown[] {
  const value = result[name] ?? null;
  if (value === null) return [];
  return many ? (value as readonly unknown[]).filter((item) => item !== null) : [value];
}
