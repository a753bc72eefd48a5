import { z } from 'zod';
import { fieldsOf, instantSchema, propertySchema } from '../../../evidence/index.ts';
import { type Model, nodeType } from '../../../model/index.ts';
import { FILLED_IN } from '../entries/row-source-fields.ts';
import { parseTemplate } from '../template.ts';
import { encodingLabel, fileSchema } from './file-schema.ts';
import type { EntrySpec, ItemSpec, MappingSpec, ValueSpec } from './spec.ts';
import { guards, isRecord, looseText, through, valueSchema } from './value-schema.ts';

/** Maximum length of names that become part of statement ids. */
const MAX_NAME_LENGTH = 100;

const valueName = z
  .string()
  .regex(/^[A-Za-z_][\w-]*$/, 'must start with a letter, followed by letters, digits and dashes');

/** A list in `each`; marked `optional`, it may be shorter than those beside it. */
const listSchema: z.ZodType<ValueSpec> = z.unknown().transform((raw, context): ValueSpec => {
  if (!isRecord(raw) || raw.optional === undefined) return through(valueSchema, raw, context) as ValueSpec;
  const { optional, ...list } = raw;
  const isOptional = through(z.strictObject({ optional: z.boolean() }), { optional }, context);
  const value = through(valueSchema, list, context) as Exclude<ValueSpec, string>;
  return { ...value, ...(isOptional as { readonly optional: boolean }) };
});

const each = z
  .record(valueName, listSchema)
  .refine(
    (lists) => Object.keys(lists).length > 0,
    'must name at least one list, as { lender: { split: "{lenders}" } }',
  );

/** Values that an entry or part names for its own use. */
const locals = z.record(valueName, valueSchema);

const item: z.ZodType<ItemSpec> = z
  .looseObject({ ...guards, each: each.optional(), values: locals.optional() })
  .transform(({ when, unless, each: lists, values, ...fields }, context): ItemSpec => {
    const checked = through(z.record(z.string(), valueSchema), fields, context);
    return { when, unless, each: lists, values, fields: checked as ItemSpec['fields'] };
  });

const field: z.ZodType<ValueSpec | readonly ItemSpec[]> = z
  .unknown()
  .transform(
    (raw, context) => through(Array.isArray(raw) ? z.array(item).min(1) : valueSchema, raw, context) as ValueSpec,
  );

/** The fields of a source that rows name; checked against the model later. */
const ofRow = z.record(z.string(), valueSchema);

/** A key of earlier versions. */
const noLonger = (instead: string) => z.undefined({ error: `is no longer a key: ${instead}` }).optional();

const entryShape = {
  ...guards,
  type: z.string(),
  each: each.optional(),
  values: locals.optional(),
  source: ofRow.optional(),
  id: valueSchema,
  key: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must consist of lower-case letters, digits and dashes')
    .max(MAX_NAME_LENGTH)
    .optional(),
  merge: noLonger('the precedence of their sources decides which values stand'),
  optional: z.boolean().default(false),
  fields: z.record(z.string(), field),
  unite: noLonger('lists of all sources are united'),
  states: z.array(z.string()).optional(),
  also: z.record(z.string().min(1).max(MAX_NAME_LENGTH), valueSchema).default({}),
  note: z.string().min(1).optional(),
  basis: z.string().default('REPORTED'),
};

const entry: z.ZodType<EntrySpec> = z.strictObject(entryShape);

/** A boolean as YAML 1.1 writes it. */
const truth = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')], {
  error: 'must be yes or no',
});

const keyTemplate = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const parts = text.includes('{') ? parseTemplate(text) : [];
    if (typeof parts === 'string') context.addIssue({ code: 'custom', message: parts });
  });

const table = z.strictObject({
  file: z.string().min(1),
  format: z.enum(['csv', 'tsv', 'jsonl']).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: encodingLabel,
  key: keyTemplate,
  value: looseText.optional(),
  fold: truth.optional(),
});

/** The keys of entries and tables. */
export const KEYS_OF_PARTS: readonly string[] = [...Object.keys(entryShape), ...Object.keys(table.shape)];

/** The schema of a mapping file; names of the model and of columns are checked when it is compiled. */
export function mappingSchema(model: Model): z.ZodType<MappingSpec> {
  const source = fieldsOf(nodeType(model, 'Source'), 'property').filter((one) => !FILLED_IN.has(one.name));
  return z.strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must consist of lower-case letters, digits and dashes')
      .max(MAX_NAME_LENGTH),
    source: z.strictObject(Object.fromEntries(source.map((one) => [one.name, propertySchema(model, one)]))),
    rowSource: ofRow.optional(),
    recordedAt: instantSchema,
    file: fileSchema,
    missing: z.array(z.string()).default(['']),
    take: guards.when.default([]),
    reject: z.array(z.strictObject({ when: guards.when.unwrap(), reason: z.string().min(1) })).default([]),
    tables: z.record(valueName, table).default({}),
    values: locals.default({}),
    entries: z.array(entry).min(1),
  });
}
