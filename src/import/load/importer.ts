import {
  counted,
  EntryRules,
  type Joins,
  type MappedEntry,
  type MappedRow,
  type Marker,
  markerWrites,
  NO_COUNTS,
  nextDeletion,
  nextSources,
  nextWithdrawal,
  readJoins,
  renamedRow,
  type SourceRow,
  toWrites,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { type Batch, type PreparedRow, type RejectedRow, toBatch } from './batch.ts';
import { FirstShown } from './first-shown.ts';
import { preparedBatches } from './prepared.ts';
import { Preview, type WouldWithdraw } from './preview.ts';
import type { Progress } from './progress.ts';
import { RejectedFile } from './rejected.ts';
import { type ImportedFile, markerOf, sourceNode } from './source.ts';
import { Surroundings } from './surroundings.ts';
import { batchWrites } from './writes.ts';

/** Rows of a file that are written in one transaction where nothing else is said. */
export const ROWS_AT_ONCE = 500;

/** How much time, in milliseconds, a crash may cost at most. */
const SAVED_MS = 5_000;

/** A file, and how it is read. */
export interface ImportJob extends ImportedFile {
  readonly bytes: number;
  /** The fields of the source, its sha256 among them. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
  readonly rows: () => AsyncIterable<SourceRow>;
  readonly map: (row: SourceRow) => MappedRow;
  /** What is to be told of the file beside its rows, as far as it was read. */
  readonly notes?: () => readonly string[];
  /** The fields of a rejected row that are written down; left out: all. */
  readonly columns?: readonly string[];
}

export interface ImportOptions {
  readonly rowsAtOnce?: number;
  readonly dryRun?: boolean;
  readonly fromStart?: boolean;
  /** Whether what the file said before is taken back even though rows are rejected. */
  readonly withdraw?: boolean;
  readonly rejectedPath: string;
  /** Whether a dry run, too, writes the file of rejected rows. */
  readonly writesRejected?: boolean;
  /** Ends the import behind the batch that it is at. */
  readonly signal?: AbortSignal;
  /** Is told how far an earlier import came, once its rows are passed over. */
  readonly onResume?: (before: Progress) => void;
  readonly onProgress?: (done: Progress) => void;
}

export interface ImportResult {
  readonly outcome: 'finished' | 'interrupted' | 'finished before';
  /** The row that an interrupted import was taken up behind; 0 where it began with the first. */
  readonly resumedBehind: number;
  readonly marker: Marker;
  /** True where what the file said before and says no longer was left, as rows were rejected. */
  readonly leaves: boolean;
  /** How much that is. */
  readonly left: Pick<WouldWithdraw, 'statements' | 'facts'> | null;
  /** The first facts and actors, and the first rows left out. */
  readonly facts: readonly MappedEntry[];
  readonly actors: readonly MappedEntry[];
  readonly rejections: readonly RejectedRow[];
}

/**
 * Brings a file into the graph, from the row on that an import of it came to before. Each batch of rows is a
 * transaction with the mark of how far it goes, so that whatever ends the import, the next one goes on behind it.
 * @throws {ImportError} where the file cannot be read on; what was read before is in the graph.
 * @throws {GraphError} as the port does.
 */
export async function importFile(
  graph: GraphPort,
  model: Model,
  job: ImportJob,
  options: ImportOptions,
): Promise<ImportResult> {
  const { dryRun = false, fromStart = false } = options;
  const begun = await markerOf(graph, job, fromStart);
  const source = sourceNode(model, begun, job.source);
  const importer = new Importer(graph, model, withJoins(model, job, await readJoins(graph)), options, begun);
  if (begun.finished) return importer.result('finished before');
  if (!dryRun) await graph.write([...toWrites(source, model), ...markerWrites(begun)]);
  return importer.run();
}

/** The import with rows that name what stands for ids that were joined away; itself where none was. */
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
  readonly #around: Surroundings;
  readonly #shown = new FirstShown();
  #marker: Marker;
  #left: ImportResult['left'] = null;
  #savedAt = performance.now();

  constructor(graph: GraphPort, model: Model, job: ImportJob, options: ImportOptions, begun: Marker) {
    this.#graph = graph;
    this.#model = model;
    this.#job = job;
    this.#options = options;
    this.#begun = begun;
    this.#marker = begun;
    this.#rules = new EntryRules(model);
    this.#around = new Surroundings(graph, model, this.#rules, this.#by, options.dryRun === true);
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
    const withdraws = !dryRun && this.#marker.run > 0 && !this.#leaves;
    while (withdraws && (await this.#withdraw())) if (signal?.aborted) return this.result('interrupted');
    this.#marker = { ...this.#marker, finished: true };
    if (!dryRun) await this.#graph.write(markerWrites(this.#marker));
    return this.result('finished');
  }

  #preview(): Promise<Preview> {
    return Preview.of(this.#graph, this.#model, this.#by);
  }

  /** Finds what a dry run would take back, or what is left as rows were rejected. */
  async #tellOfWithdrawal(dry: Preview | undefined): Promise<void> {
    if (this.#marker.run === 0 || !(dry || this.#leaves)) return;
    const preview = dry ?? (await this.#preview());
    const { statements, facts, noted } = await preview.result(this.#around);
    if (this.#leaves) this.#left = { statements, facts };
    else this.#marker = counted(this.#marker, { ...NO_COUNTS, withdrawn: statements, deleted: facts }, noted);
  }

  result(outcome: ImportResult['outcome']): ImportResult {
    return {
      outcome,
      resumedBehind: this.#begun.row,
      marker: this.#marker,
      leaves: outcome === 'finished' && this.#marker.run > 0 && this.#leaves,
      left: this.#left,
      facts: this.#shown.facts,
      actors: this.#shown.actors,
      rejections: this.#shown.rejections,
    };
  }

  /** A row that cannot be read may be what an earlier state of the file said: as long as there are such, that stays. */
  get #leaves(): boolean {
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
    const batch = toBatch(rows, around, this.#by);
    const whole = rows.find(({ row }) => row.problem === undefined);
    if (whole) rejected?.nameColumns(Object.keys(whole.row.values));
    const rejectedBytes = (await rejected?.append(batch.rejections)) ?? 0;
    const marker = { ...counted(this.#marker, batch.counts, batch.noted), row: last.number, rejectedBytes };
    if (this.#options.dryRun !== true) {
      const { run } = marker;
      const writes = await batchWrites(this.#graph, batch, { model: this.#model, present: around.present, run });
      await this.#graph.write([...writes, ...markerWrites(marker)], { savedLater: !this.#isTimeToSave() });
    }
    this.#marker = marker;
    this.#around.note(batch);
    this.#shown.add(batch);
    this.#options.onProgress?.({ rows: marker.counts.read, bytes: last.bytes });
    return batch;
  }

  /**
   * Takes back a part of what the file no longer says, when all that it does say is there: nothing is missing in
   * between. False where there is nothing left.
   */
  async #withdraw(): Promise<boolean> {
    const next =
      (await nextWithdrawal(this.#graph, this.#model, this.#marker)) ??
      (await nextDeletion(this.#graph, this.#model, this.#marker.source)) ??
      (await nextSources(this.#graph, this.#model, this.#marker.source));
    if (next === undefined) return false;
    const counts = { ...NO_COUNTS, withdrawn: next.statements, deleted: next.facts };
    const marker = counted(this.#marker, counts, next.noted);
    await this.#graph.write([...next.writes, ...markerWrites(marker)]);
    this.#marker = marker;
    return true;
  }

  /** Rows that a crash takes from the graph are read again, as the mark goes with them: only how many matters. */
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
