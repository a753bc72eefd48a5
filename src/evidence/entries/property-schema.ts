import { z } from 'zod';
import { indexedProblem, isCurrency, JOINT, LARGEST, nfc, storedInstant } from '../../domain/index.ts';
import { hasTextKey, type Model, type PropertyField, type ScalarName } from '../../model/index.ts';

/** An instant, normalized to its stored form. */
export const instantSchema = z.string().transform((text, { issues }): string => {
  const instant = storedInstant(text);
  if (instant === undefined) issues.push({ code: 'invalid_format', format: 'datetime', input: text });
  return instant ?? z.NEVER;
});

const TOO_LARGE = `is beyond ${LARGEST}, which no amount, quantity or place is`;

/** A statement stores its values as one text. */
const HAS_JOINT = 'contains the control character U+001F';

// Dates of the year 0000 pass the ISO check; the model's calendar begins with 0001.
const SCALARS: Readonly<Record<ScalarName, z.ZodType>> = {
  ID: z.string().min(1),
  String: z
    .string()
    .min(1)
    .overwrite(nfc)
    .refine((text) => !text.includes(JOINT), HAS_JOINT),
  Int: z.int32(),
  Float: z.number().min(-LARGEST, TOO_LARGE).max(LARGEST, TOO_LARGE),
  Boolean: z.boolean(),
  Date: z.iso.date().refine((date) => date >= '0001-01-01', 'is before the year 0001'),
  DateTime: instantSchema,
};

/** Whether the text is a day of the model's calendar, written as `2023-09-13`. */
export const isDate = (text: string): boolean => SCALARS.Date.safeParse(text).success;

/** The schema of a property, with its default: of a list none, of a required boolean false. Optional ones may be null. */
export function propertySchema(model: Model, field: PropertyField): z.ZodType {
  const one = field.type.kind === 'enum' ? enumSchema(model, field.type.name) : scalarSchema(field, field.type.name);
  if (field.list) return z.array(one).default([]);
  if (!field.required) return one.nullish();
  if (field.default !== undefined) return one.default(field.default);
  return field.type.name === 'Boolean' ? one.default(false) : one;
}

/** Whether the property holds currency codes, as every property named `currency` does. */
export const isCurrencyField = (field: PropertyField): boolean => field.name === 'currency';

export const NO_CURRENCY = 'is no currency of ISO 4217: write its code, as USD';

/** The schema of a scalar. An indexed text must fit its index. */
function scalarSchema(field: PropertyField, name: ScalarName): z.ZodType {
  if (isCurrencyField(field)) return z.string().refine(isCurrency, NO_CURRENCY);
  if (!(field.key || field.indexed) || (name !== 'String' && name !== 'ID')) return SCALARS[name];
  return SCALARS[name].superRefine((value, context) => {
    const message = indexedProblem(String(value), hasTextKey(field));
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}

function enumSchema(model: Model, name: string): z.ZodType {
  return z.enum((model.enums.get(name)?.values ?? []).map((value) => value.name));
}
