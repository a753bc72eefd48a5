import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the code that runs, and the pages that a build puts beside it. */
const CODE = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = /^(?:explorer|playground)\b/;

/**
 * A text that differs between versions of this software that may answer differently. The version of the package alone would not do:
 * two builds may have the same.
 */
export async function softwareVersion(sdl: string, directory = CODE): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !PAGES.test(relative(directory, file)))
    .sort();
  const hash = createHash('sha256').update(sdl);
  for (const content of await Promise.all(files.map((file) => readFile(file)))) {
    hash.update(`${content.length} `).update(content);
  }
  return hash.digest('hex');
}
