import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from '../disk/index.ts';
import { entryNodes, type GraphNode } from '../evidence/index.ts';
import type { Model } from '../model/index.ts';
import { SeedError } from './seed-error.ts';
import { readSeedFile } from './seed-file.ts';
import { seedProblems } from './seed-problems.ts';

/** A valid seed, as nodes. */
export interface Seed {
  readonly nodes: readonly GraphNode[];
}

/**
 * Reads and checks all `.yaml` files of a folder.
 * @throws {SeedError} with everything that is wrong in any of them.
 */
export async function readSeed(dir: string | URL, model: Model): Promise<Seed> {
  const folder = typeof dir === 'string' ? dir : fileURLToPath(dir);
  const problem = (file: string) => (error: unknown) => {
    throw new SeedError([
      { file, entry: '', field: '', message: error instanceof Error ? error.message : String(error) },
    ]);
  };
  const there = await readdir(folder).catch(problem(''));
  const names = there.filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readText(join(folder, name)).catch(problem(name))));
  return parseSeed(
    names.map((name, index) => ({ name, text: texts[index] ?? '' })),
    model,
  );
}

/** As `readSeed`, from the files' texts. */
export function parseSeed(files: readonly { readonly name: string; readonly text: string }[], model: Model): Seed {
  if (files.length === 0) {
    throw new SeedError([{ file: '', entry: '', field: '', message: 'there is no .yaml file in the folder' }]);
  }
  const read = files.map(({ name, text }) => readSeedFile(name, text, model));
  const entries = read.flatMap((file) => file.entries);
  const problems = [...read.flatMap((file) => file.problems), ...seedProblems(entries, model)];
  if (problems.length > 0) throw new SeedError(problems);
  const types = new Map(entries.map((entry) => [entry.id, entry.type.name]));
  return { nodes: entries.flatMap((entry) => entryNodes(model, types, entry)) };
}
