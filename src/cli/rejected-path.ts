import { stat } from 'node:fs/promises';
import { ImportError } from '../disk/index.ts';

/**
 * Where the rejected rows of a file go.
 * @throws {ImportError} where that is the file itself, or its mapping: what stands there makes way.
 */
export async function rejectedPathOf(file: string, mapping: string, named: string | undefined): Promise<string> {
  const path = named ?? `${file}.rejected.csv`;
  const own = await identity(path);
  for (const read of [file, mapping]) {
    if (own !== undefined && own === (await identity(read))) {
      throw new ImportError(`The rejected rows cannot go into ${path}: it is ${read}, which is read`);
    }
  }
  return path;
}

async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev} ${found.ino}`;
}
