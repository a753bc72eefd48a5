import {
  type ChangeContext,
  counted,
  EntryRules,
  FIRST_PLACE,
  type Marker,
  markerWrites,
  NO_COUNTS,
  planChange,
  type Rulings,
  readRulings,
  rowSourceNode,
  sourceOf,
  sourceWrites,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { type Batch, takeBatch } from './batch.ts';
import { markerFor, sourceNode, storedPrecedence } from './file-source.ts';
import { GraphLookup } from './graph-lookup.ts';
import type { ImportJob } from './job.ts';
import type { ImportOptions } from './options.ts';
import { type PreparedRow, preparedBatches } from './prepared-rows.ts';
import { RejectedFile } from './rejected-file.ts';
import { type ImportResult, Samples } from './result.ts';
import { sameFactNotes } from './same-facts.ts';
import { undecidedNotes } from './undecided.ts';
import { nextPart, WithdrawalPreview } from './withdrawal.ts';

/** Rows written in one transaction by default. */
const ROWS_AT_ONCE = 500;

/** The maximum time, in milliseconds, that a crash may cost. */
const SAVED_MS = 5_000;

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
  const { dryRun = false, fromStart = false, replacesAll = job.replacesAll ?? false, beside = new Set() } = options;
  const begun = await markerFor(graph, job, { fromStart, replacesAll, beside });
  const source = sourceNode(model, begun, job.source);
  const importer = new Importer(graph, model, job, options, { begun, rulings: await readRulings(graph) });
  if (begun.finished) return importer.result('finished before');
  // The source gets another precedence once all that it states is settled by it.
  const precedence = (await storedPrecedence(graph, begun.source)) ?? job.source.precedence;
  const before = sourceNode(model, begun, { ...job.source, precedence });
  if (!dryRun) await graph.write([...(await sourceWrites(graph, before, model)), ...markerWrites(begun)]);
  const result = await importer.run();
  if (!dryRun && result.outcome === 'finished') await graph.write(await sourceWrites(graph, source, model));
  return result;
}

/** What an import finds in the graph. */
interface Found {
  /** The mark of the import, or a new one. */
  readonly begun: Marker;
  readonly rulings: Rulings;
}

class Importer {
  readonly #graph: GraphPort;
  readonly #model: Model;
  readonly #job: ImportJob;
  readonly #options: ImportOptions;
  readonly #begun: Marker;
  readonly #rulings: Rulings;
  readonly #rules: EntryRules;
  readonly #around: GraphLookup;
  readonly #shown = new Samples();
  /** The sources that rows have named so far. */
  readonly #named = new Set<string>();
  #marker: Marker;
  #stale: ImportResult['stale'] = null;
  #savedAt = performance.now();

  constructor(graph: GraphPort, model: Model, job: ImportJob, options: ImportOptions, { begun, rulings }: Found) {
    this.#graph = graph;
    this.#model = model;
    this.#job = job;
    this.#options = options;
    this.#begun = begun;
    this.#marker = begun;
    this.#rulings = rulings;
    this.#rules = new EntryRules(model);
    const { dryRun = false } = options;
    this.#around = new GraphLookup(graph, { model, rules: this.#rules, rulings, by: this.#by, dryRun });
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
    if (!dryRun && this.#replaces && !this.#keepsStale) {
      if (!(await this.#withdraw(signal))) return this.result('interrupted');
    }
    this.#marker = { ...this.#marker, finished: true };
    if (!dryRun) await this.#graph.write(markerWrites(this.#marker));
    return this.result('finished');
  }

  #preview(): Promise<WithdrawalPreview> {
    return WithdrawalPreview.of(
      this.#graph,
      this.#changing(() => false),
      this.#replaced,
    );
  }

  /** Finds what a dry run would withdraw, or what is kept because rows were rejected. */
  async #tellOfWithdrawal(dry: WithdrawalPreview | undefined): Promise<void> {
    if (!this.#replaces || !(dry || this.#keepsStale)) return;
    const preview = dry ?? (await this.#preview());
    const { statements, facts, noted } = await preview.result();
    if (this.#keepsStale) this.#stale = { statements, facts };
    else this.#marker = counted(this.#marker, { ...NO_COUNTS, withdrawn: statements, deleted: facts }, noted);
  }

  result(outcome: ImportResult['outcome']): ImportResult {
    return {
      outcome,
      resumedBehind: this.#begun.row,
      marker: this.#marker,
      keepsStale: outcome === 'finished' && this.#replaces && this.#keepsStale,
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
    const batch = takeBatch(this.#model, rows, around, this.#by);
    const whole = rows.find(({ row }) => row.problem === undefined);
    if (whole) rejected?.nameColumns(Object.keys(whole.row.values));
    for (const source of batch.sources) this.#named.add(sourceOf({ source }, this.#begun.source));
    const rejectedBytes = (await rejected?.append(batch.rejections)) ?? 0;
    let marker = { ...counted(this.#marker, batch.counts, batch.noted), row: last.number, rejectedBytes };
    if (this.#options.dryRun !== true) {
      const context = this.#changing((id) => !around.present.has(id));
      const change = await planChange(this.#graph, context, {
        added: batch.statements,
        replacedRuns: new Set(marker.replaces),
      });
      marker = counted(marker, NO_COUNTS, [
        ...sameFactNotes(change, batch.statements),
        ...undecidedNotes(change, batch.statements, marker),
      ]);
      const sources = batch.sources.flatMap((source) => rowSourceNode(this.#model, source, marker.source));
      const named = await sourceWrites(this.#graph, sources, this.#model);
      const all = [...named, ...change.writes, ...markerWrites(marker)];
      await this.#graph.write(all, { savedLater: !this.#isTimeToSave() });
    }
    this.#marker = marker;
    this.#around.note(batch);
    this.#shown.add(batch);
    this.#options.onProgress?.({ rows: marker.counts.read, bytes: last.bytes });
    return batch;
  }

  /** Withdraws what the file no longer states, part by part; false if interrupted. */
  async #withdraw(signal: AbortSignal | undefined): Promise<boolean> {
    const context = this.#changing(() => false);
    for (let place = FIRST_PLACE; ; ) {
      const next = await nextPart(this.#graph, context, this.#marker, place);
      if (next === undefined) return true;
      await this.#graph.write([...next.writes, ...markerWrites(next.marker)]);
      this.#marker = next.marker;
      if (next.next === undefined) return true;
      place = next.next;
      if (signal?.aborted) return false;
    }
  }

  /** Whether the file replaces an earlier one, whose statements it may not make again. */
  get #replaces(): boolean {
    return this.#begun.replaces.length > 0;
  }

  get #replaced() {
    return { source: this.#begun.source, runs: this.#begun.replaces };
  }

  #changing(isNew: (id: string) => boolean): ChangeContext {
    const { source } = this.#begun;
    const precedence = Number(this.#job.source.precedence ?? 0);
    const isOwn = (id: string): boolean => id === source || this.#named.has(id);
    const precedenceOf = (id: string): number | undefined => (isOwn(id) ? precedence : undefined);
    return { model: this.#model, rulings: this.#rulings, precedenceOf, isNew };
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
