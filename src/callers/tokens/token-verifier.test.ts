import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forgedTokens } from '../../../tests/support/forged-tokens.ts';
import {
  AUDIENCE,
  makeIssuer,
  nowSeconds,
  pemOf,
  sign,
  tokenConfig,
  validClaims,
} from '../../../tests/support/tokens.ts';
import { openTokenVerifier, type TokenVerifier } from './token-verifier.ts';

const issuer = makeIssuer();
const forged = await forgedTokens(issuer);
const log = { warn: () => undefined };
let folder: string;
let verify: TokenVerifier;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-tokens-'));
  const file = join(folder, 'issuer.pem');
  await writeFile(file, pemOf(issuer.publicKey));
  verify = await openTokenVerifier(tokenConfig(file), log);
});

afterAll(() => rm(folder, { recursive: true }));

const signed = (claims: Parameters<typeof validClaims>[0]) => sign(validClaims(claims), issuer.privateKey);

describe('a token', () => {
  test('says who sent it, in a way that nothing can change', async () => {
    const caller = await verify(await signed({ sub: 'ada', roles: ['analyst', 'gardener'] }));
    expect(caller).toEqual({ kind: 'token', id: 'token:ada', roles: ['analyst'], clearance: 'PUBLIC' });
    const cleared = await verify(await signed({ sub: 'ada', clearance: 'INTERNAL' }));
    expect(cleared.clearance).toBe('INTERNAL');
    expect(Object.isFrozen(caller) && Object.isFrozen(caller.roles)).toBe(true);
  });

  // Counted from when it runs: other tests may take their time before.
  test.each<[string, () => Parameters<typeof validClaims>[0]]>([
    ['that has just expired by another clock', () => ({ exp: nowSeconds() - 20 })],
    ['that begins soon by another clock', () => ({ nbf: nowSeconds() + 20 })],
    ['for several audiences', () => ({ aud: ['reports', AUDIENCE] })],
    ['without roles', () => ({ roles: undefined })],
  ])('%s is accepted', async (_, claims) => {
    expect((await verify(await signed(claims()))).id).toBe('token:ada');
  });

  test.each(forged)('%s is refused', async (_what, token, reason) => {
    await expect(verify(token)).rejects.toMatchObject({ name: 'CredentialRefused', reason });
  });

  test('is accepted in one spelling only', async () => {
    const valid = await signed({});
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '];
    const change = fc.record({ at: fc.nat(valid.length - 1), to: fc.constantFrom(...letters, '') });
    const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const spelled = [...valid];
      for (const { at, to } of changes) spelled[at] = to;
      const variant = spelled.join('');
      fc.pre(variant !== valid);
      await expect(verify(variant)).rejects.toMatchObject({ name: 'CredentialRefused' });
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  test('with any one claim changed by a stranger is refused', async () => {
    const [header = '', , signature = ''] = (await signed({})).split('.');
    const property = fc.asyncProperty(
      fc.constantFrom('iss', 'aud', 'sub', 'roles', 'exp', 'nbf', 'iat', 'clearance'),
      fc.jsonValue(),
      async (name, value) => {
        const claims = Buffer.from(JSON.stringify({ ...validClaims(), [name]: value })).toString('base64url');
        await expect(verify(`${header}.${claims}.${signature}`)).rejects.toMatchObject({ name: 'CredentialRefused' });
      },
    );
    await fc.assert(property, { numRuns: 500 });
  });

  test('does not stand in the reason', async () => {
    for (const [, token] of forged) {
      const error: unknown = await verify(token).catch((reason: unknown) => reason);
      for (const part of token.split('.').filter((one) => one.length > 3)) expect(String(error)).not.toContain(part);
    }
  });
});
