import type { Model, NodeType, PropertyField, RelationField } from '../../model/index.ts';
import { type EntryValues, ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { chosenDates } from './chosen-dates.ts';
import { type ByPath, bestFor, isWhole, rankedValues } from './ranked-values.ts';
import { byText, type PrecedenceOf } from './ranking.ts';
import { readValue } from './read-value.ts';
import type { SourceStatement } from './source-statement.ts';
import { edgeProperties, partProperties, statedField } from './stated-field.ts';
import { isPrecisionOf, isUnstated } from './stated-values.ts';

/** What a projection depends on beside the statements. */
export interface ProjectionContext {
  readonly model: Model;
  readonly precedenceOf: PrecedenceOf;
  /** The id that stands for one that a source gives. */
  readonly idOf: (id: string) => string;
}

/**
 * What the statements about one subject come to: for each property the best value, lists united. Pure, and independent of
 * the order of the statements.
 */
export function project(
  context: ProjectionContext,
  type: NodeType,
  statements: readonly SourceStatement[],
): EntryValues {
  const byPath = rankedValues(context, type, statements);
  const values: Record<string, unknown> = {};
  for (const field of fieldsOf(type, 'property')) {
    if (isUnstated(field.name) || isPrecisionOf(type.fields, field.name)) continue;
    const chosen = propertyValue(context.model, field, byPath, '');
    if (chosen === undefined) continue;
    values[field.name] = chosen.value;
    if (type.fields.has(`${field.name}Precision`)) values[`${field.name}Precision`] = chosen.precision;
  }
  if (type.timed) {
    for (const name of ['from', 'fromPrecision', 'until', 'untilPrecision', 'firstObserved', 'lastObserved'])
      delete values[name];
    Object.assign(values, chosenDates(byPath));
  }
  for (const field of ownRelations(type)) {
    const value = relationValue(context, type, field, byPath);
    if (value !== undefined) values[field.name] = value;
  }
  return withOtherNames(type, values, byPath);
}

interface Chosen {
  readonly value: unknown;
  readonly precision: string | null;
}

/** The value of a property under a path. */
function propertyValue(model: Model, field: PropertyField, byPath: ByPath, prefix: string): Chosen | undefined {
  const candidates = byPath.get(`${prefix}${field.name}`) ?? [];
  if (field.list) {
    const texts = [...new Set(candidates.map(({ stated }) => stated.value))];
    return texts.length === 0
      ? undefined
      : { value: texts.map((text) => readValue(model, field, text)), precision: null };
  }
  const best = bestFor(field, byPath, prefix);
  return best && { value: readValue(model, field, best.stated.value), precision: best.stated.precision };
}

function relationValue(
  { model, idOf }: ProjectionContext,
  type: NodeType,
  field: RelationField,
  byPath: ByPath,
): unknown {
  const edge = model.edges.get(field.target);
  const part = model.parts.get(field.target);
  if (!edge && !part) {
    const ids = (byPath.get(field.name) ?? []).map(({ stated }) => idOf(stated.value));
    return field.many && ids.length > 0 ? [...new Set(ids)] : ids[0];
  }
  const paths = [...byPath.keys()].flatMap((path) => {
    const found = statedField(model, type, path);
    return found && (found.kind === 'edge' || found.kind === 'part') && found.field === field ? [{ path, found }] : [];
  });
  if (edge) {
    const items = paths.flatMap(({ path, found }) =>
      (byPath.get(path) ?? []).map(({ stated }) => ({
        ...edgeProperties(edge, found.key),
        [edge.target.field]: idOf(stated.value),
      })),
    );
    return inTextOrder(items);
  }
  if (!part) return undefined;
  const keys = [...new Set(paths.map(({ found }) => found.key))];
  const items = keys.flatMap((key) => {
    const own = fieldsOf(part, 'property').filter(({ name }) => name !== part.key);
    const values: Record<string, unknown> = { ...partProperties(part, key) };
    for (const property of own) {
      const chosen = propertyValue(model, property, byPath, `${field.name}.${key}.`);
      if (chosen) values[property.name] = chosen.value;
    }
    return isWhole(part, values) ? [values] : [];
  });
  return inTextOrder(items);
}

/** Distinct items in an order that depends on nothing but themselves; undefined if there are none. */
function inTextOrder(items: readonly object[]): readonly object[] | undefined {
  if (items.length === 0) return undefined;
  return [...new Map(items.map((item) => [JSON.stringify(item), item]))]
    .toSorted(([one], [other]) => byText(one, other))
    .map(([, item]) => item);
}

/** The names that the subject does not go by are aliases of it. */
function withOtherNames(type: NodeType, values: Record<string, unknown>, byPath: ByPath): EntryValues {
  const field = type.fields.get('aliases');
  const names = byPath.get('name') ?? [];
  if (field?.kind !== 'property' || !field.list || names.length < 2) return values;
  const stated = (values.aliases ?? []) as readonly string[];
  const all = [...stated, ...names.map((candidate) => candidate.stated.value)];
  return { ...values, aliases: [...new Set(all)].filter((name) => name !== values.name) };
}
