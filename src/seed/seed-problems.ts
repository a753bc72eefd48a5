import {
  type EntryValues,
  type FieldProblem,
  itemsOf,
  keyProblems,
  ownRelations,
  precisionProblems,
  timeProblems,
} from '../evidence/index.ts';
import { type Model, nodeTypesOf, type RelationField } from '../model/index.ts';
import type { SeedProblem } from './seed-error.ts';
import type { SeedEntry } from './seed-file.ts';
import { seedStatements } from './seed-statements.ts';
import { differences, unknownIds } from './statement-problems.ts';

/**
 * Checks the entries of all files together, beyond the form of each.
 * @param earlier - what is wrong with the form of entries; such an entry is not compared with its statements
 */
export function seedProblems(
  entries: readonly SeedEntry[],
  earlier: readonly SeedProblem[],
  model: Model,
): readonly SeedProblem[] {
  const types = new Map(entries.map((entry) => [entry.id, entry.type.name]));
  const found = [...duplicates(entries), ...entries.flatMap((entry) => entryProblems(model, types, entry))];
  const faulty = faultyIds(entries, [...earlier, ...found]);
  const sound = entries.filter(({ id }) => !faulty.has(id));
  const statements = seedStatements(sound).filter(({ statedOf }) => !faulty.has(statedOf));
  const unknown = unknownIds(model, types, statements);
  const misled = faultyIds(entries, unknown);
  const compared = sound.filter(({ id }) => !misled.has(id));
  return [...found, ...unknown, ...differences({ model, precedenceOf: precedenceOf(entries) }, compared, statements)];
}

/** The precedence of the sources among the entries. */
function precedenceOf(entries: readonly SeedEntry[]): (source: string) => number {
  const known = new Map(entries.map(({ id, values }) => [id, Number(values?.precedence ?? 0)]));
  return (source) => known.get(source) ?? 0;
}

/** Entries with a problem, and the subjects of such statements. */
function faultyIds(entries: readonly SeedEntry[], problems: readonly SeedProblem[]): ReadonlySet<string> {
  const faulty = new Set(problems.map(({ entry }) => entry));
  const subjects = entries.flatMap(({ id, subject, values }) =>
    subject !== null && (faulty.has(id) || values === null) ? [subject] : [],
  );
  return new Set([...faulty, ...subjects]);
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
  { file, id, type, values }: SeedEntry,
): readonly SeedProblem[] {
  if (values === null) return [];
  const found = [
    ...keyProblems({ id, type }, values),
    ...precisionProblems(type, values),
    ...(type.timed ? timeProblems(values) : []),
    ...ownRelations(type).flatMap((field) => relationProblems(model, types, field, values[field.name])),
  ];
  return found.map((problem) => ({ file, entry: id, ...problem }));
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
