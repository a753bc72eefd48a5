import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportError } from '../import/contract.ts';
import { errorCode } from './error-code.ts';

export const LOCK_NAME = 'entente.lock';

/**
 * Keeps other processes out of a folder until the lock is released; one that a killed process left is taken over.
 * @throws {ImportError} where another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_NAME);
  const lock = () => writeFile(path, String(process.pid), { flag: 'wx' });
  try {
    await lock();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner !== process.pid && isRunning(owner)) {
      throw new ImportError(
        `Process ${owner} is at work in ${folder}; where it has nothing to do with it, delete ${path}`,
      );
    }
    await rm(path, { force: true });
    await lock();
  }
  return () => rm(path, { force: true });
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return errorCode(error) === 'EPERM';
  }
}
