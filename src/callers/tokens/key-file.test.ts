import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { makeIssuer, pemOf, sign, validClaims } from '../../../tests/support/tokens.ts';
import type { Algorithm } from './algorithms.ts';
import { readKeyFile } from './key-file.ts';

const ec = makeIssuer();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
const jwk = (key = ec.publicKey, kid = 'a') => ({ ...key.export({ format: 'jwk' }), kid });

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-key-file-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function read(text: string, algorithms: readonly Algorithm[] = ['RS256', 'ES256', 'EdDSA']) {
  const path = join(folder, `key-${count++}`);
  await writeFile(path, text);
  return readKeyFile(path, algorithms);
}

describe('a file with public keys', () => {
  test.each([
    ['an elliptic curve in PEM', pemOf(ec.publicKey), ec.privateKey, { alg: 'ES256' }],
    ['RSA in PEM', pemOf(rsa.publicKey), rsa.privateKey, { alg: 'RS256' }],
    ['Ed25519 in PEM', pemOf(ed.publicKey), ed.privateKey, { alg: 'EdDSA' }],
    ['a JWK', JSON.stringify(jwk()), ec.privateKey, { alg: 'ES256' }],
    [
      'a JWKS with several, of which the token names one',
      JSON.stringify({ keys: [jwk(makeIssuer().publicKey, 'b'), jwk()] }),
      ec.privateKey,
      { alg: 'ES256', kid: 'a' },
    ],
  ])('checks tokens: %s', async (_, text, privateKey, header) => {
    const token = await sign(validClaims(), privateKey, header);
    expect((await jwtVerify(token, await read(text))).payload.sub).toBe('ada');
  });

  test.each([
    [
      'a private key in PEM',
      String(ec.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      'holds a private or symmetric key',
    ],
    [
      'a private key as JWK',
      JSON.stringify(ec.privateKey.export({ format: 'jwk' })),
      'holds a private or symmetric key',
    ],
    ['a secret as JWK', '{"kty":"oct","k":"c2VjcmV0"}', 'holds a private or symmetric key'],
    ['another text', 'hush-hush', 'holds no public key in PEM, and no JWK'],
    ['broken JSON', '{', 'is neither PEM nor JSON'],
    ['an empty set', '{"keys":[]}', 'has no list of keys'],
    ['a set that is none', '{"keys":{}}', 'has no list of keys'],
    ['a broken JWK', '{"kty":"EC","crv":"P-256"}', 'holds no public key'],
  ])('is refused with %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toThrow(expect.objectContaining({ message: expect.not.stringContaining('hush') }));
  });

  test('is refused if no algorithm fits its key', async () => {
    await expect(read(pemOf(ec.publicKey), ['RS256'])).rejects.toThrow(
      /JWT_ALGORITHMS has no algorithm .* fits: ES256/,
    );
    await expect(read(pemOf(rsa.publicKey), ['ES256', 'EdDSA'])).rejects.toThrow(/fits: RS256, .*PS512/);
  });

  test('is missed', async () => {
    await expect(readKeyFile(join(folder, 'none'), ['RS256'])).rejects.toThrow('there is no such file');
  });
});
