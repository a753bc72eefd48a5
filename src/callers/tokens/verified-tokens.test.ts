import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { type Issuer, makeIssuer, nowSeconds, sign, tokenConfig, validClaims } from '../../../tests/support/tokens.ts';
import { createCaller } from '../caller.ts';
import { RemoteKeys, type TokenKeys } from './remote-keys.ts';
import { createTokenVerifier } from './token-verifier.ts';
import { VerifiedTokens } from './verified-tokens.ts';

const issuer = makeIssuer();
const config = tokenConfig('none');

/** Keys that tell how often one was asked for, and that can be changed. */
function watched({ publicKey }: Issuer) {
  const state = { found: 0, known: {} as object, key: publicKey };
  const keys: TokenKeys = {
    find: async () => {
      state.found++;
      return state.key;
    },
    get known() {
      return state.known;
    },
    current: async () => state.known,
  };
  return { state, verify: createTokenVerifier(config, keys) };
}

describe('a token that was accepted', () => {
  test('is checked once, and says the same again', async () => {
    const { state, verify } = watched(issuer);
    const token = await sign(validClaims({ roles: ['analyst'] }), issuer.privateKey);
    const [first, ...others] = [await verify(token), await verify(token), await verify(token)];
    expect(first).toMatchObject({ id: 'token:ada', roles: ['analyst'] });
    expect(others).toEqual([first, first]);
    expect(state.found).toBe(1);
    await verify(await sign(validClaims({ sub: 'ben' }), issuer.privateKey));
    expect(state.found).toBe(2);
  });

  test('lets no other spelling of it pass', async () => {
    const { verify } = watched(issuer);
    const token = await sign(validClaims(), issuer.privateKey);
    await verify(token);
    const [header, claims, signature = ''] = token.split('.');
    const forged = `${header}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const other of [forged, `${token}=`, ` ${token}`, token.slice(0, -1)]) {
      await expect(verify(other)).rejects.toMatchObject({ name: 'CredentialRefused' });
    }
  });

  test('is checked anew after its expiry, and refused when the skew is over', async () => {
    const { state, verify } = watched(issuer);
    const short = createTokenVerifier({ ...config, skewSeconds: 0 }, { ...watchedKeys(), find: async () => state.key });
    const token = await sign(validClaims({ exp: nowSeconds() + 2 }), issuer.privateKey);
    for (const check of [verify, short]) await check(token);
    await wait(2_300);
    await verify(token);
    expect(state.found).toBe(2);
    await expect(short(token)).rejects.toMatchObject({ reason: 'expired token' });
  });

  test('is checked anew with other keys, and refused if they lack its own', async () => {
    const { state, verify } = watched(issuer);
    const token = await sign(validClaims(), issuer.privateKey);
    await verify(token);
    state.known = {};
    await verify(token);
    expect(state.found).toBe(2);
    Object.assign(state, { known: {}, key: makeIssuer().publicKey });
    await expect(verify(token)).rejects.toMatchObject({ reason: 'wrong signature' });
    await expect(verify(token)).rejects.toMatchObject({ reason: 'wrong signature' });
  });

  test('does not count as checked with keys that came meanwhile', async () => {
    const state = { known: {} as object, found: 0 };
    const keys: TokenKeys = {
      find: async () => {
        state.found++;
        state.known = {};
        return issuer.publicKey;
      },
      get known() {
        return state.known;
      },
      current: async () => state.known,
    };
    const verify = createTokenVerifier(config, keys);
    const token = await sign(validClaims(), issuer.privateKey);
    for (let i = 0; i < 3; i++) await verify(token);
    expect(state.found).toBe(3);
  });
});

const watchedKeys = () => {
  const known = {};
  return { known, current: async () => known };
};

describe('a token whose key is withdrawn at its URL', () => {
  test('is refused as soon as the keys are fetched, and they are fetched though it is known', async () => {
    let kept: readonly object[] = [{ ...issuer.publicKey.export({ format: 'jwk' }), kid: 'first' }];
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end(JSON.stringify({ keys: kept }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
      const times = { timeout: 2_000, refresh: 50, stale: 60_000, cooldown: 0, retry: 0 };
      const verify = createTokenVerifier(config, new RemoteKeys(url, { warn: () => undefined }, times));
      const token = await sign(validClaims(), issuer.privateKey, { alg: 'ES256', kid: 'first' });
      for (let i = 0; i < 3; i++) await verify(token);
      const before = requests;
      kept = [{ ...makeIssuer().publicKey.export({ format: 'jwk' }), kid: 'second' }];
      // Whoever starts the fetch may not wait for it.
      let refusal: unknown;
      for (let tried = 0; refusal === undefined && tried < 100; tried++) {
        await wait(60);
        refusal = await verify(token).then(
          () => undefined,
          (error: unknown) => error,
        );
      }
      expect(refusal).toMatchObject({ reason: 'no key for this token' });
      expect(requests).toBeGreaterThan(before);
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });
});

describe('the tokens that are known', () => {
  test('are few, and the last used ones', () => {
    const caller = createCaller({ kind: 'token', id: 'token:ada', roles: [] });
    const known = new VerifiedTokens(2);
    const verified = { caller, from: 0, until: nowSeconds() + 60, keys: {} };
    for (const token of ['a', 'b', 'c']) known.add(token, verified);
    expect(['a', 'b', 'c'].filter((token) => known.find(token))).toEqual(['b', 'c']);
    known.add('d', { ...verified, from: nowSeconds() + 30 });
    expect(known.find('d')).toBeUndefined();
  });
});
