import { readFile, writeFile } from 'node:fs/promises';
import { API_FILE, loadModel, SCHEMA_DIR } from '../model/index.ts';
import { createServedApi } from '../server/index.ts';
import { readFlags } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Writes the public API that the model defines, or checks that the file is up to date. */
export async function runSchema(
  args: readonly string[],
  { out, err }: Terminal,
  file = new URL(API_FILE, SCHEMA_DIR),
): Promise<number> {
  const { check } = readFlags(args, ['check']);
  const api = createServedApi(loadModel()).api.sdl;
  const written = await readFile(file, 'utf8').catch(() => undefined);
  if (written === api) {
    out(`schema/${API_FILE} is up to date`);
    return 0;
  }
  if (check) {
    err(`schema/${API_FILE} is out of date. Run: npm run schema`);
    return 1;
  }
  await writeFile(file, api);
  out(`Wrote schema/${API_FILE}`);
  return 0;
}
