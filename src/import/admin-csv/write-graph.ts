import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportError } from '../../disk/index.ts';
import type { Clearance } from '../../domain/index.ts';
import {
  added,
  conflictNodes,
  entityNodes,
  type GraphNode,
  holdingsIn,
  type Marker,
  markerProperties,
  NO_COUNTS,
  NO_RULINGS,
  type RowSource,
  rowSourceNode,
  rowStatements,
  type Statement,
  settle,
  sourceOf,
  statementNode,
  successionOf,
  type Tallied,
  type Tally,
  tallied,
  withSuccession,
} from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { Account, Standings, sourceNode } from '../load/index.ts';
import { CsvFiles, type WrittenCsv } from './csv-files.ts';
import { SEPARATORS, SeparatorInText } from './csv-format.ts';
import { ARGS_NAME } from './import-args.ts';
import type { FolderImport, Manifest } from './manifest.ts';
import type { Spool } from './spool.ts';
import type { SpooledEntry } from './spool-line.ts';
import { type MadeStatement, undecidedByImport } from './undecided.ts';

/** Nodes after which buffers are checked. */
const NODES_AT_ONCE = 256;

export interface WriteOptions {
  /** Stops before the next part; existing files stay. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: { readonly rows: number; readonly bytes: number }) => void) | undefined;
}

/** What the graph is made of. */
type FolderContent = Pick<Manifest, 'imports' | 'clearance'>;

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
  content: FolderContent,
  options: WriteOptions,
): Promise<WrittenGraph | undefined> {
  // Until all new files exist, nothing may be loaded: the old ones are outdated.
  await rm(join(folder, ARGS_NAME), { force: true });
  for (const separator of SEPARATORS) {
    const files = await CsvFiles.in(folder, model, separator);
    try {
      const markers = await new GraphWriter(model, spool, content, files).write(options);
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

/** What a part of the spool states. */
interface Part {
  /** By id, each once. */
  readonly statements: Map<string, Statement>;
  /** Those about facts that a rule may make one. */
  readonly ruled: MadeStatement[];
}

class GraphWriter {
  readonly #model: Model;
  readonly #spool: Spool;
  readonly #imports: readonly FolderImport[];
  readonly #clearance: Clearance;
  readonly #files: CsvFiles;
  /** The precedence of each source. One that a row names has that of its file's. */
  readonly #precedences: Map<string, number>;
  /** Sources of rows that were written; several parts may name the same one. */
  readonly #sources = new Set<string>();
  /** The counts and reasons of each import. */
  readonly #accounts: readonly Account[];
  readonly #tallies: (readonly Tally[])[];

  constructor(model: Model, spool: Spool, { imports, clearance }: FolderContent, files: CsvFiles) {
    this.#model = model;
    this.#spool = spool;
    this.#imports = imports;
    this.#clearance = clearance;
    this.#files = files;
    this.#precedences = new Map(imports.map(({ marker, source }) => [marker.source, Number(source.precedence ?? 0)]));
    this.#accounts = imports.map(() => new Account());
    this.#tallies = imports.map(({ marker }) => marker.tallies.filter(({ of }) => OF_ROWS.has(of)));
  }

  async write({ signal, onProgress }: WriteOptions): Promise<readonly Marker[] | undefined> {
    const done = { rows: 0, bytes: 0 };
    this.#files.format(this.#clearance);
    const sources = new Map(this.#imports.map(({ marker, source }) => [marker.source, { marker, source }]));
    for (const { marker, source } of sources.values()) {
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
    const part: Part = { statements: new Map(), ruled: [] };
    const standings = new Standings(this.#model, false);
    let rows = 0;
    for await (const entries of this.#spool.entries(name)) {
      for (const one of entries) this.#take(one, part, standings, name);
      rows += entries.length;
      for (const [index, account] of this.#accounts.entries()) {
        this.#tallies[index] = tallied(this.#tallies[index] ?? [], account.takeNoted());
      }
    }
    let waiting = 0;
    for (const node of this.#nodes(part)) {
      this.#files.node(node);
      waiting += 1;
      if (waiting % NODES_AT_ONCE === 0) await this.#files.flushMuch();
    }
    return rows;
  }

  #take({ from, row, checked }: SpooledEntry, { statements, ruled }: Part, standings: Standings, part: string): void {
    const [account, by] = [this.#accounts[from], this.#imports[from]];
    if (!account || !by) throw new ImportError(`${part} of the spool has an entry of no import: start over`);
    const { source, run } = by.marker;
    const said = rowStatements(this.#model, checked, row, { source, recordedAt: by.recordedAt, run });
    const fresh = said.filter(({ id }) => !statements.has(id));
    for (const one of fresh) statements.set(one.id, one);
    if (checked.entry.type.same) ruled.push(...fresh.map((statement) => ({ from, statement })));
    if (checked.entry.source) this.#nameSource(checked.entry.source, source);
    account.came(checked, row, standings.take(checked, row, source));
    account.stating(fresh.length);
  }

  #nameSource(source: RowSource, file: string): void {
    const id = sourceOf({ source }, file);
    if (this.#sources.has(id)) return;
    this.#sources.add(id);
    this.#precedences.set(id, this.#precedences.get(file) ?? 0);
    for (const node of rowSourceNode(this.#model, source, file)) this.#files.node(node);
  }

  *#nodes({ statements, ruled }: Part): Generator<GraphNode> {
    const precedenceOf = (source: string): number => this.#precedences.get(source) ?? 0;
    const settling = { model: this.#model, precedenceOf, rulings: NO_RULINGS };
    const settled = settle(settling, [...statements.values()]);
    const { undecided } = settled;
    const { entities } = withSuccession(settled, successionOf(holdingsIn(settled)));
    if (undecided.length > 0) {
      for (const [index, notes] of undecidedByImport(settling, undecided, ruled)) {
        this.#tallies[index] = tallied(this.#tallies[index] ?? [], notes);
      }
    }
    for (const entity of entities.values()) {
      yield* entityNodes(this.#model, entity);
      for (const { id } of entity.statements) {
        const statement = statements.get(id);
        if (statement) yield statementNode(this.#model, statement, entity.id, (one) => one);
      }
      yield* conflictNodes(this.#model, entity.conflicts);
      for (const former of entity.formerIds) this.#files.former(former, entity.id);
    }
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
