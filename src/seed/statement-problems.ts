import { groupBy } from '../domain/index.ts';
import { type ProjectionContext, statedField } from '../evidence/index.ts';
import { type Model, typeOfId } from '../model/index.ts';
import { projectionProblems, unstatedValues } from './projected.ts';
import type { SeedProblem } from './seed-error.ts';
import type { SeedEntry } from './seed-file.ts';
import type { FiledStatement } from './seed-statements.ts';

/** Ids that statements give for a relation, and no file defines. A text that is no id is a slip of the source. */
export function unknownIds(
  model: Model,
  types: ReadonlyMap<string, string>,
  statements: readonly FiledStatement[],
): readonly SeedProblem[] {
  return statements.flatMap(({ id, file, statedOf, values }) => {
    const type = typeOfId(model, statedOf);
    return values.flatMap(({ property, value }, index): readonly SeedProblem[] => {
      const kind = type && statedField(model, type, property)?.kind;
      const isId = (kind === 'relation' || kind === 'edge') && typeOfId(model, value) !== undefined;
      if (!isId || types.has(value)) return [];
      const field = values.length === 1 ? 'value' : `values.${index}.value`;
      return [{ file, entry: id, field, message: `names ${value}, which no file defines` }];
    });
  });
}

/** Entries that are not what their statements come to, and sources with values that their statements do not give. */
export function differences(
  { model, precedenceOf }: Omit<ProjectionContext, 'idOf'>,
  entries: readonly SeedEntry[],
  all: readonly FiledStatement[],
): readonly SeedProblem[] {
  const about = groupBy(all, ({ statedOf }) => statedOf);
  const context = { model, precedenceOf, idOf: (id: string) => id };
  return entries.flatMap(({ file, id, type, subject, values }) => {
    if (values === null || subject !== null) return [];
    const statements = about.get(id) ?? [];
    if (type.name === 'Source' && statements.length === 0) return [];
    const given = { type, values };
    const found =
      type.name === 'Source'
        ? unstatedValues(model, given, statements)
        : projectionProblems(context, given, statements);
    return found.map((problem) => ({ file, entry: id, ...problem }));
  });
}
