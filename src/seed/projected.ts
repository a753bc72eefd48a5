import {
  type EntryValues,
  type FieldProblem,
  fieldsOf,
  itemsOf,
  ownRelations,
  type ProjectionContext,
  project,
  type SourceStatement,
  statedValues,
} from '../evidence/index.ts';
import type { Model, NodeType } from '../model/index.ts';

/** An actor or fact as a file gives it. */
interface Given {
  readonly type: NodeType;
  readonly values: EntryValues;
}

/** Finds where an entry is not what the statements about it come to. */
export function projectionProblems(
  context: ProjectionContext,
  { type, values }: Given,
  statements: readonly SourceStatement[],
): readonly FieldProblem[] {
  if (statements.length === 0) {
    return [{ field: 'statements', message: 'is empty: no value stands without a statement' }];
  }
  const [given, found] = [comparable(type, values), comparable(type, project(context, type, statements))];
  const differing = [...given.keys()].filter((field) => given.get(field) !== found.get(field));
  const unstated = unstatedValues(context.model, { type, values }, statements).filter(({ field }) =>
    differing.includes(headOf(field)),
  );
  const bare = new Set(unstated.map(({ field }) => headOf(field)));
  const others = differing
    .filter((field) => !bare.has(field) && !bare.has(field.replace(/Precision$/, '')))
    .map((field) => ({ field, message: difference(given.get(field), found.get(field)) }));
  return [...unstated, ...others];
}

/** Finds the values of an entry or source that no statement about it gives. */
export function unstatedValues(
  model: Model,
  { type, values }: Given,
  statements: readonly SourceStatement[],
): readonly FieldProblem[] {
  const key = (property: string, value: string): string => JSON.stringify([property, value]);
  const stated = new Set(statements.flatMap((one) => one.values.map(({ property, value }) => key(property, value))));
  return statedValues(model, type, values)
    .filter(({ property, value }) => !stated.has(key(property, value)))
    .map(({ property, value }) => ({ field: property, message: `is ${value}, and no statement gives that` }));
}

const headOf = (path: string): string => path.split('.')[0] ?? '';

const difference = (given: string | undefined, found: string | undefined): string => {
  if (found === undefined) return `is ${given}, and its statements give none`;
  return `${given === undefined ? 'is missing' : `is ${given}`}, and its statements come to ${found}`;
};

/** The fields of an entry as texts that are equal where the fields are, whatever the order of lists. */
function comparable(type: NodeType, values: EntryValues): ReadonlyMap<string, string | undefined> {
  const properties = fieldsOf(type, 'property').map(({ name, list, required, type: { name: scalar } }) => {
    const value = values[name] ?? (required && scalar === 'Boolean' ? false : undefined);
    return [name, list ? listed(value) : value === undefined ? undefined : String(value)] as const;
  });
  const relations = ownRelations(type).map(({ name, many }) => {
    const value = values[name] ?? undefined;
    return [name, many ? listed(value) : value === undefined ? undefined : String(value)] as const;
  });
  return new Map([...properties, ...relations].filter(([name]) => name !== 'id'));
}

function listed(value: unknown): string | undefined {
  const items = itemsOf(value).map((item) => (typeof item === 'object' ? JSON.stringify(sorted(item)) : String(item)));
  return items.length === 0 ? undefined : items.sort().join(', ');
}

const sorted = (item: object | null): object =>
  Object.fromEntries(
    Object.entries(item ?? {})
      .filter(([, value]) => value !== null && value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
