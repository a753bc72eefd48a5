import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KeyVerifier } from './key-verifier.ts';
import { addApiKey, listApiKeys, removeApiKey } from './manage.ts';

let folder: string;
let file: string;
let key: string;
let problems: string[];
let keys: KeyVerifier;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-key-verifier-'));
  file = join(folder, 'keys.json');
  problems = [];
  key = await addApiKey(file, { name: 'reports', role: 'analyst' });
  keys = await KeyVerifier.open(file, { error: (message) => void problems.push(message) });
});

afterEach(() => rm(folder, { recursive: true }));

const refused = (credential: string, reason: string) =>
  expect(keys.verify(credential)).rejects.toMatchObject({ name: 'CredentialRefused', reason });

describe('an API key', () => {
  test('says who sent it', async () => {
    const [{ id } = { id: '' }] = await listApiKeys(file);
    const caller = await keys.verify(key);
    expect(caller).toEqual({ kind: 'key', id: `key:${id}`, roles: ['analyst'], clearance: 'PUBLIC' });
    expect(Object.isFrozen(caller)).toBe(true);
  });

  test('has the clearance that it was given', async () => {
    const other = await addApiKey(file, { name: 'office', role: 'reader', clearance: 'INTERNAL' });
    expect((await keys.verify(other)).clearance).toBe('INTERNAL');
  });

  test('counts as soon as it is added, and no longer once it is revoked', async () => {
    const other = await addApiKey(file, { name: 'metrics', role: 'operator' });
    expect((await keys.verify(other)).roles).toEqual(['operator']);
    await removeApiKey(file, 'reports');
    await refused(key, 'unknown or revoked API key');
    expect((await keys.verify(other)).roles).toEqual(['operator']);
  });

  test('is refused if any character differs', async () => {
    for (let at = 0; at < key.length; at++) {
      const other = key[at] === '0' ? '1' : '0';
      const variant = key.slice(0, at) + other + key.slice(at + 1);
      await expect(keys.verify(variant)).rejects.toMatchObject({ name: 'CredentialRefused' });
    }
    const secret = key.slice(-43);
    await refused(key.replace(secret, 'A'.repeat(43)), 'wrong API key');
    await refused(key.slice(0, -1), 'malformed API key');
    await refused(`${key}A`, 'malformed API key');
    await refused(key.toUpperCase(), 'malformed API key');
  });

  test('is not its hash', async () => {
    const { createHash } = await import('node:crypto');
    await refused(key.slice(0, -43) + createHash('sha256').update(key).digest('base64url'), 'wrong API key');
  });

  test('is valid on its last day, and not behind it', async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect((await keys.verify(await addApiKey(file, { name: 'a', role: 'reader', expires: today }))).roles).toEqual([
      'reader',
    ]);
    const over = await addApiKey(file, { name: 'b', role: 'reader', expires: '2020-01-01' });
    await refused(over, 'expired API key');
  });
});

describe('the file of API keys', () => {
  const unavailable = () => expect(keys.verify(key)).rejects.toMatchObject({ name: 'AuthenticationUnavailable' });

  test('that breaks lets nobody in, says so once, and serves again when it is whole', async () => {
    await rename(file, `${file}.kept`);
    await unavailable();
    await unavailable();
    expect(problems).toEqual([expect.stringContaining('API keys are refused until their file can be read')]);
    await writeFile(file, '{"keys":[{"id":"x"}]}');
    await unavailable();
    await rename(`${file}.kept`, file);
    expect((await keys.verify(key)).roles).toEqual(['analyst']);
  });

  test('must be there at the start, and be one', async () => {
    const log = { error: () => undefined };
    await expect(KeyVerifier.open(join(folder, 'none'), log)).rejects.toThrow('there is no such file');
    const damaged = async (text: string, reason: string) => {
      await writeFile(file, text);
      const message = `${file} is no file of API keys, as "entente keys add" writes it: ${reason}. Restore it from a copy`;
      await expect(KeyVerifier.open(file, log)).rejects.toThrow(message);
    };
    await damaged('keys', 'it is not JSON');
    await damaged('[]', 'it has no list of keys');
    await damaged('{"keys":[{"id":"x"}]}', 'see keys.0.id in it');
  });
});
