import type { Clearance } from '../../domain/index.ts';
import type { Role } from '../caller.ts';
import { CallersError } from '../errors.ts';
import { makeApiKey } from './api-key.ts';
import { changeKeyStore, readKeyStore, type StoredApiKey } from './key-store.ts';

/** What a new key is for. */
export interface ApiKeyRequest {
  readonly name: string;
  readonly role: Role;
  /** The highest clearance of a source that its callers see; the lowest by default. */
  readonly clearance?: Clearance;
  /** The last day on which it is valid, in UTC. */
  readonly expires?: string;
}

/**
 * Adds a key to a file, which is made if it does not exist. Returns the key's text, which cannot be had again.
 * @throws {CallersError} if the name is taken, or the file is not one of keys.
 */
export async function addApiKey(path: string, request: ApiKeyRequest): Promise<string> {
  const { name, role, clearance, expires } = request;
  const { id, text, sha256 } = makeApiKey();
  const created = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  await changeKeyStore(path, (keys) => {
    if (keys.some((key) => key.name === name))
      throw new CallersError(`There is a key ${name} already. Revoke it first.`);
    const own = { id, name, role, ...(clearance !== undefined && { clearance }), sha256, created };
    return [...keys, { ...own, ...(expires !== undefined && { expires }) }];
  });
  return text;
}

/** The keys of a file, without their hashes. */
export async function listApiKeys(path: string): Promise<readonly Omit<StoredApiKey, 'sha256'>[]> {
  return (await readKeyStore(path)).map(({ sha256: _, ...key }) => key);
}

/**
 * Removes a key by its name or id.
 * @throws {CallersError} if there is none.
 */
export async function removeApiKey(path: string, nameOrId: string): Promise<void> {
  await changeKeyStore(path, (keys) => {
    const kept = keys.filter(({ id, name }) => id !== nameOrId && name !== nameOrId);
    if (kept.length === keys.length)
      throw new CallersError(`There is no key ${nameOrId}. "entente keys list" lists them.`);
    return kept;
  });
}
