import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Caller, createCaller } from '../caller.ts';
import { AuthenticationUnavailable, CredentialRefused } from '../errors.ts';
import type { Algorithm } from './algorithms.ts';
import { type ClaimPath, clearanceInClaim, rolesIn } from './claims.ts';
import { readKeyFile } from './key-file.ts';
import { type FetchTimes, type KeysLog, RemoteKeys, type TokenKeys } from './remote-keys.ts';
import { tokenReason } from './token-reasons.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** Which tokens are accepted, and what they say. */
export interface TokenConfig {
  /** Where the issuer's public keys are: at a URL (JWKS) or in a file. */
  readonly keys: { readonly url: string } | { readonly file: string };
  readonly algorithms: readonly Algorithm[];
  readonly issuer: string;
  /** A token must name one of them. */
  readonly audience: readonly string[];
  /** By how many seconds the issuer's clock may differ. */
  readonly skewSeconds: number;
  readonly roleClaim: ClaimPath;
  readonly clearanceClaim: ClaimPath;
}

/** Checks a token (JWT) and says who sent it. */
export type TokenVerifier = (token: string) => Promise<Caller>;

/** The maximum length of a subject, which logs repeat. */
const MAX_SUBJECT = 255;

/**
 * Reads or fetches the keys, and makes the check. A key that cannot be fetched yet is fetched when a token needs it.
 * @throws {CallersError} if the key's file is not usable.
 */
export async function openTokenVerifier(config: TokenConfig, log: KeysLog, times?: FetchTimes): Promise<TokenVerifier> {
  return createTokenVerifier(config, await keysOf(config, log, times));
}

/** Makes the check with these keys. */
export function createTokenVerifier(config: TokenConfig, keys: TokenKeys): TokenVerifier {
  const verified = new VerifiedTokens();
  const options = {
    algorithms: [...config.algorithms],
    issuer: config.issuer,
    audience: [...config.audience],
    clockTolerance: config.skewSeconds,
    requiredClaims: ['exp', 'sub'],
  };
  return async (token) => {
    const before = verified.find(token);
    if (before && before.keys === (await keys.current())) return before.caller;
    if (!isCanonical(token)) throw new CredentialRefused('malformed token');
    let used: object | undefined;
    const find: JWTVerifyGetKey = (header, parts) => {
      // Noted before: of keys that change meanwhile, the token counts as checked with the older ones, and is checked again.
      used = keys.known;
      return keys.find(header, parts);
    };
    const { payload } = await jwtVerify(token, find, options).catch((error: unknown) => {
      throw error instanceof AuthenticationUnavailable ? error : new CredentialRefused(tokenReason(error));
    });
    // Not within: a fault of the server must not pass for one of the token.
    const caller = callerOf(payload, config);
    const { nbf: from = 0, exp: until = 0 } = payload;
    if (used) verified.add(token, { caller, from, until, keys: used });
    return caller;
  };
}

/** Whether a token is written in the only way: base64url has spare bits and padding, which would give it other spellings. */
const isCanonical = (token: string): boolean =>
  token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);

async function keysOf(config: TokenConfig, log: KeysLog, times?: FetchTimes): Promise<TokenKeys> {
  const { keys, algorithms } = config;
  if ('file' in keys) {
    const find = await readKeyFile(keys.file, algorithms);
    return { find, known: find, current: async () => find };
  }
  const remote = new RemoteKeys(keys.url, log, times);
  void remote.prefetch();
  return remote;
}

function callerOf(payload: JWTPayload, { roleClaim, clearanceClaim }: TokenConfig): Caller {
  const { sub } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT) throw new CredentialRefused('no subject');
  const clearance = clearanceInClaim(payload, clearanceClaim);
  return createCaller({ kind: 'token', id: `token:${sub}`, roles: rolesIn(payload, roleClaim), clearance });
}
