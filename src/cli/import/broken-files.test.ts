import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeWith } from '../../../tests/support/needs.ts';
import { readConfig } from '../../app/config.ts';
import { ImportError } from '../../disk/index.ts';
import { GraphError, type GraphPort } from '../../graph/index.ts';
import { closeAfter } from '../close-graph.ts';
import { runReview } from '../review.ts';
import { runImport } from './import.ts';

const MAPPING = `
name: small
source: { title: Small }
recordedAt: 2026-01-01T00:00:00Z
file: { format: jsonl, columns: [id, name] }
entries: [{ type: Person, id: "person:small-{id}", fields: { name: "{name}" }, states: [name] }]
`;
const row = (id: number, name: string) => `{"id":"${id}","name":${name}}\n`;
const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
/** The third row is rejected. */
const ROWS = Array.from({ length: 6 }, (_, at) => row(at + 1, at === 2 ? DEEP : '"Ann"')).join('');

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-broken-'));
  writeFileSync(at('small.yaml'), MAPPING);
  writeFileSync(at('rows.jsonl'), ROWS);
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = () => readConfig({ GRAPH_PATH: at('graph'), LOG_LEVEL: 'silent' });

async function imported(...options: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      written.out += `${text}\n`;
    },
    err: (text: string) => {
      written.err += `${text}\n`;
    },
    ask: undefined,
  };
  const args = ['--batch', '2', at('small.yaml'), at('rows.jsonl'), ...options];
  const shown = options.includes('--to-admin-csv') ? args.slice(2) : args;
  return { code: await runImport(shown, terminal, config(), { write: () => true }), ...written };
}

const onLinux = describeWith('linux', existsSync('/dev/full'));

onLinux('a file for rejected rows', () => {
  test('reports a full disk and loses nothing', async () => {
    const failed = await imported('--rejected', '/dev/full');
    expect(failed).toMatchObject({
      code: 1,
      err: '/dev/full cannot be written: no space is left on the disk (ENOSPC)\n',
    });
    const { code, out } = await imported();
    expect(code).toBe(1);
    // The first batch was committed, the one with the rejected row was not.
    expect(out).toContain('resumed after row 2');
    expect(out).toContain('6 read, 0 skipped, 1 rejected');
    expect(out).toContain('0 facts, 5 actors, 5 statements');
    expect(readFileSync(at('rows.jsonl.rejected.csv'), 'utf8')).toContain('3,is nested deeper than 100 levels,name');
  });

  test('leaves a folder for neo4j-admin the same after a full disk as after an undisturbed run', async () => {
    expect((await imported('--to-admin-csv', at('folder'), '--rejected', '/dev/full')).err).toContain('ENOSPC');
    await imported('--to-admin-csv', at('folder'));
    await imported('--to-admin-csv', at('whole'));
    const names = readdirSync(at('whole')).filter((name) => name.endsWith('.csv'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(readFileSync(join(at('folder'), name), 'utf8')).toBe(readFileSync(join(at('whole'), name), 'utf8'));
    }
  });

  test('writes to a device and keeps it', async () => {
    expect((await imported('--rejected', '/dev/null')).out).toContain('1 rejected');
    expect(existsSync('/dev/null')).toBe(true);
  });

  test.each([
    ['a folder', () => folder, /cannot be written: it is a folder \(EISDIR\)/],
    ['in a missing folder', () => at('none/rejected.csv'), /: its folder does not exist \(ENOENT\)/],
    ['in a folder that is a file', () => at('small.yaml/x.csv'), /: its parent is a file, not a folder \(ENOTDIR\)/],
    ['the imported file', () => at('rows.jsonl'), /it is .*rows\.jsonl, which is read/],
    ['the mapping', () => at('small.yaml'), /it is .*small\.yaml, which is read/],
  ])('cannot be %s', async (_, path, message) => {
    const { code, err } = await imported('--rejected', path());
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(readFileSync(at('rows.jsonl'), 'utf8')).toBe(ROWS);
    expect(readFileSync(at('small.yaml'), 'utf8')).toBe(MAPPING);
  });
});

describe('a command', () => {
  const silent = { out: () => {}, err: () => {}, ask: undefined };

  test.each([
    [
      'a folder for neo4j-admin that is a file',
      () => runImport([at('small.yaml'), at('rows.jsonl'), '--to-admin-csv', at('rows.jsonl')], silent),
    ],
    ['a decision file in a missing folder', () => runReview(['--write', at('none/x.yaml')], silent, config())],
    ['a decision file that is a folder', () => runReview(['--write', folder], silent, config())],
  ])('reports %s in one sentence', async (_, run) => {
    await expect(run()).rejects.toThrow(ImportError);
  });
});

describe('closeAfter', () => {
  test('reports the error of the work even if the graph cannot be closed', async () => {
    const full = new GraphError('GRAPH_UNAVAILABLE', 'No space left on device');
    const graph = { close: () => Promise.reject(full) } as unknown as GraphPort;
    await expect(closeAfter(graph, () => Promise.reject(new Error('first')))).rejects.toThrow('first');
    await expect(closeAfter(graph, () => Promise.resolve(1))).rejects.toThrow('No space left on device');
  });
});
