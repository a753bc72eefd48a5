import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, ImportError } from '../../disk/index.ts';
import { CLEARANCES, type Clearance, FULL } from '../../domain/index.ts';
import { instantSchema, type Marker, NO_COUNTS, TALLIED } from '../../evidence/index.ts';
import type { WrittenCsv } from './csv-files.ts';
import type { SpoolLengths } from './spool.ts';

const MANIFEST_NAME = 'entente.json';
export const MANIFEST_PART = `${MANIFEST_NAME}.part`;

/** An import into the folder: its progress, and what its statements refer to. */
export interface FolderImport {
  readonly marker: Marker;
  /** The fields of its source. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
}

/** The content of a folder. Anything not recorded here does not count, whatever the files contain. */
export interface Manifest {
  readonly version: 2;
  /** The clearance that the graph is for. */
  readonly clearance: Clearance;
  readonly lengths: SpoolLengths;
  readonly imports: readonly FolderImport[];
  /** The CSV files, if they cover the whole spool; otherwise null. */
  readonly written: WrittenCsv | null;
}

export const newManifest = (clearance: Clearance): Manifest => ({
  version: 2,
  clearance,
  lengths: {},
  imports: [],
  written: null,
});

const whole = z.int().nonnegative();
const schema: z.ZodType<Manifest> = z.strictObject({
  version: z.literal(2),
  clearance: z.enum(CLEARANCES).default(FULL),
  lengths: z.record(z.string(), whole),
  imports: z.array(
    z.strictObject({
      marker: z.strictObject({
        id: z.string(),
        mapping: z.string(),
        file: z.string(),
        source: z.string(),
        row: whole,
        finished: z.boolean(),
        run: whole,
        replaces: z.array(whole),
        rejectedBytes: whole,
        counts: z.strictObject({
          ...(Object.fromEntries(Object.keys(NO_COUNTS).map((name) => [name, whole.default(0)])) as Record<
            keyof Marker['counts'],
            z.ZodDefault<typeof whole>
          >),
        }),
        tallies: z
          .array(
            z.strictObject({
              of: z.enum(TALLIED),
              reason: z.string(),
              count: whole,
              examples: z.array(z.tuple([whole, z.string()])),
            }),
          )
          .default([]),
      }),
      source: z.record(z.string(), z.unknown()),
      recordedAt: instantSchema,
    }),
  ),
  written: z
    .strictObject({
      files: z.array(z.strictObject({ kind: z.enum(['nodes', 'relationships']), name: z.string(), rows: whole })),
      multiline: z.boolean(),
      longest: whole,
      separator: z.string().length(1),
    })
    .nullable(),
});

/**
 * Reads the manifest of a folder; undefined if there is none.
 * @throws {ImportError} if it is invalid.
 */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const path = join(folder, MANIFEST_NAME);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ImportError(`${path} was written by another version of entente: start over with an empty folder`);
  }
}

/** Replaces the manifest atomically. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const part = join(folder, MANIFEST_PART);
  const file = await open(part, 'w');
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, MANIFEST_NAME));
}
