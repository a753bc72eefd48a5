import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode, readText, unwritable } from '../../disk/index.ts';
import { CLEARANCES } from '../../domain/index.ts';
import { ROLES } from '../caller.ts';
import { CallersError } from '../errors.ts';

const storedKey = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  /** What the key is for, in the operator's words. */
  name: z.string().min(1),
  role: z.enum(ROLES),
  /** Without one, that of everybody. */
  clearance: z.enum(CLEARANCES).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  created: z.iso.date(),
  /** The last day on which it is valid, in UTC; for good without one. */
  expires: z.iso.date().optional(),
});

/** A key as it is stored: with its hash only. */
export type StoredApiKey = Readonly<z.infer<typeof storedKey>>;

const store = z.strictObject({ keys: z.array(storedKey) });

/**
 * Reads the file of API keys.
 * @throws {CallersError} if it is not one, or does not exist.
 * @throws {ImportError} if it cannot be read.
 */
export async function readKeyStore(path: string): Promise<readonly StoredApiKey[]> {
  const { data, error } = store.safeParse(parsed(await textOf(path), path));
  if (!error) return data.keys;
  const [issue] = error.issues;
  throw noStore(path, issue?.path.length ? `see ${issue.path.join('.')} in it` : 'it has no list of keys');
}

async function textOf(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    if (existsSync(path)) throw error;
    throw new CallersError(
      `API_KEYS_FILE: ${path}: there is no such file; "entente keys add" makes it with its first key`,
    );
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noStore(path, 'it is not JSON');
  }
}

const noStore = (path: string, reason: string): CallersError =>
  new CallersError(
    `API_KEYS_FILE: ${path} is no file of API keys, as "entente keys add" writes it: ${reason}. ` +
      'Restore it from a copy, or move it away and add new keys',
  );

/**
 * Replaces the keys of a file, which only its owner may read from then on. The file is whole at any moment; two commands
 * at a time cannot undo each other's change.
 * @throws {CallersError} if another command is changing it.
 * @throws {ImportError} if it cannot be written.
 */
export async function changeKeyStore(
  path: string,
  change: (keys: readonly StoredApiKey[]) => readonly StoredApiKey[],
): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'wx', 0o600).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw unwritable(path, error);
    throw new CallersError(`${part} exists: another command is changing the keys. If none is, delete that file.`);
  });
  try {
    const keys = change(await existingKeys(path));
    await file.writeFile(`${JSON.stringify({ keys }, null, 2)}\n`);
    await file.sync();
    await file.close();
    await rename(part, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw unwritable(path, error);
  }
}

/** The keys of a file, none if it does not exist yet. */
async function existingKeys(path: string): Promise<readonly StoredApiKey[]> {
  try {
    const file = await open(path, 'r');
    await file.close();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return readKeyStore(path);
}
