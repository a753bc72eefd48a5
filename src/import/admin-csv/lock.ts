import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, ImportError } from '../../disk/index.ts';

export const LOCK_NAME = 'entente.lock';

/** How long, in milliseconds, a process that was just killed may take to be gone. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 50;

/**
 * Keeps other processes out of a folder until the lock is released; one that a killed process left is taken over.
 * @throws {ImportError} where another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_NAME);
  for (const start = performance.now(); !(await isMine(path)); ) {
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner === process.pid || !(await isRunning(owner))) await rm(path, { force: true });
    else if (performance.now() - start < PATIENCE_MS) await sleep(PAUSE_MS);
    else {
      throw new ImportError(
        `Process ${owner} is at work in ${folder}; where it has nothing to do with it, delete ${path}`,
      );
    }
  }
  return () => rm(path, { force: true });
}

/** Makes the lock, with its owner in it from the first moment; false where it is there. */
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
    // It is there, and another user's.
    return errorCode(error) === 'EPERM';
  }
  // One that was killed keeps its number until its parent asks, which in a container may be never.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return !/^State:\s+[ZX]/m.test(status);
}
