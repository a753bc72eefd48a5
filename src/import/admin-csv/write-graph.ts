import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportError } from '../../disk/index.ts';
import {
  added,
  conflictNodes,
  findConflicts,
  type GraphNode,
  type Marker,
  markerProperties,
  NO_COUNTS,
  rowSourceNode,
  sourceOf,
  type Tallied,
  type Tally,
  tallied,
} from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { Account, EntryFold, type NodeMaker, nodeMaker, Standings, sourceNode } from '../load/index.ts';
import { CsvFiles, type WrittenCsv } from './csv-files.ts';
import { SEPARATORS, SeparatorInText } from './csv-format.ts';
import { ARGS_NAME } from './import-args.ts';
import type { FolderImport } from './manifest.ts';
import type { Spool } from './spool.ts';

/** Nodes after which buffers are checked. */
const NODES_AT_ONCE = 256;

export interface WriteOptions {
  /** Stops before the next part; existing files stay. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: { readonly rows: number; readonly bytes: number }) => void) | undefined;
}

/** The written graph, and the marks of the imports with their final counts. */
export interface WrittenGraph {
  readonly csv: WrittenCsv;
  readonly markers: readonly Marker[];
}

/**
 * Writes the CSV files of a spool part by part, with one part in memory at a time.
 * @returns undefined if aborted
 */
export async function writeGraph(
  folder: string,
  model: Model,
  spool: Spool,
  imports: readonly FolderImport[],
  options: WriteOptions,
): Promise<WrittenGraph | undefined> {
  // Until all new files exist, nothing may be loaded: the old ones are outdated.
  await rm(join(folder, ARGS_NAME), { force: true });
  for (const separator of SEPARATORS) {
    const files = await CsvFiles.in(folder, model, separator);
    try {
      const markers = await new GraphWriter(model, spool, imports, files).write(options);
      if (!markers) {
        await files.discard();
        return undefined;
      }
      return { csv: await files.finish(), markers };
    } catch (error) {
      if (!(error instanceof SeparatorInText)) throw error;
      await files.discard();
    }
  }
  throw new ImportError(
    'Some list items contain each of the characters U+001C to U+001F, so that none is left to separate them',
  );
}

class GraphWriter {
  readonly #model: Model;
  readonly #spool: Spool;
  readonly #imports: readonly FolderImport[];
  readonly #files: CsvFiles;
  readonly #nodesOf: NodeMaker;
  /** Sources of rows that were written; several parts may name the same one. */
  readonly #sources = new Set<string>();
  /** The counts and reasons of each import. */
  readonly #accounts: readonly Account[];
  readonly #tallies: (readonly Tally[])[];

  constructor(model: Model, spool: Spool, imports: readonly FolderImport[], files: CsvFiles) {
    this.#model = model;
    this.#spool = spool;
    this.#imports = imports;
    this.#files = files;
    this.#nodesOf = nodeMaker(model);
    this.#accounts = imports.map(() => new Account());
    this.#tallies = imports.map(({ marker }) => marker.tallies.filter(({ of }) => OF_ROWS.has(of)));
  }

  async write({ signal, onProgress }: WriteOptions): Promise<readonly Marker[] | undefined> {
    const done = { rows: 0, bytes: 0 };
    this.#files.format();
    for (const { marker, source } of this.#imports) {
      for (const node of sourceNode(this.#model, marker, source)) this.#files.node(node);
    }
    for (const { name, bytes } of this.#spool.parts) {
      if (signal?.aborted) return undefined;
      done.rows += await this.#part(name);
      done.bytes += bytes;
      onProgress?.(done);
    }
    const markers = this.#imports.map(({ marker }, index) => this.#counted(marker, index));
    for (const marker of markers) this.#files.mark(markerProperties(marker));
    return markers;
  }

  async #part(name: string): Promise<number> {
    const fold = new EntryFold([]);
    const standings = new Standings(this.#model, false);
    let rows = 0;
    for await (const entries of this.#spool.entries(name)) {
      for (const { from, row, checked } of entries) {
        const [account, by] = [this.#accounts[from], this.#imports[from]];
        if (!account || !by) throw new ImportError(`${name} of the spool has an entry of no import: start over`);
        const { source, run } = by.marker;
        const before = fold.stating;
        fold.take(checked, row, { source, recordedAt: by.recordedAt, run });
        account.came(checked, row, standings.take(checked, row, source));
        account.stating(fold.stating - before);
      }
      rows += entries.length;
      for (const [index, account] of this.#accounts.entries()) {
        this.#tallies[index] = tallied(this.#tallies[index] ?? [], account.takeNoted());
      }
    }
    let waiting = 0;
    for (const node of this.#nodes(fold)) {
      this.#files.node(node);
      waiting += 1;
      if (waiting % NODES_AT_ONCE === 0) await this.#files.flushMuch();
    }
    return rows;
  }

  *#nodes(fold: EntryFold): Generator<GraphNode> {
    const conflicts = findConflicts(this.#model, fold.stated);
    const disputed = new Set(conflicts.map(({ subject }) => subject));
    for (const one of fold.folded) {
      const [own, ...parts] = this.#nodesOf(one);
      if (!own) continue;
      const { id, properties } = own;
      yield disputed.has(id) && 'disputed' in properties
        ? { ...own, properties: { ...properties, disputed: true } }
        : own;
      yield* parts;
    }
    for (const { source, file } of fold.sources) {
      const id = sourceOf({ source }, file);
      if (this.#sources.has(id)) continue;
      this.#sources.add(id);
      yield* rowSourceNode(this.#model, source, file);
    }
    for (const { node } of fold.statements) yield node;
    yield* conflictNodes(this.#model, conflicts);
  }

  /** The mark of an import with the counts found in folding, which covers all of its entries each time. */
  #counted(marker: Marker, index: number): Marker {
    const account = this.#accounts[index] ?? new Account();
    const { read, passed, rejected, skipped } = marker.counts;
    const rows = { ...NO_COUNTS, read, passed, rejected, entries: skipped, skipped };
    return { ...marker, counts: added(rows, account.counts), tallies: this.#tallies[index] ?? [] };
  }
}

/** Reasons that are counted while rows are read. */
const OF_ROWS: ReadonlySet<Tallied> = new Set(['passed', 'rejected', 'skipped', 'notes']);
