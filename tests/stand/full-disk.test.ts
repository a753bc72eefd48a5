import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { childArguments, ended } from '../../src/graph/testing/child.ts';
import { describeWith } from '../support/needs.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { OPEN, OPENED, thingsIn, upTo } from './things.ts';

/** Writes until nothing more can be written; then ends at once, as after a crash. */
const FILLER = `${OPENED}
  // Else the limit on the size of files ends the process.
  process.on('SIGXFSZ', () => undefined);
  const graph = await open();
  let id = await known(graph);
  const refused = [];
  let saved = -1;
  while (refused.length < 3) {
    try {
      await graph.write(pair(id, 20000));
      saved = id;
    } catch ({ code, message }) {
      refused.push({ code, message });
    }
    id++;
  }
  const readable = await known(graph);
  const closing = await graph.close().then(() => undefined, ({ code, message }) => ({ code, message }));
  say(JSON.stringify({ saved, refused, readable, closing }));
  process.kill(process.pid, 'SIGKILL');
`;

interface Failure {
  readonly code: string;
  readonly message: string;
}

interface Filled {
  readonly saved: number;
  readonly refused: readonly Failure[];
  readonly readable: number;
  readonly closing?: Failure;
}

/** Runs the filler, under a limit on the size of files if there is one, in blocks of 512 bytes. */
async function fill(path: string, blocks: number | 'unlimited' = 'unlimited'): Promise<Filled> {
  const script = `ulimit -f ${blocks}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', script, process.execPath, ...childArguments(FILLER, [OPEN, path])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse((await ended(child)).output);
}

const WORDS = {
  ENOSPC: /no space is left on the disk \(ENOSPC\)\..* run it again\./,
  EFBIG: /it is larger than a file may be \(EFBIG\)\..* run it again\./,
};

/** What a graph says when it cannot write, what it has then, and what is found elsewhere in a copy of its files. */
async function expectNothingLost(path: string, { saved, refused, readable, closing }: Filled, words: RegExp) {
  expect(saved).toBeGreaterThan(3);
  for (const failure of [...refused, ...(closing ? [closing] : [])]) {
    expect(failure).toEqual({ code: 'GRAPH_UNAVAILABLE', message: expect.stringMatching(words) });
  }
  expect(readable).toBeGreaterThan(saved);
  const copy = mkdtempSync(join(tmpdir(), 'entente-copy-'));
  cpSync(dirname(path), copy, { recursive: true });
  const things = await thingsIn(join(copy, basename(path)));
  rmSync(copy, { recursive: true });
  expect(things).toEqual(upTo(things.length));
  expect(things.length).toBeGreaterThan(saved);
}

describeWith('linux', process.platform === 'linux')('a graph whose file may not grow', () => {
  test('refuses writes in words, answers reads, and loses nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-limit-'));
    const path = join(folder, 'graph.grafeo');
    await expectNothingLost(path, await fill(path, 3_000), WORDS.EFBIG);
    rmSync(folder, { recursive: true });
  }, 30_000);
});

describeWith('mount', canMount())('a graph on a full disk', () => {
  let disk: SmallDisk;
  beforeEach(() => {
    const mounted = mountSmallDisk(2);
    if (!mounted) throw new Error('A disk could be mounted before');
    disk = mounted;
  });
  afterEach(() => disk.remove());

  test('refuses writes in words, answers reads, loses nothing, and is written again once there is room', async () => {
    const path = join(disk.folder, 'graph.grafeo');
    const filled = await fill(path);
    await expectNothingLost(path, filled, WORDS.ENOSPC);
    disk.grow(8);
    const more = await fill(path);
    expect(more.saved).toBeGreaterThan(filled.saved);
    await expectNothingLost(path, more, WORDS.ENOSPC);
  }, 60_000);
});
