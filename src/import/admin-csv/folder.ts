import { readdir, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ImportError, makeFolder } from '../../disk/index.ts';
import { admits, type Clearance, clearanceIn, FULL } from '../../domain/index.ts';
import { type Marker, NO_RULINGS, newMarker, rowStatements, type Statement, settle } from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { type ImportedFile, type ImportJob, sourceNode, sourceOfMapping } from '../load/index.ts';
import { type CountryRecord, countryRecord } from '../mapping/index.ts';
import type { WrittenCsv } from './csv-files.ts';
import { ARGS_NAME, importArgs } from './import-args.ts';
import { LOCK_NAME, lockFolder } from './lock.ts';
import { MANIFEST_PART, type Manifest, newManifest, readManifest, writeManifest } from './manifest.ts';
import { COUNTRIES, Spool } from './spool.ts';
import { type TakeOptions, takeFile } from './take-file.ts';
import { type WriteOptions, writeGraph } from './write-graph.ts';

const SPOOL = 'spool';

/**
 * A folder of CSV files for `neo4j-admin database import`, filled from data files in any number of runs. Files are first
 * read into its spool; the CSV files are then written from the whole spool.
 */
export class AdminCsvFolder {
  readonly path: string;
  readonly #model: Model;
  readonly #spool: Spool;
  readonly #unlock: () => Promise<void>;
  #manifest: Manifest;

  private constructor(path: string, model: Model, spool: Spool, manifest: Manifest, unlock: () => Promise<void>) {
    this.path = path;
    this.#model = model;
    this.#spool = spool;
    this.#manifest = manifest;
    this.#unlock = unlock;
  }

