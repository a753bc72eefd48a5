import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { ImportError } from '../../disk/index.ts';
import { type Clearance, FULL } from '../../domain/index.ts';

/** Where rejected rows are to go. */
export interface RejectedPlace {
  /** The file that the user named. */
  readonly named: string | undefined;
  /** The clearance of the graph: others reject other rows. */
  readonly clearance: Clearance;
}

/**
 * The file for the rows of `file` that a graph rejects.
 * @throws {ImportError} if it is the file itself or its mapping, which it would overwrite.
 */
export async function rejectedPathOf(
  file: string,
  mapping: string,
  { named, clearance }: RejectedPlace,
): Promise<string> {
  const path = ofGraph(named ?? `${file}.rejected.csv`, clearance);
  const target = await identity(path);
  for (const read of [file, mapping]) {
    if (target !== undefined && target === (await identity(read))) {
      throw new ImportError(`Rejected rows cannot be written to ${path}: it is ${read}, which is read`);
    }
  }
  return path;
}

/** `rejected.csv` of the main graph is `rejected.public.csv` of the one for `PUBLIC`. */
function ofGraph(path: string, clearance: Clearance): string {
  if (clearance === FULL) return path;
  const ending = extname(path);
  return `${path.slice(0, path.length - ending.length)}.${clearance.toLowerCase()}${ending}`;
}

async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev} ${found.ino}`;
}
