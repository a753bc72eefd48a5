import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MappedRow } from '../../evidence/index.ts';
import { type ImportJob, jobAmong } from '../load/job.ts';
import { model } from './small-mapping.ts';

const COUNTRIES = [
  { id: 'country:CN', code: 'CN', name: 'China', iso3: 'CHN' },
  { id: 'country:VE', code: 'VE', name: 'Venezuela', iso3: 'VEN' },
];

/** Creates a folder of files, uses it, and removes it. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-job-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The import of `data.csv` by `m.yaml`, with the countries China and Venezuela. */
export const jobIn = (folder: string): Promise<ImportJob> =>
  jobAmong(async () => COUNTRIES, model, join(folder, 'm.yaml'), join(folder, 'data.csv'));

/** Maps the rows of `data.csv` by `m.yaml`. */
export function rowsBy(files: Readonly<Record<string, string>>): Promise<readonly MappedRow[]> {
  return inFolder(files, async (folder) => {
    const job = await jobIn(folder);
    const made: MappedRow[] = [];
    for await (const row of job.rows()) made.push(job.map(row));
    return made;
  });
}
