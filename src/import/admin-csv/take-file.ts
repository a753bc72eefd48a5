import { ImportError } from '../../disk/index.ts';
import { added, EntryRules, type Marker, tallied } from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import {
  Account,
  type ImportJob,
  type ImportOptions,
  type PreparedRow,
  preparedBatches,
  RejectedFile,
  type RejectedRow,
  takenRow,
} from '../load/index.ts';
import type { Spool } from './spool.ts';

/** Rows per batch. */
const ROWS_AT_ONCE = 500;

/** The maximum time, in milliseconds, that a crash may cost. */
const SAVED_MS = 10_000;

export type TakeOptions = Pick<ImportOptions, 'rejectedPath' | 'signal' | 'onResume' | 'onProgress'>;

/** Where a file is read into. */
export interface TakenInto {
  readonly model: Model;
  readonly spool: Spool;
  /** The index of the import. */
  readonly from: number;
  /** Records the progress. */
  readonly save: (marker: Marker) => Promise<void>;
}

/**
 * Reads the rows of a file after its mark into a spool. A row may refer to its own entries and those in the spool.
 * @returns the mark, which is unfinished if the signal aborted it
 * @throws {ImportError} if the file cannot be read on; the rows before are in the spool.
 */
export async function takeFile(
  job: ImportJob,
  begun: Marker,
  { model, spool, from, save }: TakenInto,
  { rejectedPath, signal, onResume, onProgress }: TakeOptions,
): Promise<Marker> {
  const rejected = await RejectedFile.at(rejectedPath, job.columns, begun.rejectedBytes);
  const batches = preparedBatches(job, new EntryRules(model), { size: ROWS_AT_ONCE, behind: begun.row });
  let marker = begun;
  let savedAt = performance.now();
  /** Whether the spool has exactly the rows that the mark says. */
  let isWhole = true;
  try {
    for await (const rows of batches) {
      const [next] = rows;
      if (marker === begun && begun.row > 0 && next) onResume?.({ rows: begun.counts.read, bytes: next.row.bytes });
      const last = rows.at(-1)?.row;
      if (!last) continue;
      isWhole = false;
      const account = new Account();
      const rejections = takeRows(rows, spool, from, account);
      const whole = rows.find(({ row }) => row.problem === undefined);
      if (whole) rejected.nameColumns(Object.keys(whole.row.values));
      const rejectedBytes = await rejected.append(rejections);
      const counts = added(marker.counts, account.counts);
      marker = {
        ...marker,
        row: last.number,
        rejectedBytes,
        counts,
        tallies: tallied(marker.tallies, account.takeNoted()),
      };
      isWhole = true;
      await spool.flushMuch();
      onProgress?.({ rows: marker.counts.read, bytes: last.bytes });
      if (signal?.aborted) break;
      if (performance.now() - savedAt < SAVED_MS) continue;
      await save(marker);
      savedAt = performance.now();
    }
    if (!signal?.aborted) marker = { ...marker, finished: true };
    await save(marker);
    return marker;
  } catch (error) {
    if (error instanceof ImportError && isWhole) await save(marker);
    throw error;
  } finally {
    await rejected.close();
  }
}

/** How entries relate to each other is determined later, when they are folded. */
function takeRows(rows: readonly PreparedRow[], spool: Spool, from: number, account: Account): readonly RejectedRow[] {
  const rejections: RejectedRow[] = [];
  for (const prepared of rows) {
    const { number } = prepared.row;
    for (const checked of takenRow(prepared, (id) => spool.has(id), account, rejections)) {
      spool.add({ from, row: number, checked });
    }
  }
  return rejections;
}
