import type { Row } from '../cypher/statement.ts';
import type { FieldView, ObjectView } from '../plan/types/view.ts';
import { analysisWriter } from './analysis-result.ts';
import { connectionWriter } from './connection.ts';
import { constant, failedWriter, leafWriter, listText, type Mode, objectWriter, type Write } from './json.ts';
import { searchWriter } from './search-result.ts';

/** Writes an object of the response, aliases and all, of its row. */
export const viewWriter = (view: ObjectView, mode: Mode): Write =>
  objectWriter(
    mode,
    view.typeName,
    view.fields.map((entry) => ({ key: entry.key, write: entryWriter(view, entry, mode) })),
  );

/** Writes a field of an object, of the object's row. */
export function entryWriter(view: ObjectView, entry: FieldView, mode: Mode): Write {
  switch (entry.kind) {
    case 'failed':
      return failedWriter(entry);
    case 'typename':
      return constant(view.typeName);
    case 'value': {
      const write = leafWriter(entry.leaf);
      return (row, state) => write(row[entry.slot], state);
    }
    case 'values': {
      const write = leafWriter(entry.leaf);
      return (row, state) => listText((row[entry.slot] ?? []) as readonly unknown[], write, state);
    }
    case 'one': {
      const write = branchWriter(entry.views, mode);
      return (row, state) => {
        const inner = row[entry.slot] as Row | null;
        if (inner !== null) return write(inner, state);
        if (entry.required) state.incomplete = true;
        return 'null';
      };
    }
    case 'first': {
      const write = viewWriter(entry.view, mode);
      return (row, state) => {
        const [inner] = row[entry.slot] as readonly Row[];
        return inner ? write(inner, state) : 'null';
      };
    }
    case 'list': {
      const write = branchWriter(entry.views, mode);
      return (row, state) => listText(row[entry.slot] as readonly Row[], write, state);
    }
    case 'byId': {
      const write = branchWriter(entry.views, mode);
      return (row, state) => {
        const found = new Map((row[entry.slot] as readonly Row[]).map((inner) => [inner[entry.id], inner]));
        const ids = state.params[entry.parameter];
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
      const write = searchWriter(entry, mode);
      return (row, state) => write(row[entry.slot] as readonly Row[], state);
    }
    case 'analysis':
      return analysisWriter(entry, mode);
    case 'same':
      return viewWriter(entry.view, mode);
    case 'connection':
      return connectionWriter(entry.view, mode).write;
  }
}

/** With several branches, a row begins with the number of its own. */
function branchWriter(views: readonly ObjectView[], mode: Mode): Write {
  const writers = views.map((view) => viewWriter(view, mode));
  return (row, state) => writers[writers.length > 1 ? (row[0] as number) : 0]?.(row, state) ?? 'null';
}
