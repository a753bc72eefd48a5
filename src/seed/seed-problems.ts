import { groupBy } from '../domain/index.ts';
import {
  type EntryValues,
  type FieldProblem,
  itemsOf,
  keyProblems,
  ownRelations,
  precisionProblems,
  statedDateProblems,
  timeProblems,
  unstatedPrecisions,
} from '../evidence/index.ts';
import { isFact, type Model, nodeTypesOf, type RelationField } from '../model/index.ts';
import type { SeedProblem } from './seed-error.ts';
import type { SeedEntry } from './seed-file.ts';

/** Checks the entries of all files together, beyond the form of each. */
export function seedProblems(entries: readonly SeedEntry[], model: Model): readonly SeedProblem[] {
  const types = new Map(entries.map((entry) => [entry.id, entry.type.name]));
  const stated = groupBy(entries, (entry) => entry.subject);
  const ofEntries = entries.flatMap((entry) => {
    const statements = (stated.get(entry.id) ?? []).flatMap(({ values }) => itemsOf(values?.values) as EntryValues[]);
    const found = entry.values ? entryProblems(model, types, entry, entry.values, statements) : [];
    const unstated = isFact(entry.type) && !stated.has(entry.id);
    const all = unstated ? [...found, { field: 'statements', message: 'is empty: a fact needs a statement' }] : found;
    return all.map((problem) => ({ file: entry.file, entry: entry.id, ...problem }));
  });
  return [...duplicates(entries), ...ofEntries];
}

function duplicates(entries: readonly SeedEntry[]): readonly SeedProblem[] {
  const files = new Map<string, string>();
  return entries.flatMap(({ file, id }) => {
    const earlier = files.get(id);
    if (earlier !== undefined) return [{ file, entry: id, field: 'id', message: `is defined already, in ${earlier}` }];
    files.set(id, file);
    return [];
  });
}

function entryProblems(
  model: Model,
  types: ReadonlyMap<string, string>,
  entry: SeedEntry,
  values: EntryValues,
  statements: readonly EntryValues[],
): readonly FieldProblem[] {
  const subject = model.nodes.get(types.get(entry.subject ?? '') ?? '');
  return [
    ...keyProblems(entry, values),
    ...precisionProblems(entry.type, values),
    ...(entry.type.timed ? [...timeProblems(values), ...unstatedPrecisions(values, statements)] : []),
    ...(subject ? (itemsOf(values.values) as EntryValues[]).flatMap((one) => statedDateProblems(subject, one)) : []),
    ...ownRelations(entry.type).flatMap((field) => relationProblems(model, types, field, values[field.name])),
  ];
}

function relationProblems(
  model: Model,
  types: ReadonlyMap<string, string>,
  field: RelationField,
  value: unknown,
): readonly FieldProblem[] {
  const edge = model.edges.get(field.target);
  const part = model.parts.get(field.target);
  const seen = new Set<string>();
  return itemsOf(value).flatMap((item, index): readonly FieldProblem[] => {
    const place = field.many ? `${field.name}.${index}` : field.name;
    const text = JSON.stringify(item);
    if (seen.has(text)) return [{ field: place, message: 'stands in the list already' }];
    seen.add(text);
    if (part) {
      return precisionProblems(part, item as EntryValues).map((problem) => ({
        ...problem,
        field: `${place}.${problem.field}`,
      }));
    }
    if (!edge) return targetProblems(model, types, field.target, String(item), place);
    const id = String((item as EntryValues)[edge.target.field]);
    return targetProblems(model, types, edge.target.type, id, `${place}.${edge.target.field}`);
  });
}

function targetProblems(
  model: Model,
  types: ReadonlyMap<string, string>,
  target: string,
  id: string,
  field: string,
): readonly FieldProblem[] {
  const type = types.get(id);
  if (type === undefined) return [{ field, message: `names ${id}, which no file defines` }];
  if (nodeTypesOf(model, target).some((allowed) => allowed.name === type)) return [];
  return [{ field, message: `names ${id}, which is of type ${type} and not ${target}` }];
}
