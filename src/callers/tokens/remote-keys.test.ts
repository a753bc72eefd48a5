import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type JWK, jwtVerify } from 'jose';
import { type Issuer, makeIssuer, sign, validClaims } from '../../../tests/support/tokens.ts';
import { type FetchTimes, RemoteKeys } from './remote-keys.ts';

/** Keys are never old in a test that does not say so. */
const PATIENT: FetchTimes = { timeout: 2_000, refresh: 60_000, stale: 60_000, cooldown: 0, retry: 0 };

const first = makeIssuer();
const second = makeIssuer();
const jwk = ({ publicKey }: Issuer, kid: string): JWK => ({ ...publicKey.export({ format: 'jwk' }), kid });

let server: Server;
let served: readonly JWK[];
let status: number;
let hangs: boolean;
let requests: number;
let warnings: string[];

beforeEach(async () => {
  [served, status, hangs, requests, warnings] = [[jwk(first, 'first')], 200, false, 0, []];
  server = createServer((_, response) => {
    requests++;
    if (hangs) return;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: served }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

function open(times: Partial<FetchTimes> = {}): RemoteKeys {
  const { port } = server.address() as AddressInfo;
  const log = { warn: (message: string) => void warnings.push(message) };
  return new RemoteKeys(`http://127.0.0.1:${port}/keys`, log, { ...PATIENT, ...times });
}

const tokenOf = ({ privateKey }: Issuer, kid: string) => sign(validClaims(), privateKey, { alg: 'ES256', kid });
const firstToken = await tokenOf(first, 'first');
const secondToken = await tokenOf(second, 'second');

const verified = async (keys: RemoteKeys, token: string) => (await jwtVerify(token, keys.find)).payload.sub;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('keys at a URL', () => {
  test('are fetched once for many tokens', async () => {
    const keys = open();
    await Promise.all(Array.from({ length: 20 }, () => verified(keys, firstToken)));
    await keys.prefetch();
    expect(requests).toBe(2);
    expect(warnings).toEqual([]);
  });

  test('are fetched again for a key that is new', async () => {
    const keys = open();
    expect(await verified(keys, firstToken)).toBe('ada');
    served = [jwk(first, 'first'), jwk(second, 'second')];
    expect(await verified(keys, secondToken)).toBe('ada');
    expect(requests).toBe(2);
  });

  test('are not fetched for each invented key', async () => {
    const keys = open({ cooldown: 60_000 });
    await verified(keys, firstToken);
    for (let i = 0; i < 20; i++) {
      const token = await tokenOf(second, `invented-${i}`);
      await expect(verified(keys, token)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    }
    expect(requests).toBe(1);
  });

  test('are forgotten once the URL does not have them any more', async () => {
    const keys = open({ refresh: 0 });
    await verified(keys, firstToken);
    served = [jwk(second, 'second')];
    await pause(5);
    await verified(keys, firstToken); // starts the fetch, and may not wait for it
    await pause(100);
    await expect(verified(keys, firstToken)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });
});

/** How a URL may fail. */
const FAILURES: readonly (readonly [how: string, fail: () => void])[] = [
  [
    'answers 500',
    () => {
      status = 500;
    },
  ],
  [
    'redirects',
    () => {
      status = 302;
    },
  ],
  [
    'is not JSON Web Keys',
    () => {
      served = 'nothing' as unknown as readonly JWK[];
    },
  ],
  [
    'hangs',
    () => {
      hangs = true;
    },
  ],
  ['is closed', () => void server.close(() => undefined)],
];

describe.each(FAILURES)('if the URL %s', (_, fail) => {
  test('nothing can be checked before the first fetch, and it is said once', async () => {
    const keys = open({ timeout: 200 }); // no fetch is to succeed, so the URL that hangs is not waited for long
    fail();
    for (let i = 0; i < 3; i++) {
      await expect(verified(keys, firstToken)).rejects.toMatchObject({ name: 'AuthenticationUnavailable' });
    }
    expect(warnings).toEqual([expect.stringContaining('the keys of tokens (JWT_JWKS_URL) cannot be fetched')]);
  });

  test('known keys serve, and others cannot be checked', async () => {
    const keys = open({ refresh: 0 });
    await verified(keys, firstToken);
    fail();
    server.closeAllConnections();
    await pause(5);
    for (let i = 0; i < 3; i++) expect(await verified(keys, firstToken)).toBe('ada');
    await expect(verified(keys, secondToken)).rejects.toMatchObject({ name: 'AuthenticationUnavailable' });
  });

  test('known keys serve for a time only', async () => {
    const keys = open({ refresh: 10, stale: 20 });
    await verified(keys, firstToken);
    fail();
    server.closeAllConnections();
    await pause(40);
    await expect(verified(keys, firstToken)).rejects.toMatchObject({ name: 'AuthenticationUnavailable' });
  });
});

describe('after a failure', () => {
  test('the next fetch waits a little, and success is said', async () => {
    const keys = open({ retry: 200 });
    status = 503;
    for (let i = 0; i < 10; i++) {
      await expect(verified(keys, firstToken)).rejects.toMatchObject({ name: 'AuthenticationUnavailable' });
    }
    expect(requests).toBe(1);
    status = 200;
    await pause(250);
    expect(await verified(keys, firstToken)).toBe('ada');
    expect(warnings).toEqual([
      expect.stringContaining('cannot be fetched'),
      'the keys of tokens (JWT_JWKS_URL) can be fetched again',
    ]);
  });
});
