import type { GraphPort } from '../../graph/port.ts';
import { isFact } from '../../model/lookup.ts';
import type { Model } from '../../model/types.ts';
import { type Joins, readJoins } from '../review/decision-marks.ts';
import { renamedRow } from '../review/renamed.ts';
import { formerSubjects, storedValues } from '../stated-values.ts';
import { toWrites } from '../writes.ts';
import { type Batch, type PreparedRow, type RejectedRow, toBatch } from './batch.ts';
import { EntryRules } from './checked-entry.ts';
import type { MappedEntry, MappedRow, SourceRow } from './contract.ts';
import { added, NO_COUNTS } from './counts.ts';
import { type ImportedFile, markerOf, sourceNode } from './import-source.ts';
import { batchWrites } from './import-writes.ts';
import { KnownIds } from './known-ids.ts';
import { type Marker, markerWrites } from './marker.ts';
import { preparedBatches } from './prepared.ts';
import type { Progress } from './progress.ts';
import { choicesOf } from './reference.ts';
import { RejectedFile } from './rejected.ts';
import { rowStatements } from './statement-node.ts';
import { storedDates } from './stored-dates.ts';
import { nextDeletion, nextSources, nextWithdrawal } from './withdraw.ts';

/** Rows of a file that are written in one transaction where nothing else is said. */
export const ROWS_AT_ONCE = 500;

/** How much time, in milliseconds, a crash may cost at most. */
const SAVED_MS = 5_000;

/** How many facts and rejected rows a dry run shows. */
const SHOWN = 5;

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
  /** The first facts, and the first rows left out. */
  readonly facts: readonly MappedEntry[];
  readonly rejections: readonly RejectedRow[];
}

/**
 * Brings a file into the graph, from the row on that an import of it came to before. Each batch of rows is a
 * transaction with the mark of how far it goes, so that whatever ends the import, the next one goes on behind it.
 * @throws {ImportError} where the file can not be read on; what was read before is in the graph.
 * @throws {GraphError} as the port does.
 */
