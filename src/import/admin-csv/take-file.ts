import { ImportError } from '../../disk/index.ts';
import { added, EntryRules, type Marker, tallied } from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { Account } from '../load/account.ts';
import { type PreparedRow, type RejectedRow, takenRow } from '../load/batch.ts';
import type { ImportJob, ImportOptions } from '../load/importer.ts';
import { preparedBatches } from '../load/prepared.ts';
import { RejectedFile } from '../load/rejected.ts';
import type { Spool } from './spool.ts';

/** Rows that are looked at together. */
const ROWS_AT_ONCE = 500;

/** How much time, in milliseconds, a crash may cost at most. */
const SAVED_MS = 10_000;

export type TakeOptions = Pick<ImportOptions, 'rejectedPath' | 'signal' | 'onResume' | 'onProgress'>;

/** What a file is taken into. */
export interface TakenInto {
  readonly model: Model;
  readonly spool: Spool;
  /** Which of the imports it is. */
  readonly from: number;
  /** Makes what was taken last, as far as the mark says. */
  readonly save: (marker: Marker) => Promise<void>;
}

/**
 * Reads the rows of a file behind its mark into a spool. A row may name what the spool has, or what it makes itself.
 * @returns the mark; it is not finished where it was told to end.
 * @throws {ImportError} where the file cannot be read on; what was read before is taken.
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
  /** Whether the spool has just the rows that the mark speaks of. */
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

/** What the entries are to each other is found when they are folded. */
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
