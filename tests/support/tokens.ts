import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import type { TokenConfig } from '../../src/callers/index.ts';

/** The keys of an issuer. */
export interface Issuer {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** An issuer that signs with ES256. */
export const makeIssuer = (): Issuer => generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'entente';

/** The settings for tokens of an issuer, whose public key is in a file. */
export const tokenConfig = (file: string): TokenConfig => ({
  keys: { file },
  algorithms: ['RS256', 'ES256', 'EdDSA'],
  issuer: ISSUER,
  audience: [AUDIENCE],
  skewSeconds: 30,
  roleClaim: ['roles'],
  clearanceClaim: ['clearance'],
});

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** The claims of a token that is accepted. */
export const validClaims = (claims: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ada',
  roles: ['reader'],
  exp: nowSeconds() + 600,
  ...claims,
});

/** Signs claims as an issuer does. */
export const sign = (
  claims: JWTPayload,
  privateKey: KeyObject,
  header: JWTHeaderParameters = { alg: 'ES256' },
): Promise<string> => new SignJWT(claims).setProtectedHeader(header).sign(privateKey);

/** Writes a token by hand, with any header and signature. */
export function handmade(header: object, claims: object, signature: Buffer | string = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const last = typeof signature === 'string' ? signature : signature.toString('base64url');
  return `${part(header)}.${part(claims)}.${last}`;
}

/** A public key as operators have it in a file. */
export const pemOf = (key: KeyObject): string => String(key.export({ type: 'spki', format: 'pem' }));
