import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openAuthenticator } from './authenticator.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the files of an authenticator', () => {
  const log = { error: () => undefined, warn: () => undefined };
  const open = (file: string, keyFile: string) =>
    openAuthenticator(
      {
        tokens: {
          keys: { file },
          issuer: 'a',
          audience: ['b'],
          algorithms: ['RS256'],
          skewSeconds: 0,
          roleClaim: ['roles'],
          clearanceClaim: ['clearance'],
        },
        keyFile,
      },
      log,
    );

  test('are all named with their settings if they are not there', async () => {
    const [pem, json] = [join(folder, 'none.pem'), join(folder, 'none.json')];
    await expect(open(pem, json)).rejects.toThrow(
      `Invalid settings:\n  JWT_KEY_FILE: ${pem}: there is no such file\n  API_KEYS_FILE: ${json}: there is no such file; "entente keys add" makes it with its first key`,
    );
  });

  test('are named once if they are something else', async () => {
    const [pem, json] = [join(folder, 'other.pem'), join(folder, 'other.json')];
    await writeFile(pem, 'no key');
    await writeFile(json, 'no keys');
    await expect(open(pem, json)).rejects.toThrow(
      /^Invalid settings:\n {2}JWT_KEY_FILE: [^\n]* holds no public key[^\n]*\n {2}API_KEYS_FILE: [^\n]* is no file of API keys[^\n]*$/,
    );
  });
});
