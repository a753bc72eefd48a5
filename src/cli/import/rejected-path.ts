import { stat } from 'node:fs/promises';
import { ImportError } from '../../disk/index.ts';

/**
 * The file for the rejected rows of `file`.
 * @throws {ImportError} if it is the file itself or its mapping, which it would overwrite.
 */
export async function rejectedPathOf(file: string, mapping: string, named: string | undefined): Promise<string> {
  const path = named ?? `${file}.rejected.csv`;
  const target = await identity(path);
  for (const read of [file, mapping]) {
    if (target !== undefined && target === (await identity(read))) {
      throw new ImportError(`Rejected rows cannot be written to ${path}: it is ${read}, which is read`);
    }
  }
  return path;
}

async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev} ${found.ino}`;
}
