import type { Entry, Found, FoundEntry, FoundView } from '../plan/view.ts';
import { analysisCut, analysisEstimated } from './notes.ts';
import { viewWriter } from './object.ts';
import { constant, leafWriter, listText, type Mode, objectWriter, type Reading, type Row, type Write } from './text.ts';

type AnalysisField = Extract<Entry, { kind: 'analysis' }>;

/** An object of an analysis, with the rows of the nodes that it names. */
interface Subject {
  readonly found: Found;
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
  return (row, reading) => {
    const found = reading.analyses.get(key);
    if (!found) return 'null';
    tell(reading, key, found);
    if (slot === undefined) return write({ found, rowOf: bareRow }, reading);
    const rows = new Map((row[slot] as readonly Row[]).map((one) => [one[id], one]));
    return write({ found, rowOf: (found) => rows.get(found) }, reading);
  };
}

/** Tells beside the data, whatever is asked of the analysis, that it did not look at all there is. */
function tell({ notes }: Reading, key: string, { gaveUp, truncated, estimatedFrom }: Found): void {
  if (gaveUp === true || (truncated as Found | null | undefined)?.gaveUp === true) notes.set(key, analysisCut(key));
  if (typeof estimatedFrom === 'number') notes.set(`${key} estimated`, analysisEstimated(key, estimatedFrom));
}

const foundWriter = (field: AnalysisField, view: FoundView, mode: Mode): Write<Subject> =>
  objectWriter(
    mode,
    view.typeName,
    view.entries.map((entry) => ({ key: entry.key, write: entryWriter(field, view, entry, mode) })),
  );

function entryWriter(field: AnalysisField, view: FoundView, entry: FoundEntry, mode: Mode): Write<Subject> {
  if (entry.kind === 'typename') return constant(view.typeName);
  const one = itemWriter(field, entry, mode);
  const { name, many } = entry;
  return ({ found, rowOf }, reading) => {
    const value = found[name] ?? null;
    const item = (inner: unknown): string => one({ value: inner, rowOf }, reading);
    return many ? listText((value ?? []) as readonly unknown[], item, reading) : item(value);
  };
}

interface Item {
  readonly value: unknown;
  readonly rowOf: RowOf;
}

function itemWriter(field: AnalysisField, entry: Exclude<FoundEntry, { kind: 'typename' }>, mode: Mode): Write<Item> {
  if (entry.kind === 'value') {
    const write = leafWriter(entry.leaf);
    return ({ value }, reading) => write(value, reading);
  }
  if (entry.kind === 'object') {
    const write = foundWriter(field, entry.view, mode);
    return ({ value, rowOf }, reading) => (value === null ? 'null' : write({ found: value as Found, rowOf }, reading));
  }
  const writers = field.views.map((views) => {
    const view = views[entry.place];
    return view && viewWriter(view, mode);
  });
  return ({ value, rowOf }, reading) => (value === null ? 'null' : nodeText(writers, rowOf(String(value)), reading));
}

/** With several types, a row begins with the number of its own. What is gone since it was found is null. */
function nodeText(writers: readonly (Write | undefined)[], row: Row | undefined, reading: Reading): string {
  const text = row && writers[writers.length > 1 ? (row[0] as number) : 0]?.(row, reading);
  if (text === undefined) reading.incomplete = true;
  return text ?? 'null';
}
