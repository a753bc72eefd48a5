import { textsOfJoined } from '../../domain/index.ts';
import type { Row } from '../cypher/statement.ts';
import type { FieldView, MutualView, ObjectView } from '../plan/types/view.ts';
import { analysisWriter } from './analysis-result.ts';
import { connectionWriter } from './connection.ts';
import { fromOthersWriter } from './from-others.ts';
import {
  constant,
  failedWriter,
  leafWriter,
  listText,
  type Mode,
  objectWriter,
  slotWriter,
  type Write,
} from './json.ts';
import { towardsItself } from './notes.ts';
import { searchWriter } from './search-result.ts';

/** A writer of objects from their rows. */
export const viewWriter = (view: ObjectView, mode: Mode): Write =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((field) => ({ key: field.key, write: fieldWriter(view, field, mode) })),
  );

/** A writer of a field from the row of its object. */
export function fieldWriter(view: ObjectView, field: FieldView, mode: Mode): Write {
  switch (field.kind) {
    case 'failed':
      return failedWriter(field);
    case 'typename':
      return constant(view.typeName);
    case 'value':
      return slotWriter(field.leaf, field.slot);
    case 'values': {
      const write = leafWriter(field.leaf);
      return (row, state) => listText((row[field.slot] ?? []) as readonly unknown[], write, state);
    }
    case 'inline':
      return inlineWriter(field, mode);
    case 'fromOthers':
      return fromOthersWriter(field, mode);
    case 'one': {
      const write = branchWriter(field.views, mode);
      return (row, state) => {
        const inner = row[field.slot] as Row | null;
        if (inner !== null) return write(inner, state);
        if (field.required) state.incomplete = true;
        return 'null';
      };
    }
    case 'first': {
      const write = viewWriter(field.view, mode);
      return (row, state) => {
        const [inner] = row[field.slot] as readonly Row[];
        return inner ? write(inner, state) : 'null';
      };
    }
    case 'list': {
      const write = branchWriter(field.views, mode);
      return (row, state) => listText(row[field.slot] as readonly Row[], write, state);
    }
    case 'byId': {
      const write = branchWriter(field.views, mode);
      return (row, state) => {
        const found = new Map((row[field.slot] as readonly Row[]).map((inner) => [inner[field.id], inner]));
        const ids = state.params[field.parameter];
        return listText(
          Array.isArray(ids) ? ids : [],
          (id) => {
            const inner = found.get(id);
            return inner ? write(inner, state) : 'null';
          },
          state,
        );
      };
    }
    case 'search': {
      const write = searchWriter(field, mode);
      return (row, state) => write(row[field.slot] as readonly Row[], state);
    }
    case 'analysis':
      return analysisWriter(field, mode);
    case 'same':
      return viewWriter(field.view, mode);
    case 'mutual':
      return mutualWriter(field, mode);
    case 'connection':
      return connectionWriter(field.view, mode).write;
  }
}

/** A writer of what a node shares with another one: nothing with itself, which may be any item of a list. */
function mutualWriter({ own, other, single, argument, view }: MutualView, mode: Mode): Write {
  const write = viewWriter(view, mode);
  return (row, state) => {
    if (row[own] !== state.params[other]) return write(row, state);
    state.notes.set(argument, towardsItself(argument, single, String(row[own])));
    return 'null';
  };
}

/** A writer of objects from parallel lists: those at one position are the row of an object. */
function inlineWriter({ columns, view }: Extract<FieldView, { kind: 'inline' }>, mode: Mode): Write {
  const write = viewWriter(view, mode);
  return (row, state) => {
    const lists = columns.map(({ slot }) => textsOfJoined(row[slot]));
    const items = (lists[0] ?? []).map((_, position) =>
      columns.map(({ nullable }, column) => {
        const value = lists[column]?.[position] ?? null;
        return nullable && value === '' ? null : value;
      }),
    );
    return listText(items, write, state);
  };
}

/** A writer of rows. With several branches, a row starts with the index of its own. */
function branchWriter(views: readonly ObjectView[], mode: Mode): Write {
  const writers = views.map((view) => viewWriter(view, mode));
  return (row, state) => writers[writers.length > 1 ? (row[0] as number) : 0]?.(row, state) ?? 'null';
}
