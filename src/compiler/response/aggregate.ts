import type { Row } from '../cypher/statement.ts';
import type {
  AggregateFieldView,
  AggregateView,
  GroupFieldView,
  GroupView,
  ToldView,
} from '../plan/types/aggregate-view.ts';
import { constant, leafWriter, type Mode, objectWriter, type ResponseState, type Write } from './json.ts';
import { notGrouped, outOfRange } from './notes.ts';
import { viewWriter } from './object.ts';
import { toldWriter } from './told.ts';

/** A writer of aggregates from the list of a summary. */
export const aggregateWriter = (view: AggregateView, told: ToldView | undefined, mode: Mode): Write =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((field) => ({ key: field.key, write: aggregateFieldWriter(view, field, told, mode) })),
  );

function aggregateFieldWriter(
  view: AggregateView,
  field: AggregateFieldView,
  told: ToldView | undefined,
  mode: Mode,
): Write {
  switch (field.kind) {
    case 'typename':
      return constant(view.typeName);
    case 'value': {
      const write = leafWriter(field.leaf);
      return (summary, state) => write(summary[field.at], state);
    }
    case 'sum':
      return (summary, state) => numberText(field.path, numberAt(summary, field.at), state);
    case 'stdDev':
      return (summary, state) => {
        const value = summary[field.at] ?? null;
        return value === null ? 'null' : numberText(field.path, Number(value), state);
      };
    case 'distinct':
      return (summary) => String(numberAt(summary, field.at));
    case 'avg':
      return (summary, state) => {
        const known = numberAt(summary, field.known);
        return known === 0 ? 'null' : numberText(field.path, numberAt(summary, field.sum) / known, state);
      };
    case 'nulls':
      return (summary) => String(numberAt(summary, field.count) - numberAt(summary, field.known));
    case 'property':
      return aggregateWriter(field.view, told, mode);
    case 'told':
      return told ? toldWriter(told, field, mode) : () => '[]';
  }
}

/** A number as JSON. One that is not finite is null, with a note. */
function numberText(path: string, value: number, { notes }: ResponseState): string {
  if (Number.isFinite(value)) return String(value);
  notes.set(path, outOfRange(path));
  return 'null';
}

const numberAt = (summary: Row, at: number): number => Number(summary[at] ?? 0);

/** A writer of groups from their rows, which start with the index of their branch. */
export function groupWriter(views: readonly GroupView[], told: ToldView | undefined, mode: Mode): Write {
  const writers = views.map((view) =>
    objectWriter(
      mode,
      view.typeName,
      view.fields.map((field) => ({ key: field.key, write: groupFieldWriter(view, field, told, mode) })),
    ),
  );
  return (row, state) => writers[row[0] as number]?.(row, state) ?? 'null';
}

function groupFieldWriter(view: GroupView, field: GroupFieldView, told: ToldView | undefined, mode: Mode): Write {
  switch (field.kind) {
    case 'typename':
      return constant(view.typeName);
    case 'absent':
      return () => 'null';
    case 'ungrouped': {
      const note = notGrouped(field);
      return (_, { notes }) => {
        notes.set(field.path, note);
        return 'null';
      };
    }
    case 'value': {
      const write = leafWriter(field.leaf);
      return (row, state) => write(row[field.slot], state);
    }
    case 'related':
      return viewWriter(field.view, mode);
    case 'aggregate': {
      const write = aggregateWriter(field.view, told, mode);
      return (row, state) => write(row[field.slot] as Row, state);
    }
  }
}
