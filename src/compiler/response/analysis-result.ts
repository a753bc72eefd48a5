import type { Row } from '../cypher/statement.ts';
import type { AnalysisResult, ResultFieldView, ResultView } from '../plan/types/result-view.ts';
import type { AnalysisView, ViewsByPath } from '../plan/types/view.ts';
import { constant, leafWriter, listText, type Mode, objectWriter, type ResponseState, type Write } from './json.ts';
import { analysisCut, analysisEstimated } from './notes.ts';
import { viewWriter } from './object.ts';

/** An object of an analysis result, with the rows of the nodes whose ids it holds. */
export interface ResultObject {
  readonly result: AnalysisResult;
  readonly rowOf: RowOf;
}

/** The row of the node with an id. */
type RowOf = (id: string) => Row | undefined;

/** A writer of an analysis result from the root row. */
export function analysisWriter(field: AnalysisView, mode: Mode): Write {
  const { key, slot, views, view } = field;
  const write = resultWriter(views, view, mode);
  const rowsOf = rowFinder(field);
  return (row, state) => {
    const result = state.analyses.get(key);
    if (!result) return 'null';
    addNotes(state, key, result);
    return write({ result, rowOf: rowsOf(slot === undefined ? undefined : (row[slot] as readonly Row[])) }, state);
  };
}

/** Finds the rows of nodes by id: in the list of their rows, or made of the id if nothing else was fetched. */
export function rowFinder({
  views,
  prefixes,
}: Pick<AnalysisView, 'views' | 'prefixes'>): (rows: readonly Row[] | undefined) => RowOf {
  const id = views.length > 1 ? 1 : 0;
  const bareRow: RowOf = (own) => {
    const branch = prefixes.indexOf(own.slice(0, own.indexOf(':')));
    return views.length > 1 ? [branch, own] : [own];
  };
  return (rows) => {
    if (!rows) return bareRow;
    const byId = new Map(rows.map((one) => [one[id], one]));
    return (own) => byId.get(own);
  };
}

/** Adds notes about an incomplete or estimated result, whatever is selected of it. */
function addNotes({ notes }: ResponseState, key: string, { gaveUp, truncated, estimatedFrom }: AnalysisResult): void {
  if (gaveUp === true || (truncated as AnalysisResult | null | undefined)?.gaveUp === true)
    notes.set(key, analysisCut(key));
  if (typeof estimatedFrom === 'number') notes.set(`${key} estimated`, analysisEstimated(key, estimatedFrom));
}

const resultWriter = (views: readonly ViewsByPath[], view: ResultView, mode: Mode): Write<ResultObject> =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((part) => ({ key: part.key, write: fieldWriter(views, view, part, mode) })),
  );

function fieldWriter(
  views: readonly ViewsByPath[],
  view: ResultView,
  part: ResultFieldView,
  mode: Mode,
): Write<ResultObject> {
  return part.kind === 'typename' ? constant(view.typeName) : resultFieldWriter(views, part, mode);
}

/** A writer of a field of a result object. */
export function resultFieldWriter(
  views: readonly ViewsByPath[],
  part: NamedResultField,
  mode: Mode,
): Write<ResultObject> {
  const one = itemWriter(views, part, mode);
  const { name, many } = part;
  return ({ result, rowOf }, state) => {
    const value = result[name] ?? null;
    const item = (inner: unknown): string => one({ value: inner, rowOf }, state);
    return many ? listText((value ?? []) as readonly unknown[], item, state) : item(value);
  };
}

interface Item {
  readonly value: unknown;
  readonly rowOf: RowOf;
}

type NamedResultField = Exclude<ResultFieldView, { kind: 'typename' }>;

function itemWriter(branches: readonly ViewsByPath[], part: NamedResultField, mode: Mode): Write<Item> {
  if (part.kind === 'value') {
    const write = leafWriter(part.leaf);
    return ({ value }, state) => write(value, state);
  }
  if (part.kind === 'object') {
    const write = resultWriter(branches, part.view, mode);
    return ({ value, rowOf }, state) =>
      value === null ? 'null' : write({ result: value as AnalysisResult, rowOf }, state);
  }
  const writers = branches.map((views) => {
    const view = views[part.path];
    return view && viewWriter(view, mode);
  });
  return ({ value, rowOf }, state) => (value === null ? 'null' : nodeText(writers, rowOf(String(value)), state));
}

/** Writes a node. With several types, a row starts with the index of its own. A node that was deleted since is null. */
function nodeText(writers: readonly (Write | undefined)[], row: Row | undefined, state: ResponseState): string {
  const text = row && writers[writers.length > 1 ? (row[0] as number) : 0]?.(row, state);
  if (text === undefined) state.incomplete = true;
  return text ?? 'null';
}