export async function importFile(
  graph: GraphPort,
  model: Model,
  job: ImportJob,
  options: ImportOptions,
): Promise<ImportResult> {
  const { dryRun = false, fromStart = false } = options;
  const begun = await markerOf(graph, job, fromStart || dryRun);
  const source = sourceNode(model, begun.source, job.source);
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
  readonly #known: KnownIds;
  readonly #facts: MappedEntry[] = [];
  readonly #rejections: RejectedRow[] = [];
  #marker: Marker;
  #savedAt = performance.now();

  constructor(graph: GraphPort, model: Model, job: ImportJob, options: ImportOptions, begun: Marker) {
    this.#graph = graph;
    this.#model = model;
    this.#job = job;
    this.#options = options;
    this.#begun = begun;
    this.#marker = begun;
    this.#rules = new EntryRules(model);
    this.#known = new KnownIds(graph, (id) => this.#rules.typeOf(id));
  }

  async run(): Promise<ImportResult> {
    const { dryRun = false, rejectedPath, signal } = this.#options;
    const rejected = dryRun
      ? undefined
      : await RejectedFile.at(rejectedPath, this.#job.columns, this.#marker.rejectedBytes);
    try {
      for await (const rows of this.#batches()) {
        if (this.#marker === this.#begun) this.#noteResume(rows);
        await this.#take(rows, rejected);
        if (!signal?.aborted) continue;
        if (!dryRun) await this.#graph.write(markerWrites(this.#marker));
        return this.result('interrupted');
      }
    } finally {
      await rejected?.close();
    }
    const withdraws = !dryRun && this.#marker.run > 0 && !this.#leaves;
    while (withdraws && (await this.#withdraw())) if (signal?.aborted) return this.result('interrupted');
    this.#marker = { ...this.#marker, finished: true };
    if (!dryRun) await this.#graph.write(markerWrites(this.#marker));
    return this.result('finished');
  }

  result(outcome: ImportResult['outcome']): ImportResult {
    return {
      outcome,
      resumedBehind: this.#begun.row,
      marker: this.#marker,
      leaves: outcome === 'finished' && this.#marker.run > 0 && this.#leaves,
      facts: this.#facts,
      rejections: this.#rejections,
    };
  }

  /** A row that can not be read may be what an earlier state of the file said: as long as there are such, that stays. */
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

  async #take(rows: readonly PreparedRow[], rejected: RejectedFile | undefined): Promise<void> {
    const last = rows.at(-1)?.row;
    if (!last) return;
    const present = await this.#present(rows);
    const batch = toBatch(rows, { present, ...(await this.#stored(rows, present)) }, this.#by);
    const whole = rows.find(({ row }) => row.problem === undefined);
    if (whole) rejected?.nameColumns(Object.keys(whole.row.values));
    const rejectedBytes = (await rejected?.append(batch.rejections)) ?? 0;
    const counts = added(this.#marker.counts, batch.counts);
    const marker = { ...this.#marker, row: last.number, rejectedBytes, counts };
    if (rejected) {
      const { run } = marker;
      const writes = await batchWrites(this.#graph, batch, { model: this.#model, present, run });
      await this.#graph.write([...writes, ...markerWrites(marker)], { savedLater: !this.#isTimeToSave() });
    }
    this.#marker = marker;
    this.#note(batch);
    this.#options.onProgress?.({ rows: counts.read, bytes: last.bytes });
  }

  /**
   * Takes back a part of what the file no longer says, when all that it does say is there: nothing is missing in
   * between. False where there is nothing left.
   */
  async #withdraw(): Promise<boolean> {
    const next =
      (await nextWithdrawal(this.#graph, this.#model, this.#marker)) ??
      (await nextDeletion(this.#graph, this.#model)) ??
      (await nextSources(this.#graph, this.#model, this.#marker.source));
    if (next === undefined) return false;
    const counts = added(this.#marker.counts, { ...NO_COUNTS, withdrawn: next.statements, deleted: next.facts });
    const marker = { ...this.#marker, counts };
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

  #present(rows: readonly PreparedRow[]): Promise<ReadonlySet<string>> {
    const named = rows.flatMap(({ entries }) =>
      entries.flatMap(({ entry, targets }) => [entry.id, ...targets.flatMap(({ id }) => choicesOf(id))]),
    );
    return this.#known.among(named);
  }

  /** What is stated already of what the rows state something on, or did in an earlier file. */
  async #stored(rows: readonly PreparedRow[], present: ReadonlySet<string>) {
    const entries = rows.flatMap(({ row, entries }) => entries.map(({ entry }) => ({ entry, row })));
    const subjects = new Set(entries.map(({ entry }) => entry.id).filter((id) => present.has(id)));
    const ids = entries.flatMap(({ entry, row }) =>
      this.#begun.run === 0 ? [] : rowStatements(entry, row.number, this.#by).map(({ node }) => node.id),
    );
    const former = await formerSubjects(this.#graph, this.#model, ids);
    for (const id of former) subjects.add(id);
    const stored = await storedValues(this.#graph, this.#model, [...subjects], this.#by);
    const stated = new Set(stored.map(({ subject }) => subject));
    const keeping = entries.flatMap(({ entry }) => {
      const { id, type, merge } = entry;
      const isThere = present.has(id) && (this.#begun.run === 0 || stated.has(id));
      return merge === 'keep' && type.timed && isThere ? [entry] : [];
    });
    return { stored, former, dates: await storedDates(this.#graph, keeping) };
  }

  #note({ folded, rejections }: Batch): void {
    const made = folded.map(({ entry }) => entry);
    this.#known.add(made.map(({ id }) => id));
    const facts = made.filter(({ type }) => isFact(type));
    this.#facts.push(...facts.slice(0, SHOWN - this.#facts.length));
    this.#rejections.push(...rejections.slice(0, SHOWN - this.#rejections.length));
  }
}
