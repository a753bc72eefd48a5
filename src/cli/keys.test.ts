import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../app/config.ts';
import { runKeys } from './keys.ts';
import type { Terminal } from './terminal.ts';

let folder: string;
let file: string;
let output: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-keys-'));
  file = join(folder, 'keys.json');
  output = [];
});

afterEach(() => rm(folder, { recursive: true }));

const terminal: Terminal = { out: (text) => void output.push(text), err: () => undefined, ask: undefined };

const keys = (...args: string[]) => runKeys(args, terminal, readConfig({ API_KEYS_FILE: file }));

describe('entente keys', () => {
  test('adds keys, lists and revokes them, and stores no key', async () => {
    await keys('add', 'reports', '--role', 'analyst');
    await keys('add', 'metrics', '--role', 'operator', '--clearance', 'INTERNAL', '--expires', '2999-12-31');
    const [first = '', second = ''] = output;
    expect(first).toMatch(/^entente_[0-9a-f]{12}_[\w-]{43}$/);
    const text = await readFile(file, 'utf8');
    for (const key of [first, second]) expect(text).not.toContain(key.slice('entente_'.length + 13));
    output = [];
    await keys('list');
    expect(output).toEqual([
      expect.stringMatching(/^[0-9a-f]{12} {2}analyst {3}PUBLIC {6}\d{4}-\d\d-\d\d {2}no expiry {3}reports$/),
      expect.stringMatching(/^[0-9a-f]{12} {2}operator {2}INTERNAL {4}\d{4}-\d\d-\d\d {2}2999-12-31 {2}metrics$/),
    ]);
    const [, id = ''] = output.map((line) => line.split(' ')[0] ?? '');
    await keys('revoke', 'reports');
    await keys('revoke', id);
    output = [];
    await keys('list');
    expect(output).toEqual(['There are no keys.']);
  });

  test('makes a file that only its owner may read', async () => {
    await keys('add', 'reports', '--role', 'reader');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('keeps every key of commands that run at the same time, or refuses one', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const results = await Promise.allSettled(names.map((name) => keys('add', name, '--role', 'reader')));
    const added = names.filter((_, i) => results[i]?.status === 'fulfilled');
    output = [];
    await keys('list');
    expect(output.map((line) => line.split(' ').at(-1)).sort()).toEqual(added);
    expect(added.length).toBeGreaterThan(0);
    for (const result of results) {
      if (result.status === 'rejected') expect(String(result.reason)).toContain('another command is changing the keys');
    }
  });

  test.each<[string[], string]>([
    [[], 'add, list or revoke is missing'],
    [['ad'], 'keys cannot ad'],
    [['add', '--role', 'reader'], 'the name of the key is missing'],
    [['add', 'a'], '--role must be one of reader, analyst, operator'],
    [['add', 'a', '--role', 'admin'], '--role must be one of'],
    [['add', 'a', 'b', '--role', 'reader'], 'too many arguments'],
    [['add', 'a', '--role', 'reader', '--expires', 'soon'], '--expires must be a day'],
    [['add', 'a', '--role', 'reader', '--expires', '2027-02-30'], '--expires must be a day'],
    [['add', 'a', '--role', 'reader', '--expires', '2020-01-01'], '--expires 2020-01-01 is over already'],
    [
      ['add', 'a', '--role', 'reader', '--clearance', 'SECRET'],
      '--clearance must be one of PUBLIC, INTERNAL, RESTRICTED',
    ],
    [['list', 'a'], 'too many arguments'],
    [['list', '--role', 'reader'], 'for add only'],
    [['revoke'], 'the name of the key is missing'],
  ])('refuses the arguments %p', async (args, message) => {
    await expect(keys(...args)).rejects.toThrow(message);
  });

  test('refuses a name that is taken, and one that does not exist', async () => {
    await keys('add', 'reports', '--role', 'reader');
    await expect(keys('add', 'reports', '--role', 'analyst')).rejects.toThrow('There is a key reports already');
    await expect(keys('revoke', 'metrics')).rejects.toThrow('There is no key metrics');
  });

  test('leaves a file alone that is not one of keys', async () => {
    await writeFile(file, '{"keys":[{"id":"x"}]}');
    await expect(keys('add', 'reports', '--role', 'reader')).rejects.toThrow(`${file} is no file of API keys`);
    expect(await readFile(file, 'utf8')).toBe('{"keys":[{"id":"x"}]}');
    await keys('add', 'reports', '--role', 'reader').catch(() => undefined);
    await expect(stat(`${file}.part`)).rejects.toThrow('ENOENT');
  });

  test('says that the file is not set, or cannot be written', async () => {
    await expect(runKeys(['list'], terminal, readConfig({}))).rejects.toThrow('API_KEYS_FILE must be set');
    await expect(keys('list')).rejects.toThrow('there is no such file');
    const other = join(folder, 'missing', 'keys.json');
    const config = readConfig({ API_KEYS_FILE: other });
    await expect(runKeys(['add', 'a', '--role', 'reader'], terminal, config)).rejects.toThrow(
      'its folder does not exist',
    );
  });
});
