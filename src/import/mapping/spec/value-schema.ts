import { z } from 'zod';
import { didYouMean } from '../../../domain/index.ts';
import { schemaProblems, schemaWording } from '../../../evidence/index.ts';
import { CODE_SCHEMES } from '../countries/country-codes.ts';
import type { ConditionSpec, ValueSpec } from './spec.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'must be a text, a number, true or false' });

/** A text that YAML may have parsed as a number or boolean. */
export const looseText = scalar.transform(String);

const value: z.ZodType<ValueSpec> = z.lazy(() => valueSchema);
const condition: z.ZodType<ConditionSpec> = z.lazy(() => conditionSchema);
const conditions = z.array(condition).min(1);

/** Conditions of an entry, an item or a value. */
export const guards = { when: conditions.optional(), unless: conditions.optional() };

const modifiers = {
  ...guards,
  table: z
    .unknown()
    .transform((raw, context) => (typeof raw === 'string' ? raw : through(z.record(z.string(), scalar), raw, context)))
    .optional(),
  otherwise: z
    .union([z.enum(['reject', 'keep']), z.null(), z.strictObject({ const: scalar })], {
      error: 'must be reject, keep, null or { const: … }',
    })
    .optional(),
  pattern: z.string().min(1).optional(),
  group: z.string().min(1).optional(),
  case: z.enum(['upper', 'lower']).optional(),
  strip: z.string().min(1).optional(),
  as: z.enum(['int', 'float', 'text']).optional(),
  required: z.boolean().optional(),
  default: value.optional(),
  column: z.string().min(1).optional(),
};

const dateParts = z.strictObject({ year: value, month: value.optional(), day: value.optional() });

const factor = z.number({ error: 'must be a number' }).refine((given) => given !== 0, 'must not be 0');

const numbers = {
  thousands: z.string().length(1).optional(),
  decimal: z.string().length(1).optional(),
  units: z
    .unknown()
    .transform((raw, context) =>
      isRecord(raw)
        ? through(z.record(z.string().min(1), factor), raw, context)
        : through(z.literal('common', { error: 'must be common, or a table as { B: 1e9, M: 1e6 }' }), raw, context),
    )
    .optional(),
  currencies: z.array(z.string().min(1)).min(1).optional(),
  parentheses: z.literal('negative', { error: 'must be negative' }).optional(),
  scale: z
    .unknown()
    .transform((raw, context) => through(typeof raw === 'number' ? factor : value, raw, context))
    .optional(),
};

/** The keys allowed for each kind of value beside its own. */
const KINDS: Readonly<Record<string, z.ZodType>> = {
  value: z.strictObject({ ...modifiers, value }),
  const: z.strictObject({ ...modifiers, const: scalar }),
  date: z.strictObject({
    ...modifiers,
    date: z
      .unknown()
      .transform((raw, context) => through(isRecord(raw) && 'year' in raw ? dateParts : value, raw, context)),
    formats: z.array(z.string().min(1)).min(1).optional(),
    after: z.enum(['day', 'month', 'year']).optional(),
  }),
  number: z.strictObject({ ...modifiers, ...numbers, number: value }),
  sum: z.strictObject({
    ...modifiers,
    ...numbers,
    sum: z.array(value).min(1),
    unknown: z.union([z.enum(['skip', 'reject']), z.null()], { error: 'must be skip, reject or null' }).optional(),
  }),
  country: z.strictObject({
    ...modifiers,
    country: value,
    scheme: z.enum(CODE_SCHEMES),
    on: value.optional(),
    during: z.strictObject({ from: value, until: value }).optional(),
  }),
  columns: z.strictObject({
    ...modifiers,
    columns: z.union([z.string().min(1), z.array(looseText).min(1)], {
      error: 'must be a pattern or a list of columns',
    }),
  }),
  list: z.strictObject({ ...modifiers, list: z.array(value).min(1) }),
  split: z.strictObject({
    ...modifiers,
    split: value,
    by: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)], { error: 'must be a text or a list of texts' })
      .optional(),
  }),
  flags: z.strictObject({ ...modifiers, flags: z.record(z.string(), scalar) }),
  slug: z.strictObject({ ...modifiers, slug: value }),
  id: z.strictObject({
    ...modifiers,
    id: z
      .unknown()
      .transform((raw, context) => through(Array.isArray(raw) ? z.array(value).min(2) : value, raw, context)),
  }),
  first: z.strictObject({ ...modifiers, first: z.array(value).min(1) }),
};

const KIND_NAMES = Object.keys(KINDS);

/** The keys of values. */
export const KEYS_OF_VALUES: readonly string[] = [...KIND_NAMES, ...Object.keys(modifiers), ...Object.keys(numbers)];

/** A value: a template, or an object whose kind is given by one of its keys. */
export const valueSchema: z.ZodType<ValueSpec> = z.unknown().transform((raw, context): ValueSpec => {
  if (typeof raw === 'string') return raw;
  if (raw === undefined) return fault(context, 'is missing');
  if (!isRecord(raw)) {
    return fault(context, `must be a template or an object; for a constant, write { const: ${String(raw)} }`);
  }
  const kinds = KIND_NAMES.filter((kind) => kind in raw);
  const [kind = ''] = kinds;
  const schema = KINDS[kind];
  if (kinds.length !== 1 || !schema) {
    const had = kinds.length === 0 ? Object.keys(raw) : kinds;
    return fault(
      context,
      `must have exactly one of ${KIND_NAMES.join(', ')}; it has ${had.join(', ') || 'none'}${meantKind(had)}`,
    );
  }
  return through(schema, raw, context) as ValueSpec;
});

const meantKind = (had: readonly string[]): string =>
  had.map((key) => (key in KINDS ? '' : didYouMean(key, KIND_NAMES))).find((hint) => hint !== '') ?? '';

const TESTS = ['in', 'notIn', 'is', 'matches', 'before', 'after'];

const conditionSchema: z.ZodType<ConditionSpec> = z
  .strictObject({
    value,
    in: z.array(looseText).min(1).optional(),
    notIn: z.array(looseText).min(1).optional(),
    is: z.enum(['known', 'unknown']).optional(),
    matches: z.string().min(1).optional(),
    before: looseText.optional(),
    after: looseText.optional(),
  })
  .refine((given) => TESTS.some((test) => test in given), { error: `must have one of ${TESTS.join(', ')}` });

/** Validates with a schema chosen by the content, so that only its problems are reported, not those of alternatives. */
export function through(schema: z.ZodType, raw: unknown, context: z.core.$RefinementCtx): unknown {
  const result = schema.safeParse(raw, { error: schemaWording });
  if (result.success) return result.data;
  for (const { path, message } of schemaProblems(result.error))
    context.addIssue({ code: 'custom', message, path: [...path] });
  return z.NEVER;
}

function fault(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER as never;
}

export const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
