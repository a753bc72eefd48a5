import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, ImportError } from '../../disk/index.ts';

export const LOCK_NAME = 'entente.lock';

/** How long, in milliseconds, a killed process may take to disappear. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 50;

/**
 * Locks a folder against other processes; returns the release. The lock of a killed process is taken over.
 * @throws {ImportError} if another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_NAME);
  for (const start = performance.now(); !(await isMine(path)); ) {
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner === process.pid || !(await isRunning(owner))) await rm(path, { force: true });
    else if (performance.now() - start < PATIENCE_MS) await sleep(PAUSE_MS);
    else {
      throw new ImportError(`Process ${owner} is using ${folder}; if it is another program, delete ${path}`);
    }
  }
  return () => rm(path, { force: true });
}

/** Creates the lock file atomically with its owner in it; false if it exists. */
async function isMine(path: string): Promise<boolean> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function isRunning(pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It exists, but belongs to another user.
    return errorCode(error) === 'EPERM';
  }
  // A killed process keeps its number until its parent collects it, which in a container may be never.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return !/^State:\s+[ZX]/m.test(status);
}
