import { groupBy } from '../../domain/index.ts';
import type { Model, NodeType, PropertyField, RelationField } from '../../model/index.ts';
import { nodeTypesOf, typeOfId } from '../../model/index.ts';
import { type EntryValues, ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { type ByPath, chosenDates } from './chosen-dates.ts';
import { byText, type Candidate, candidatesOf, inRank, type PrecedenceOf } from './ranking.ts';
import { readValue } from './read-value.ts';
import type { SourceStatement } from './source-statement.ts';
import { edgeProperties, partProperties, type StatedField, statedField } from './stated-field.ts';
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

/** The values of each property that can be read, the best first. */
function rankedValues(
  context: ProjectionContext,
  type: NodeType,
  statements: readonly SourceStatement[],
): Map<string, readonly Candidate[]> {
  const readable = candidatesOf(statements).filter(({ stated }) => {
    const field = statedField(context.model, type, stated.property);
    return field !== undefined && isReadable(context.model, field, stated.value);
  });
  const order = inRank(context.precedenceOf);
  return new Map(
    [...groupBy(readable, ({ stated }) => stated.property)].map(([path, some]) => [path, some.toSorted(order)]),
  );
}

function isReadable(model: Model, field: StatedField, text: string): boolean {
  if (field.kind === 'property') return readValue(model, field.field, text) !== undefined;
  if (field.kind === 'part') {
    return partProperties(field.part, field.key) !== undefined && readValue(model, field.property, text) !== undefined;
  }
  const ends = field.kind === 'edge' ? field.edge.target.type : field.field.target;
  const type = typeOfId(model, text);
  return type !== undefined && nodeTypesOf(model, ends).includes(type);
}

interface Chosen {
  readonly value: unknown;
  readonly precision: string | null;
}

/** The value of a property under a path. One that goes with another is taken from the statement that gives that one. */
function propertyValue(model: Model, field: PropertyField, byPath: ByPath, prefix: string): Chosen | undefined {
  const candidates = byPath.get(`${prefix}${field.name}`) ?? [];
  if (field.list) {
    const texts = [...new Set(candidates.map(({ stated }) => stated.value))];
    return texts.length === 0
      ? undefined
      : { value: texts.map((text) => readValue(model, field, text)), precision: null };
  }
  const leader = field.goesWith === undefined ? undefined : byPath.get(`${prefix}${field.goesWith}`)?.[0];
  const best = leader ? candidates.find(({ statement }) => statement === leader.statement) : candidates[0];
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
    return own.some(({ name, required }) => required && values[name] === undefined) ? [] : [values];
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
