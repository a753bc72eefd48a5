import type { Row } from '../cypher/statement.ts';
import type { AnalysisResult, ResultFieldView, ResultView } from '../plan/types/result-view.ts';
import type { AnalysisView } from '../plan/types/view.ts';
import { constant, leafWriter, listText, type Mode, objectWriter, type ResponseState, type Write } from './json.ts';
import { analysisCut, analysisEstimated } from './notes.ts';
import { viewWriter } from './object.ts';

/** An object of an analysis result, with the rows of the nodes whose ids it holds. */
interface ResultObject {
  readonly result: AnalysisResult;
  readonly rowOf: RowOf;
}

/** The row of the node with an id. */
type RowOf = (id: string) => Row | undefined;

/** A writer of an analysis result from the root row. */
export function analysisWriter(field: AnalysisView, mode: Mode): Write {
  const write = resultWriter(field, field.view, mode);
  const { key, slot, views, prefixes } = field;
  const id = views.length > 1 ? 1 : 0;
  const bareRow: RowOf = (own) => {
    const branch = prefixes.indexOf(own.slice(0, own.indexOf(':')));
    return views.length > 1 ? [branch, own] : [own];
  };
  return (row, state) => {
    const result = state.analyses.get(key);
    if (!result) return 'null';
    addNotes(state, key, result);
    if (slot === undefined) return write({ result, rowOf: bareRow }, state);
    const rows = new Map((row[slot] as readonly Row[]).map((one) => [one[id], one]));
    return write({ result, rowOf: (own) => rows.get(own) }, state);
  };
}

/** Adds notes about an incomplete or estimated result, whatever is selected of it. */
function addNotes({ notes }: ResponseState, key: string, { gaveUp, truncated, estimatedFrom }: AnalysisResult): void {
  if (gaveUp === true || (truncated as AnalysisResult | null | undefined)?.gaveUp === true)
    notes.set(key, analysisCut(key));
  if (typeof estimatedFrom === 'number') notes.set(`${key} estimated`, analysisEstimated(key, estimatedFrom));
}

const resultWriter = (field: AnalysisView, view: ResultView, mode: Mode): Write<ResultObject> =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((part) => ({ key: part.key, write: fieldWriter(field, view, part, mode) })),
  );

function fieldWriter(field: AnalysisView, view: ResultView, part: ResultFieldView, mode: Mode): Write<ResultObject> {
  if (part.kind === 'typename') return constant(view.typeName);
  const one = itemWriter(field, part, mode);
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

function itemWriter(
  field: AnalysisView,
  part: Exclude<ResultFieldView, { kind: 'typename' }>,
  mode: Mode,
): Write<Item> {
  if (part.kind === 'value') {
    const write = leafWriter(part.leaf);
    return ({ value }, state) => write(value, state);
  }
  if (part.kind === 'object') {
    const write = resultWriter(field, part.view, mode);
    return ({ value, rowOf }, state) =>
      value === null ? 'null' : write({ result: value as AnalysisResult, rowOf }, state);
  }
  const writers = field.views.map((views) => {
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
