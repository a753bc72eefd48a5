import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ended, startChild } from '../../src/graph/testing/child.ts';
import { OPEN, OPENED, thingsIn, upTo } from './things.ts';

/** How often a writer is killed. */
const ROUNDS = Number(process.env.ENTENTE_KILLS ?? 6);
/** After how many milliseconds of writing, at most. */
const PATIENCE_MS = 300;
/** Of the writes of an import, so many share one save. */
const SAVED_TOGETHER = 5;

const folder = mkdtempSync(join(tmpdir(), 'entente-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes for ever, and names each write that is acknowledged as saved. */
const WRITER = `${OPENED}
  const together = Number(process.argv[3]);
  const graph = await open();
  let id = await known(graph);
  say('open');
  for (;; id++) {
    const savedLater = (id + 1) % together !== 0;
    await graph.write(pair(id), { savedLater });
    if (!savedLater) say(id);
  }
`;

/** Lets a writer write for some milliseconds, and returns the last id that it was told to be saved. */
async function killAfter(path: string, together: number, patience: number): Promise<number> {
  const child = startChild(WRITER, [OPEN, path, String(together)]);
  child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), patience));
  const { output, signal } = await ended(child);
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${output}`);
  return Math.max(-1, ...output.split('\n').slice(0, -1).map(Number).filter(Number.isInteger));
}

test.each([
  ['that are saved one by one', 1],
  ['that are saved together', SAVED_TOGETHER],
])(
  `a graph loses no acknowledged write to kill -9 among writes %s, and has each write whole or not at all`,
  async (_name, together) => {
    const path = join(folder, `${together}.grafeo`);
    let saved = -1;
    for (let round = 0; round < Math.ceil(ROUNDS / 2); round++) {
      saved = Math.max(saved, await killAfter(path, together, Math.random() * PATIENCE_MS));
      const things = await thingsIn(path);
      expect(things).toEqual(upTo(things.length));
      expect(things.length).toBeGreaterThan(saved);
    }
    expect(saved).toBeGreaterThan(0);
  },
  30_000 + ROUNDS * 20_000,
);