  /**
   * Opens a folder as the last run left it, or creates it for a graph of a clearance, of everything by default.
   * @throws {ImportError} if it has other content, is for another clearance, or another process is using it.
   */
  static async open(named: string, model: Model, clearance?: Clearance): Promise<AdminCsvFolder> {
    const path = resolve(named);
    // neo4j-admin splits file names at commas, even quoted ones.
    if (path.includes(','))
      throw new ImportError(`${path} contains a comma, which neo4j-admin cannot read in file names`);
    makeFolder(path);
    const unlock = await lockFolder(path);
    try {
      const manifest = (await readManifest(path)) ?? (await firstManifest(path, clearance ?? FULL));
      if (clearance !== undefined && clearance !== manifest.clearance) {
        throw new ImportError(`${path} is for a graph of the clearance ${manifest.clearance}, not ${clearance}`);
      }
      const spool = await Spool.at(model, join(path, SPOOL), manifest.lengths);
      return new AdminCsvFolder(path, model, spool, manifest, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /** The clearance of the graph that the files are for. */
  get clearance(): Clearance {
    return this.#manifest.clearance;
  }

  /** The CSV files, if they are up to date. */
  get written(): WrittenCsv | null {
    return this.#manifest.written;
  }

  countries(): Promise<readonly CountryRecord[]> {
    return spooledCountries(this.#spool, this.#model);
  }

  /** The mark of an import. */
  marker({ mapping, digest }: Pick<ImportedFile, 'mapping' | 'digest'>): Marker | undefined {
    return this.#markers.find(({ id }) => id === idOf(mapping, digest));
  }

  /**
   * Reads a file into the spool, resuming an earlier, unfinished import.
   * @returns its mark, which is unfinished if the signal aborted it
   * @throws {ImportError} if the folder has another version of the file, or the file cannot be read on; the rows before are
   * in the spool.
   */
  async take(job: ImportJob, options: TakeOptions): Promise<Marker> {
    const begun = this.marker(job) ?? this.#newMarker(job);
    if (begun.finished) return begun;
    sourceNode(this.#model, begun, job.source);
    if (!admits(this.clearance, clearanceIn(job.source))) {
      throw new ImportError(
        `${begun.source} is above ${this.clearance}, the clearance of the graph that ${this.path} is for`,
      );
    }
    const index = this.#manifest.imports.findIndex(({ marker }) => marker.id === begun.id);
    const from = index < 0 ? this.#manifest.imports.length : index;
    const save = async (marker: Marker): Promise<void> => {
      const imports = [...this.#manifest.imports];
      imports[from] = { marker, source: job.source, recordedAt: job.recordedAt };
      await this.#save({ ...this.#manifest, imports, lengths: await this.#spool.flush(), written: null });
    };
    const marker = await takeFile(job, begun, { model: this.#model, spool: this.#spool, from, save }, options);
    const { read, passed, rejected } = marker.counts;
    if (!marker.finished || rejected === 0 || passed + rejected < read) return marker;
    await this.#forget(from, begun);
    throw new ImportError(
      `${job.path}: none of its ${read} rows was taken; the reasons are in ${options.rejectedPath}. The folder is unchanged`,
    );
  }

  /** Removes the mark of an import without results: another file may bring what it lacked. */
  async #forget(from: number, { id, mapping, file, source, run, replaces }: Marker): Promise<void> {
    const { imports } = this.#manifest;
    // Entries in the spool refer to their import by its index.
    const left = imports.slice(0, -1);
    const isLast = from === imports.length - 1;
    const reset = imports.map((one, index) =>
      index === from ? { ...one, marker: newMarker({ id, mapping, file, source, run, replaces }) } : one,
    );
    await this.#save({ ...this.#manifest, imports: isLast ? left : reset });
  }

  /** Writes the CSV files unless they are up to date. False if aborted. */
  async write(options: WriteOptions): Promise<boolean> {
    const { imports } = this.#manifest;
    if (!this.#manifest.written) {
      const graph = await writeGraph(this.path, this.#model, this.#spool, this.#manifest, options);
      if (!graph) return false;
      const counted = imports.map((one, index) => ({ ...one, marker: graph.markers[index] ?? one.marker }));
      await this.#writeArgs(graph.csv);
      await this.#save({ ...this.#manifest, imports: counted, written: graph.csv });
    } else {
      // The folder may have been moved.
      await this.#writeArgs(this.#manifest.written);
    }
    return true;
  }

  /** The size of the spool, in bytes. */
  get bytes(): number {
    return this.#spool.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  close(): Promise<void> {
    return this.#unlock();
  }

  get #markers(): readonly Marker[] {
    return this.#manifest.imports.map(({ marker }) => marker);
  }

  #newMarker({ mapping, path, digest }: ImportJob): Marker {
    const file = basename(path);
    const others = this.#markers.filter((marker) => marker.mapping === mapping);
    if (others.some((marker) => marker.file === file)) {
      throw new ImportError(
        `${this.path} has another version of ${file} or of its mapping; a changed file needs an empty folder`,
      );
    }
    const runs = others.map(({ run }) => run);
    const run = runs.length === 0 ? 0 : Math.max(...runs) + 1;
    return newMarker({ id: idOf(mapping, digest), mapping, file, source: sourceOfMapping(mapping), run, replaces: [] });
  }

  async #writeArgs(csv: WrittenCsv): Promise<void> {
    const part = join(this.path, `${ARGS_NAME}.part`);
    await writeFile(part, importArgs(this.path, csv));
    await rename(part, join(this.path, ARGS_NAME));
  }

  async #save(manifest: Manifest): Promise<void> {
    await writeManifest(this.path, manifest);
    this.#manifest = manifest;
  }
}

const idOf = (mapping: string, digest: string): string => `import:${mapping}:${digest}`;

/** The first manifest of a folder, which must be empty apart from leftovers of a killed run. */
async function firstManifest(path: string, clearance: Clearance): Promise<Manifest> {
  const names = (await readdir(path)).filter((name) => !name.startsWith(LOCK_NAME) && name !== MANIFEST_PART);
  if (names.length > 0) {
    throw new ImportError(`${path} is not empty, and was not made by --to-admin-csv: choose another folder`);
  }
  const manifest = newManifest(clearance);
  await writeManifest(path, manifest);
  return manifest;
}

/** The countries in the spool, for resolving codes. All buffers must be written. */
async function spooledCountries(spool: Spool, model: Model): Promise<readonly CountryRecord[]> {
  const stated: Statement[] = [];
  for await (const entries of spool.entries(COUNTRIES)) {
    for (const { row, checked } of entries) stated.push(...rowStatements(model, checked, row, NOBODY));
  }
  const { entities } = settle({ model, precedenceOf: () => 0, rulings: NO_RULINGS }, stated);
  return [...entities.values()].map(({ id, values }) => countryRecord({ ...values, id }));
}

const NOBODY = { source: 'source:none', recordedAt: '', run: 0 };
