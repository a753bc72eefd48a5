import { z } from 'zod';
import { idProblem } from '../../domain/index.ts';
import {
  type EdgeType,
  type InlineType,
  type Model,
  NAME_WORDS,
  type NodeType,
  type PartType,
  type RelationField,
} from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { COMPUTED } from './computed.ts';
import { propertySchema } from './property-schema.ts';

/** The fields of an entry by name, as the schemas parsed them. */
export type EntryValues = Readonly<Record<string, unknown>>;

/**
 * The schema of an entry: its id, its properties, relations to one as ids, parts and edges as lists of objects, and its
 * statements, which are checked one by one elsewhere.
 */
export function entrySchema(model: Model, type: NodeType): z.ZodType<EntryValues> {
  return z.strictObject({ ...shapeOf(model, type), statements: z.array(z.unknown()).default([]) });
}

/** The schema of a source. `paragraphs` is their number and is not stored. */
export function sourceSchema(model: Model, type: NodeType): z.ZodType<EntryValues> {
  return z.strictObject({
    ...shapeOf(model, type),
    paragraphs: z.int().positive(),
    statements: z.array(z.unknown()).default([]),
  });
}

/**
 * The schema of a statement: with one value, with `values`, or with the fields of its subject that it `states`. Its place
 * in the file gives its subject, source and time of recording.
 */
export function statementSchema(model: Model, type: NodeType): z.ZodType<EntryValues> {
  const { subject, statedOf, source, recordedAt, locator, ...shape } = shapeOf(model, type);
  const value = model.inlines.get('StatedValue');
  const one = z.strictObject(value ? propertiesOf(model, value) : {});
  return z.strictObject({
    ...shape,
    ...(locator ? { paragraph: locator } : {}),
    ...one.partial().shape,
    values: z.array(one).min(1).optional(),
    states: z.array(z.string().min(1)).min(1).optional(),
  });
}

/** The relations that an entry gives: the outgoing ones. */
export function ownRelations(type: NodeType | PartType): readonly RelationField[] {
  return fieldsOf(type, 'relation').filter((field) => field.direction === 'OUT');
}

/** The items of a relation's value, to one or to many. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function shapeOf(model: Model, type: NodeType): Record<string, z.ZodType> {
  const shape = propertiesOf(model, type);
  for (const field of ownRelations(type)) shape[field.name] = relationSchema(model, field);
  shape.id = idSchema(type);
  return shape;
}

function idSchema(type: NodeType): z.ZodType {
  return z
    .string()
    .regex(new RegExp(`^${type.prefix}:[A-Za-z0-9][A-Za-z0-9._-]*$`), {
      error: `is no id of a ${type.name}: it must be \`${type.prefix}:\` and a name that has ${NAME_WORDS}`,
    })
    .superRefine((id, context) => {
      const message = idProblem(id);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    });
}

function relationSchema(model: Model, field: RelationField): z.ZodType {
  const id = z.string().min(1);
  if (!field.many) return field.required ? id : id.nullish();
  const part = model.parts.get(field.target);
  if (part) return z.array(z.strictObject(propertiesOf(model, part))).default([]);
  const edge = model.edges.get(field.target);
  if (edge) return z.array(z.strictObject({ ...propertiesOf(model, edge), [edge.target.field]: id })).default([]);
  return z.array(id).default([]);
}

function propertiesOf(model: Model, type: NodeType | PartType | InlineType | EdgeType): Record<string, z.ZodType> {
  const properties = fieldsOf(type, 'property').filter((field) => !COMPUTED.has(field.name));
  return Object.fromEntries(properties.map((field) => [field.name, propertySchema(model, field)]));
}
