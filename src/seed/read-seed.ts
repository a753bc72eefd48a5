import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from '../disk/index.ts';
import { type Clearance, FULL } from '../domain/index.ts';
import { entryNodes, type GraphNode } from '../evidence/index.ts';
import type { Model } from '../model/index.ts';
import { SeedError } from './seed-error.ts';
import { readSeedFile } from './seed-file.ts';
import { seedProblems } from './seed-problems.ts';
import { type SeedStatement, seedStatements } from './seed-statements.ts';
import { seedUpTo } from './seed-up-to.ts';

/** A valid seed: as nodes, and as the statements that its actors and facts come to. */
export interface Seed {
  readonly nodes: readonly GraphNode[];
  /** The articles. */
  readonly sources: readonly GraphNode[];
  /** What they say, also about themselves. */
  readonly statements: readonly SeedStatement[];
  /** The ids of articles that are left out because of their clearance. */
  readonly leftOut: readonly string[];
}

/**
 * Reads and checks all `.yaml` files of a folder, for a graph of a clearance.
 * @throws {SeedError} with everything that is wrong in any of them.
 */
export async function readSeed(dir: string | URL, model: Model, clearance: Clearance = FULL): Promise<Seed> {
  const folder = typeof dir === 'string' ? dir : fileURLToPath(dir);
  const problem = (file: string) => (error: unknown) => {
    throw new SeedError([
      { file, entry: '', field: '', message: error instanceof Error ? error.message : String(error) },
    ]);
  };
  const there = await readdir(folder).catch(problem(''));
  const names = there.filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readText(join(folder, name)).catch(problem(name))));
  const seed = parseSeed(
    names.map((name, index) => ({ name, text: texts[index] ?? '' })),
    model,
  );
  return seedUpTo(seed, model, clearance);
}

/** As `readSeed`, from the files' texts. */
export function parseSeed(files: readonly { readonly name: string; readonly text: string }[], model: Model): Seed {
  if (files.length === 0) {
    throw new SeedError([{ file: '', entry: '', field: '', message: 'there is no .yaml file in the folder' }]);
  }
  const read = files.map(({ name, text }) => readSeedFile(name, text, model));
  const entries = read.flatMap((file) => file.entries);
  const earlier = read.flatMap((file) => file.problems);
  const problems = [...earlier, ...seedProblems(entries, earlier, model)];
  if (problems.length > 0) throw new SeedError(problems);
  const types = new Map(entries.map((entry) => [entry.id, entry.type.name]));
  const nodes = entries.flatMap((entry) => entryNodes(model, types, entry));
  return {
    nodes,
    sources: nodes.filter(({ type }) => type === 'Source'),
    statements: seedStatements(entries).map(({ file: _, ...statement }) => statement),
    leftOut: [],
  };
}
