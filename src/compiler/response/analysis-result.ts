import type { Row } from '../cypher/statement.ts';
import type { AnalysisResult, ResultFieldView, ResultView } from '../plan/types/result-view.ts';
import type { FieldView } from '../plan/types/view.ts';
import { constant, leafWriter, listText, type Mode, objectWriter, type ResponseState, type Write } from './json.ts';
import { analysisCut, analysisEstimated } from './notes.ts';
import { viewWriter } from './object.ts';

type AnalysisField = Extract<FieldView, { kind: 'analysis' }>;

/** An object of an analysis, with the rows of the nodes that it names. */
interface Subject {
  readonly found: AnalysisResult;
  readonly rowOf: RowOf;
}

/** The row of the node that an id names. */
type RowOf = (id: string) => Row | undefined;

/** Writes what an analysis found, of the row above it. */
export function analysisWriter(field: AnalysisField, mode: Mode): Write {
  const write = foundWriter(field, field.view, mode);
  const { key, slot, views, prefixes } = field;
  const id = views.length > 1 ? 1 : 0;
  const bareRow: RowOf = (found) => {
    const branch = prefixes.indexOf(found.slice(0, found.indexOf(':')));
    return views.length > 1 ? [branch, found] : [found];
  };
  return (row, state) => {
    const found = state.analyses.get(key);
    if (!found) return 'null';
    tell(state, key, found);
    if (slot === undefined) return write({ found, rowOf: bareRow }, state);
    const rows = new Map((row[slot] as readonly Row[]).map((one) => [one[id], one]));
    return write({ found, rowOf: (found) => rows.get(found) }, state);
  };
}

/** Tells beside the data, whatever is asked of the analysis, that it did not look at all there is. */
function tell({ notes }: ResponseState, key: string, { gaveUp, truncated, estimatedFrom }: AnalysisResult): void {
  if (gaveUp === true || (truncated as AnalysisResult | null | undefined)?.gaveUp === true)
    notes.set(key, analysisCut(key));
  if (typeof estimatedFrom === 'number') notes.set(`${key} estimated`, analysisEstimated(key, estimatedFrom));
}

const foundWriter = (field: AnalysisField, view: ResultView, mode: Mode): Write<Subject> =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((entry) => ({ key: entry.key, write: entryWriter(field, view, entry, mode) })),
  );

function entryWriter(field: AnalysisField, view: ResultView, entry: ResultFieldView, mode: Mode): Write<Subject> {
  if (entry.kind === 'typename') return constant(view.typeName);
  const one = itemWriter(field, entry, mode);
  const { name, many } = entry;
  return ({ found, rowOf }, state) => {
    const value = found[name] ?? null;
    const item = (inner: unknown): string => one({ value: inner, rowOf }, state);
    return many ? listText((value ?? []) as readonly unknown[], item, state) : item(value);
  };
}

interface Item {
  readonly value: unknown;
  readonly rowOf: RowOf;
}

function itemWriter(
  field: AnalysisField,
  entry: Exclude<ResultFieldView, { kind: 'typename' }>,
  mode: Mode,
): Write<Item> {
  if (entry.kind === 'value') {
    const write = leafWriter(entry.leaf);
    return ({ value }, state) => write(value, state);
  }
  if (entry.kind === 'object') {
    const write = foundWriter(field, entry.view, mode);
    return ({ value, rowOf }, state) =>
      value === null ? 'null' : write({ found: value as AnalysisResult, rowOf }, state);
  }
  const writers = field.views.map((views) => {
    const view = views[entry.path];
    return view && viewWriter(view, mode);
  });
  return ({ value, rowOf }, state) => (value === null ? 'null' : nodeText(writers, rowOf(String(value)), state));
}

/** With several types, a row begins with the number of its own. What is gone since it was found is null. */
function nodeText(writers: readonly (Write | undefined)[], row: Row | undefined, state: ResponseState): string {
  const text = row && writers[writers.length > 1 ? (row[0] as number) : 0]?.(row, state);
  if (text === undefined) state.incomplete = true;
  return text ?? 'null';
}
