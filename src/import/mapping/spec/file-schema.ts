import { z } from 'zod';
import { labelProblem } from '../../files/index.ts';
import type { FileSpec } from './spec.ts';
import { isRecord, looseText, through } from './value-schema.ts';

/** YAML may have `yes` and `no` as texts. */
const yesOrNo = z
  .union([z.boolean(), z.enum(['yes', 'no'])], { error: 'must be yes or no' })
  .transform((given) => given === true || given === 'yes');

const columns = { columns: z.array(looseText).min(1), optional: z.array(looseText).default([]) };
/** A name of an encoding. */
export const encodingLabel = z
  .string()
  .superRefine((label, context) => {
    const message = labelProblem(label);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .optional();

const replaces = z.enum(['file', 'source']).default('file');

const table = z
  .strictObject({
    format: z.enum(['csv', 'tsv'], { error: 'must be csv, tsv, jsonl or ftm' }),
    ...columns,
    delimiter: z.string().length(1).optional(),
    encoding: encodingLabel,
    skip: z.int().min(0).max(10_000).default(0),
    header: yesOrNo.default(true),
    ragged: z.enum(['reject', 'fill']).default('reject'),
    replaces,
  })
  .superRefine(({ header, columns: named, optional }, context) => {
    const names = [...named, ...optional];
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (header || twice === undefined) return;
    context.addIssue({
      code: 'custom',
      path: ['columns'],
      message: `lists ${twice} twice; without a header each name is a position`,
    });
  });

const objects = z
  .strictObject({ format: z.enum(['jsonl', 'ftm']), ...columns, encoding: encodingLabel, replaces })
  .transform((given) => ({ ...given, skip: 0, header: true, ragged: 'reject' as const }));

const OF_TABLES = ['delimiter', 'skip', 'header', 'ragged'];

/** The format of a file; reports options that are only for tables. */
export const fileSchema: z.ZodType<FileSpec> = z.unknown().transform((raw, context): FileSpec => {
  const isObjects = isRecord(raw) && (raw.format === 'jsonl' || raw.format === 'ftm');
  const unfit = isObjects ? OF_TABLES.filter((key) => key in raw) : [];
  for (const key of unfit) context.addIssue({ code: 'custom', path: [key], message: 'is only for tables (csv, tsv)' });
  if (unfit.length > 0) return z.NEVER as never;
  return through(isObjects ? objects : table, raw, context) as FileSpec;
});
