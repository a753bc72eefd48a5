import {
  counted,
  EntryRules,
  type Joins,
  type Marker,
  markerWrites,
  NO_COUNTS,
  readJoins,
  renamedRow,
  replacingWrites,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { type Batch, foldBatch } from './batch.ts';
import { planBatchWrites } from './batch-writes.ts';
import { markerFor, sourceNode } from './file-source.ts';
import { GraphLookup } from './graph-lookup.ts';
import type { ImportJob } from './job.ts';
import { type PreparedRow, preparedBatches } from './prepared-rows.ts';
import type { Progress } from './progress.ts';
import { RejectedFile } from './rejected-file.ts';
import { type ImportResult, Samples } from './result.ts';
import { nextPart, WithdrawalPreview } from './withdrawal.ts';

/** Rows written in one transaction by default. */
const ROWS_AT_ONCE = 500;

/** The maximum time, in milliseconds, that a crash may cost. */
const SAVED_MS = 5_000;

export interface ImportOptions {
  readonly rowsAtOnce?: number;
  readonly dryRun?: boolean;
  readonly fromStart?: boolean;
  /** Whether to withdraw what the file no longer states even if rows were rejected. */
  readonly withdraw?: boolean;
  readonly rejectedPath: string;
  /** Whether a dry run writes the file of rejected rows. */
  readonly writesRejected?: boolean;
  /** Stops the import after the current batch. */
  readonly signal?: AbortSignal;
  /** Called with the progress of an earlier import, once its rows are skipped. */
  readonly onResume?: (before: Progress) => void;
  readonly onProgress?: (done: Progress) => void;
}

/**
 * Imports a file into the graph, resuming after the last row of an earlier, unfinished import. Each batch of rows is one
 * transaction that includes the mark of its last row, so that an interrupted import can always be resumed.
 * @throws {ImportError} if the file cannot be read on; the rows before are in the graph.
 * @throws {GraphError} as the port does.
 */
export async function importFile(
  graph: GraphPort,
  model: Model,
  job: ImportJob,
  options: ImportOptions,
): Promise<ImportResult> {
  const { dryRun = false, fromStart = false } = options;
  const begun = await markerFor(graph, job, fromStart);
  const source = sourceNode(model, begun, job.source);
  const importer = new Importer(graph, model, withJoins(model, job, await readJoins(graph)), options, begun);
  if (begun.finished) return importer.result('finished before');
  if (!dryRun) await graph.write([...replacingWrites(source, model), ...markerWrites(begun)]);
  return importer.run();
}

/** Makes rows refer to the entities that replaced joined ids. */
function withJoins(model: Model, job: ImportJob, joins: Joins): ImportJob {
  if (joins.into.size === 0) return job;
  return { ...job, map: (row) => renamedRow(model, job.map(row), joins) };
}

class Importer {
  readonly #graph: GraphPort;
  readonly #model: Model;
  readonly #job: ImportJob;
  readonly #options: ImportOptions;
  readonly #begun: Marker;
  readonly #rules: EntryRules;
  readonly #around: GraphLookup;
  readonly #shown = new Samples();
  #marker: Marker;
  #stale: ImportResult['stale'] = null;
  #savedAt = performance.now();

  constructor(graph: GraphPort, model: Model, job: ImportJob, options: ImportOptions, begun: Marker) {
    this.#graph = graph;
    this.#model = model;
    this.#job = job;
    this.#options = options;
    this.#begun = begun;
    this.#marker = begun;
    this.#rules = new EntryRules(model);
    this.#around = new GraphLookup(graph, model, this.#rules, this.#by, options.dryRun === true);
  }

  async run(): Promise<ImportResult> {
    const { dryRun = false, rejectedPath, writesRejected = !dryRun, signal } = this.#options;
    const rejected = writesRejected
      ? await RejectedFile.at(rejectedPath, this.#job.columns, this.#marker.rejectedBytes)
      : undefined;
    const preview = dryRun ? await this.#preview() : undefined;
    try {
      for await (const rows of this.#batches()) {
        if (this.#marker === this.#begun) this.#noteResume(rows);
        const batch = await this.#take(rows, rejected);
        if (batch) preview?.take(batch);
        if (!signal?.aborted) continue;
        if (!dryRun) await this.#graph.write(markerWrites(this.#marker));
        return this.result('interrupted');
      }
    } finally {
      await rejected?.close();
    }
    await this.#tellOfWithdrawal(preview);
    const withdraws = !dryRun && this.#marker.run > 0 && !this.#keepsStale;
    while (withdraws && (await this.#withdrawNext())) if (signal?.aborted) return this.result('interrupted');
    this.#marker = { ...this.#marker, finished: true };
    if (!dryRun) await this.#graph.write(markerWrites(this.#marker));
    return this.result('finished');
  }

  #preview(): Promise<WithdrawalPreview> {
    return WithdrawalPreview.of(this.#graph, this.#model, this.#by);
  }

  /** Finds what a dry run would withdraw, or what is kept because rows were rejected. */
  async #tellOfWithdrawal(dry: WithdrawalPreview | undefined): Promise<void> {
    if (this.#marker.run === 0 || !(dry || this.#keepsStale)) return;
    const preview = dry ?? (await this.#preview());
    const { statements, facts, noted } = await preview.result(this.#around);
    if (this.#keepsStale) this.#stale = { statements, facts };
    else this.#marker = counted(this.#marker, { ...NO_COUNTS, withdrawn: statements, deleted: facts }, noted);
  }

  result(outcome: ImportResult['outcome']): ImportResult {
    return {
      outcome,
      resumedBehind: this.#begun.row,
      marker: this.#marker,
      keepsStale: outcome === 'finished' && this.#marker.run > 0 && this.#keepsStale,
      stale: this.#stale,
      facts: this.#shown.facts,
      actors: this.#shown.actors,
      rejections: this.#shown.rejections,
    };
  }

  /** An unreadable row may be one that an earlier version of the file stated: while there are such rows, nothing is withdrawn. */
  get #keepsStale(): boolean {
    return this.#marker.counts.rejected > 0 && this.#options.withdraw !== true;
  }

  #batches(): AsyncIterable<readonly PreparedRow[]> {
    const size = this.#options.rowsAtOnce ?? ROWS_AT_ONCE;
    return preparedBatches(this.#job, this.#rules, { size, behind: this.#begun.row });
  }

  #noteResume([next]: readonly PreparedRow[]): void {
    const { row, counts } = this.#begun;
    if (row > 0 && next) this.#options.onResume?.({ rows: counts.read, bytes: next.row.bytes });
  }

  async #take(rows: readonly PreparedRow[], rejected: RejectedFile | undefined): Promise<Batch | undefined> {
    const last = rows.at(-1)?.row;
    if (!last) return undefined;
    const around = await this.#around.of(rows);
    const batch = foldBatch(rows, around, this.#by);
    const whole = rows.find(({ row }) => row.problem === undefined);
    if (whole) rejected?.nameColumns(Object.keys(whole.row.values));
    const rejectedBytes = (await rejected?.append(batch.rejections)) ?? 0;
    const marker = { ...counted(this.#marker, batch.counts, batch.noted), row: last.number, rejectedBytes };
    if (this.#options.dryRun !== true) {
      const { run } = marker;
      const writes = await planBatchWrites(this.#graph, batch, { model: this.#model, present: around.present, run });
      await this.#graph.write([...writes, ...markerWrites(marker)], { savedLater: !this.#isTimeToSave() });
    }
    this.#marker = marker;
    this.#around.note(batch);
    this.#shown.add(batch);
    this.#options.onProgress?.({ rows: marker.counts.read, bytes: last.bytes });
    return batch;
  }

  /** Withdraws a part of what the file no longer states; false if nothing is left. */
  async #withdrawNext(): Promise<boolean> {
    const next = await nextPart(this.#graph, this.#model, this.#marker);
    if (next === undefined) return false;
    await this.#graph.write([...next.writes, ...markerWrites(next.marker)]);
    this.#marker = next.marker;
    return true;
  }

  /** A crash may lose recent rows together with their mark: they are read again, so only their number matters. */
  #isTimeToSave(): boolean {
    const now = performance.now();
    if (now - this.#savedAt < SAVED_MS) return false;
    this.#savedAt = now;
    return true;
  }

  get #by() {
    return { source: this.#begun.source, recordedAt: this.#job.recordedAt, run: this.#begun.run };
  }
}
