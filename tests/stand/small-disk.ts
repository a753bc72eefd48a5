import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in memory that is soon full. */
export interface SmallDisk {
  readonly folder: string;
  readonly grow: (mebibytes: number) => void;
  readonly remove: () => void;
}

/** Mounts one of this size; undefined where that is not allowed. */
export function mountSmallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'entente-disk-'));
  const mount = (...options: readonly string[]) =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', folder]).status === 0;
  if (!mount(`size=${mebibytes}m`)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    grow: (more) => {
      if (!mount('remount', `size=${more}m`)) throw new Error(`${folder} cannot grow`);
    },
    remove: () => {
      // What failed to close still has a file open.
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whether a disk can be mounted here. */
export function canMount(): boolean {
  const disk = mountSmallDisk(1);
  disk?.remove();
  return disk !== undefined;
}
