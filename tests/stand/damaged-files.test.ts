import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { childArguments, ended, startChild } from '../../src/graph/testing/child.ts';
import { describeWith } from '../support/needs.ts';
import { OPEN, OPENED, thingsIn, upTo } from './things.ts';

/** How many of a graph's writes are saved for sure when its process is killed, and how many it has made. */
const SAVED = 40;
const WRITTEN = 50;
/** How many bits are turned, one at a time. */
const FLIPS = 40;

const base = mkdtempSync(join(tmpdir(), 'entente-damaged-'));
const whole = join(base, 'whole');
const used = join(base, 'used');
const file = join(used, 'graph.grafeo');

/** Leaves a graph with a log of what is not saved yet, as a killed import does. */
const LEAVER = `${OPENED}
  const graph = await open();
  for (let id = 0; id < ${WRITTEN}; id++) await graph.write(pair(id), { savedLater: id >= ${SAVED} });
  process.kill(process.pid, 'SIGKILL');
`;

beforeAll(async () => {
  expect(await ended(startChild(LEAVER, [OPEN, join(whole, 'graph.grafeo')]))).toMatchObject({ signal: 'SIGKILL' });
  expect(readdirSync(whole)).toEqual(['graph.grafeo', 'graph.grafeo.wal']);
}, 30_000);
beforeEach(() => {
  rmSync(used, { recursive: true, force: true });
  cpSync(whole, used, { recursive: true });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Opens the file, and returns how many things are in it or what went wrong. */
async function opened(): Promise<number | string> {
  try {
    const things = await thingsIn(file);
    expect(things).toEqual(upTo(things.length));
    return things.length;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
}

const DAMAGED =
  /^GRAPH_UNAVAILABLE: The graph file \S+ is damaged, and was left as it is\. Put a copy of it in its place; .* \(.*\)$/;
const FOREIGN = /^GRAPH_UNAVAILABLE: The graph file \S+ is no graph of this program, and was left as it is\. Choose/;

describe('a torn file', () => {
  /** The saved part alone: what is written to this is replaced as a whole. */
  const saved = (): Buffer => {
    rmSync(`${file}.wal`, { recursive: true });
    return readFileSync(file);
  };

  test.each([0.02, 0.2, 0.4, 0.6, 0.8])(
    'is refused in words if only %d of it is left, and not touched',
    async (part) => {
      const bytes = saved();
      const left = bytes.subarray(0, Math.floor(bytes.length * part));
      writeFileSync(file, left);
      expect(await opened()).toMatch(DAMAGED);
      expect(readFileSync(file).equals(left)).toBe(true);
    },
  );

  test('is refused, or tells all that was saved, whichever bit is another one', async () => {
    const bytes = saved();
    const all = await opened();
    expect(all).toBeGreaterThanOrEqual(SAVED);
    const outcomes = { refused: 0, told: 0 };
    for (let at = 0; at < FLIPS; at++) {
      const flipped = Buffer.from(bytes);
      const place = Math.floor(((at + Math.random()) / FLIPS) * bytes.length);
      flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (at % 8)), place);
      writeFileSync(file, flipped);
      const outcome = await opened();
      if (typeof outcome === 'number') expect({ place, outcome }).toEqual({ place, outcome: all });
      else expect(outcome).toMatch(outcome.includes('is no graph') ? FOREIGN : DAMAGED);
      outcomes[typeof outcome === 'number' ? 'told' : 'refused']++;
      rmSync(`${file}.wal`, { recursive: true, force: true });
    }
    // Some bits belong to what an earlier save left.
    expect(outcomes.refused).toBeGreaterThan(10);
  }, 60_000);
});

describe('a torn log beside the file', () => {
  const damage = (change: (log: Buffer) => Buffer) => {
    const logs = readdirSync(`${file}.wal`).map((name) => join(`${file}.wal`, name));
    for (const log of logs) writeFileSync(log, change(readFileSync(log)));
  };

  test.each<[string, () => void]>([
    ['is whole', () => undefined],
    ['is missing', () => rmSync(`${file}.wal`, { recursive: true })],
    ['is empty', () => damage(() => Buffer.alloc(0))],
    ['is of zeros', () => damage((log) => Buffer.alloc(log.length))],
    ['ends in a write', () => damage((log) => log.subarray(0, log.length - 7))],
    ['ends in the middle', () => damage((log) => log.subarray(0, log.length >> 1))],
    ['ends in something else', () => damage((log) => Buffer.concat([log, Buffer.alloc(64, 0xab)]))],
    [
      'has another bit',
      () =>
        damage((log) => {
          log.writeUInt8(log.readUInt8(log.length >> 1) ^ 4, log.length >> 1);
          return log;
        }),
    ],
  ])('costs nothing that was saved if it %s', async (how, act) => {
    act();
    const things = await opened();
    expect(things).toBeGreaterThanOrEqual(SAVED);
    expect(things).toBeLessThanOrEqual(WRITTEN);
    if (how === 'is whole') expect(things).toBe(WRITTEN);
    // It is written as before.
    expect(await opened()).toBe(things);
  });
});

test.each<[string, Buffer]>([
  ['empty', Buffer.alloc(0)],
  ['text', Buffer.from('not a graph')],
  ['of zeros', Buffer.alloc(100_000)],
  ['of SQLite', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_192, 7)])],
  ['a ZIP archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(8_192, 9)])],
])('a file that is %s is refused in words, and not touched', async (_name, bytes) => {
  rmSync(`${file}.wal`, { recursive: true });
  writeFileSync(file, bytes);
  expect(await opened()).toMatch(FOREIGN);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(used)).toEqual(['graph.grafeo']);
});

/** As a user who is not root, to whom everything is allowed. */
const AS_NOBODY = `${OPENED}
  if (process.getuid() === 0) {
    process.setgid(65534);
    process.setuid(65534);
  }
  say(await open().then(() => 'opened', ({ code, message }) => code + ': ' + message));
`;

describeWith('linux', process.platform === 'linux')('a graph that this user may not write', () => {
  const asNobody = (path: string): string =>
    spawnSync(process.execPath, [...childArguments(AS_NOBODY, [OPEN, path])], { encoding: 'utf8' }).stdout.trim();
  const refused = expect.stringMatching(
    /^GRAPH_UNAVAILABLE: The graph file \S+ cannot be opened: this user may not write it \(EACCES\)\. Even to be read/,
  );
  const modes = (folder: number, graph: number) => {
    chmodSync(base, 0o755);
    chmodSync(file, graph);
    chmodSync(used, folder);
  };

  test('is refused in words in a read-only folder, as an existing file and as a new one', async () => {
    rmSync(`${file}.wal`, { recursive: true });
    const before = await opened();
    modes(0o555, 0o666);
    const found = [file, join(used, 'new.grafeo'), join(used, 'new', 'new.grafeo')].map(asNobody);
    modes(0o755, 0o644);
    expect(found).toEqual([refused, refused, refused]);
    expect(readdirSync(used)).toEqual(['graph.grafeo']);
    expect(await opened()).toBe(before);
  }, 30_000);

  test('is refused in words if the file itself may not be written', () => {
    modes(0o777, 0o444);
    const found = asNobody(file);
    modes(0o755, 0o644);
    expect(found).toEqual(refused);
  });

  test('is created where that is allowed', () => {
    mkdirSync(join(used, 'open'));
    chmodSync(join(used, 'open'), 0o777);
    modes(0o755, 0o644);
    expect(asNobody(join(used, 'open', 'new.grafeo'))).toBe('opened');
  });
});
