import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { readText } from '../../disk/index.ts';
import { CallersError } from '../errors.ts';
import { type Algorithm, algorithmsOf } from './algorithms.ts';

/**
 * Reads the public keys of a file: one in PEM (a key or a certificate), or one or several as JSON (JWK, JWKS).
 * @throws {CallersError} if it has none that fits one of the algorithms, or a private or symmetric one.
 */
export async function readKeyFile(path: string, algorithms: readonly Algorithm[]): Promise<JWTVerifyGetKey> {
  const text = (await readText(path)).trim();
  if (text.startsWith('{')) return setOf(path, text, algorithms);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw holdsSecret(path);
  const key = publicKey(path, { key: text, format: 'pem' });
  checkFits(path, [key], algorithms);
  return async () => key;
}

function setOf(path: string, text: string, algorithms: readonly Algorithm[]): JWTVerifyGetKey {
  const keys = jsonWebKeys(path, text);
  for (const key of keys) if ('d' in key || 'k' in key) throw holdsSecret(path);
  const objects = keys.map((key) => publicKey(path, { key, format: 'jwk' }));
  checkFits(path, objects, algorithms);
  return createLocalJWKSet({ keys } as JSONWebKeySet);
}

function jsonWebKeys(path: string, text: string): readonly JsonWebKey[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CallersError(`JWT_KEY_FILE: ${path} is neither PEM nor JSON`);
  }
  const { keys = [value] } = value as { readonly keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0 || keys.some((key) => typeof key !== 'object' || key === null)) {
    throw new CallersError(`JWT_KEY_FILE: ${path} has no list of keys`);
  }
  return keys as readonly JsonWebKey[];
}

function publicKey(path: string, input: Parameters<typeof createPublicKey>[0]): KeyObject {
  try {
    return createPublicKey(input);
  } catch {
    // Node's own message may quote the file.
    throw new CallersError(`JWT_KEY_FILE: ${path} holds no public key in PEM, and no JWK`);
  }
}

function checkFits(path: string, keys: readonly KeyObject[], algorithms: readonly Algorithm[]): void {
  const fitting = keys.flatMap(algorithmsOf);
  if (algorithms.some((algorithm) => fitting.includes(algorithm))) return;
  const suited = [...new Set(fitting)].join(', ') || 'none that is supported';
  throw new CallersError(`JWT_ALGORITHMS has no algorithm for the key in ${path}, which fits: ${suited}`);
}

const holdsSecret = (path: string): CallersError =>
  new CallersError(`JWT_KEY_FILE: ${path} holds a private or symmetric key; the server needs the public one only`);
