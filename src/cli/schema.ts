import { readFile, writeFile } from 'node:fs/promises';
import { API_FILE, loadModel, printApi, SCHEMA_DIR } from '../model/index.ts';
import type { Terminal } from './terminal.ts';
import { readSwitches } from './usage.ts';

/** Writes the public API that the model gives, or checks the one that was written. */
export async function runSchema(
  args: readonly string[],
  { out, err }: Terminal,
  file = new URL(API_FILE, SCHEMA_DIR),
): Promise<number> {
  const { check } = readSwitches(args, ['check']);
  const api = printApi(loadModel());
  const written = await readFile(file, 'utf8').catch(() => undefined);
  if (written === api) {
    out(`schema/${API_FILE} is up to date`);
    return 0;
  }
  if (check) {
    err(`schema/${API_FILE} is not what the model gives. Write it anew: npm run schema`);
    return 1;
  }
  await writeFile(file, api);
  out(`schema/${API_FILE} is written`);
  return 0;
}
