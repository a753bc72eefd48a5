import type { Row } from '../cypher/statement.ts';
import type { AggregateFieldView, AggregateView, GroupFieldView, GroupView } from '../plan/types/aggregate-view.ts';
import { constant, leafWriter, type Mode, objectWriter, type ResponseState, type Write } from './json.ts';
import { outOfRange } from './notes.ts';
import { viewWriter } from './object.ts';

/** Writes an aggregate, of the list of a summary. */
export const aggregateWriter = (view: AggregateView, mode: Mode): Write =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((entry) => ({ key: entry.key, write: aggregateEntry(view, entry, mode) })),
  );

function aggregateEntry(view: AggregateView, entry: AggregateFieldView, mode: Mode): Write {
  switch (entry.kind) {
    case 'typename':
      return constant(view.typeName);
    case 'value': {
      const write = leafWriter(entry.leaf);
      return (summary, state) => write(summary[entry.at], state);
    }
    case 'sum':
      return (summary, state) => numberText(entry.path, numberAt(summary, entry.at), state);
    case 'avg':
      return (summary, state) => {
        const known = numberAt(summary, entry.known);
        return known === 0 ? 'null' : numberText(entry.path, numberAt(summary, entry.sum) / known, state);
      };
    case 'nulls':
      return (summary) => String(numberAt(summary, entry.count) - numberAt(summary, entry.known));
    case 'property':
      return aggregateWriter(entry.view, mode);
  }
}

/** A number as JSON. One that is none, or past all doubles, is null, with a note that says so. */
function numberText(path: string, value: number, { notes }: ResponseState): string {
  if (Number.isFinite(value)) return String(value);
  notes.set(path, outOfRange(path));
  return 'null';
}

const numberAt = (summary: Row, at: number): number => Number(summary[at] ?? 0);

/** Writes a group, of its row, which begins with the number of its branch. */
export function groupWriter(views: readonly GroupView[], mode: Mode): Write {
  const writers = views.map((view) =>
    objectWriter(
      mode,
      view.typeName,
      view.fields.map((entry) => ({ key: entry.key, write: groupEntry(view, entry, mode) })),
    ),
  );
  return (row, state) => writers[row[0] as number]?.(row, state) ?? 'null';
}

function groupEntry(view: GroupView, entry: GroupFieldView, mode: Mode): Write {
  switch (entry.kind) {
    case 'typename':
      return constant(view.typeName);
    case 'absent':
      return () => 'null';
    case 'value': {
      const write = leafWriter(entry.leaf);
      return (row, state) => write(row[entry.slot], state);
    }
    case 'related':
      return viewWriter(entry.view, mode);
    case 'aggregate': {
      const write = aggregateWriter(entry.view, mode);
      return (row, state) => write(row[entry.slot] as Row, state);
    }
  }
}
