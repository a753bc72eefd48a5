import { basename } from 'node:path';
import { ImportError, unwritable } from '../disk/index.ts';
import { grouped } from '../domain/index.ts';
import {
  AdminCsvFolder,
  type ImportJob,
  type ImportResult,
  importCommand,
  jobAmong,
  mappingPath,
  ProgressDisplay,
  type ProgressScreen,
  readMapping,
  summary,
} from '../import/index.ts';
import { loadModel } from '../model/index.ts';
import type { ImportCommand } from './import-command.ts';
import { INTERRUPTED, interruptSignal } from './interrupt.ts';
import { rejectedPathOf } from './rejected-path.ts';
import type { Terminal } from './terminal.ts';

/** A file that was taken into the folder, as far as its rows go. */
interface Taken {
  readonly job: ImportJob;
  readonly path: string;
  readonly rejectedPath: string;
  readonly resumedBehind: number;
  readonly before: boolean;
  readonly startedAt: number;
}

/** As `runImport`, into a folder of CSV files for `neo4j-admin`: no graph is asked for, and no setting of one. */
export async function importToAdminCsv(
  command: ImportCommand,
  directory: string,
  terminal: Terminal,
  screen: ProgressScreen,
): Promise<number> {
  const model = loadModel();
  const mapping = mappingPath(command.mapping);
  // What is wrong with it is told before a folder is made.
  await readMapping(mapping, model);
  const { signal, release } = interruptSignal();
  try {
    const folder = await AdminCsvFolder.open(directory, model);
    try {
      const run = new FolderRun(folder, terminal, screen, signal);
      return await run.take(command, (path) =>
        jobAmong(() => folder.countries(), model, mapping, { path, encoding: command.encoding }),
      );
    } finally {
      await folder.close();
    }
  } catch (error) {
    throw unwritable((error as { readonly path?: string }).path ?? directory, error);
  } finally {
    release();
  }
}

class FolderRun {
  readonly #folder: AdminCsvFolder;
  readonly #terminal: Terminal;
  readonly #screen: ProgressScreen;
  readonly #signal: AbortSignal;

  constructor(folder: AdminCsvFolder, terminal: Terminal, screen: ProgressScreen, signal: AbortSignal) {
    this.#folder = folder;
    this.#terminal = terminal;
    this.#screen = screen;
    this.#signal = signal;
  }

  /** Takes one file after the other, and then writes what all of them come to. */
  async take(command: ImportCommand, open: (path: string) => Promise<ImportJob>): Promise<number> {
    const taken: Taken[] = [];
    let code = 0;
    for (const path of command.files) {
      try {
        const one = await this.#takeOne(path, command, await open(path));
        if (!one) return INTERRUPTED;
        taken.push(one);
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        this.#terminal.err(error.message);
        code = 1;
      }
    }
    // A folder that nothing has ever come into has nothing to load.
    if (this.#folder.bytes === 0) return code;
    if (!(await this.#write())) return INTERRUPTED;
    for (const one of taken) {
      if (this.#tell(one).marker.counts.rejected > 0) code = 1;
    }
    this.#tellHow();
    return code;
  }

  /** Undefined where it was told to end. */
  async #takeOne(path: string, { mapping, rejected }: ImportCommand, job: ImportJob): Promise<Taken | undefined> {
    const startedAt = performance.now();
    const there = this.#folder.marker(job);
    const rejectedPath = await rejectedPathOf(path, mappingPath(mapping), rejected);
    const marker = await this.#shown({ name: basename(path), bytes: job.bytes }, (display) =>
      this.#folder.take(job, {
        rejectedPath,
        signal: this.#signal,
        onResume: (before) => display.resume(before),
        onProgress: (done) => display.update(done),
      }),
    );
    if (!marker.finished) {
      this.#terminal.out(`${path} was read up to row ${marker.row}. The same command again goes on from there.`);
      return undefined;
    }
    const before = there?.finished === true && this.#folder.written !== null;
    return { job, path, rejectedPath, resumedBehind: there?.row ?? 0, before, startedAt };
  }

  async #write(): Promise<boolean> {
    const { path, bytes } = this.#folder;
    const written = await this.#shown({ name: basename(path), bytes }, (display) =>
      this.#folder.write({ signal: this.#signal, onProgress: (done) => display.update(done) }),
    );
    if (!written)
      this.#terminal.out(`The files in ${path} are not written yet. The same command again goes on from there.`);
    return written;
  }

  async #shown<T>(
    file: { readonly name: string; readonly bytes: number },
    work: (display: ProgressDisplay) => Promise<T>,
  ): Promise<T> {
    const display = new ProgressDisplay(this.#screen, file);
    try {
      return await work(display);
    } finally {
      display.end();
    }
  }

  #tell({ job, path, rejectedPath, resumedBehind, before, startedAt }: Taken): ImportResult {
    const marker = this.#folder.marker(job);
    if (!marker) throw new Error(`${path} was taken, and there is no mark of it`);
    const outcome = before ? 'finished before' : 'finished';
    const result: ImportResult = {
      outcome,
      resumedBehind,
      marker,
      leaves: false,
      left: null,
      facts: [],
      actors: [],
      rejections: [],
    };
    const seconds = (performance.now() - startedAt) / 1000;
    const of = {
      file: path,
      place: this.#folder.path,
      rejectedPath,
      seconds,
      dryRun: false,
      anew: '',
      notes: job.notes?.(),
    };
    for (const line of summary(result, of)) this.#terminal.out(line);
    return result;
  }

  #tellHow(): void {
    const files = this.#folder.written?.files ?? [];
    const rows = (kind: string): string =>
      grouped(files.filter((file) => file.kind === kind).reduce((sum, file) => sum + file.rows, 0));
    this.#terminal.out(
      `${this.#folder.path} holds ${rows('nodes')} nodes and ${rows('relationships')} relationships. To load them:`,
    );
    this.#terminal.out(`  ${importCommand(this.#folder.path)}`);
  }
}
