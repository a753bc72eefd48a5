import { basename } from 'node:path';
import { ImportError, unwritable } from '../../disk/index.ts';
import { admits, clearanceIn, grouped } from '../../domain/index.ts';
import {
  AdminCsvFolder,
  type ImportJob,
  type ImportResult,
  importCommand,
  importReport,
  jobAmong,
  leftOutLine,
  mappingPath,
  ProgressDisplay,
  type ProgressScreen,
  readMapping,
} from '../../import/index.ts';
import { loadModel } from '../../model/index.ts';
import { INTERRUPTED } from '../each-graph.ts';
import type { Terminal } from '../terminal.ts';
import type { ImportArguments } from './arguments.ts';
import { interruptSignal } from './interrupt.ts';
import { rejectedPathOf } from './rejected-path.ts';

/** The outputs of a command that shows its progress. */
interface Display {
  readonly terminal: Terminal;
  readonly screen: ProgressScreen;
}

/** A file whose rows are in the folder. */
interface TakenFile {
  readonly job: ImportJob;
  readonly path: string;
  readonly rejectedPath: string;
  /** The row after which this run resumed; 0 for a run from the start. */
  readonly resumedBehind: number;
  /** True if an earlier run took it all. */
  readonly before: boolean;
  readonly startedAt: number;
}

/** Does the same as `runImport` into a folder of CSV files for `neo4j-admin`. It needs no graph and no settings. */
export async function importToAdminCsv(command: ImportArguments, directory: string, display: Display): Promise<number> {
  const model = loadModel();
  const mapping = mappingPath(command.mapping);
  // Reports a faulty mapping before a folder is made.
  const { name, source } = await readMapping(mapping, model);
  const { signal, release } = interruptSignal();
  try {
    const folder = await AdminCsvFolder.open(directory, model, command.clearance);
    try {
      const clearance = clearanceIn(source);
      if (!admits(folder.clearance, clearance)) {
        const place = `${folder.path}, which is for a graph of the clearance ${folder.clearance}`;
        for (const path of command.files) display.terminal.out(leftOutLine(path, place, { name, clearance }));
        return 0;
      }
      return await new FolderImport(folder, display, signal).run(command, (path) =>
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

/** One run of the command, into an open folder. */
class FolderImport {
  readonly #folder: AdminCsvFolder;
  readonly #terminal: Terminal;
  readonly #screen: ProgressScreen;
  readonly #signal: AbortSignal;

  constructor(folder: AdminCsvFolder, { terminal, screen }: Display, signal: AbortSignal) {
    this.#folder = folder;
    this.#terminal = terminal;
    this.#screen = screen;
    this.#signal = signal;
  }

  /** Takes all files, then writes the CSV files. Returns the exit code. */
  async run(command: ImportArguments, open: (path: string) => Promise<ImportJob>): Promise<number> {
    const taken: TakenFile[] = [];
    let code = 0;
    for (const path of command.files) {
      try {
        const file = await this.#take(path, command, await open(path));
        if (!file) return INTERRUPTED;
        taken.push(file);
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        this.#terminal.err(error.message);
        code = 1;
      }
    }
    if (this.#folder.bytes === 0) return code; // no run has taken any file
    if (!(await this.#write())) return INTERRUPTED;
    for (const file of taken) {
      if (this.#report(file).marker.counts.rejected > 0) code = 1;
    }
    this.#printLoadCommand();
    return code;
  }

  /** Undefined if interrupted. */
  async #take(
    path: string,
    { mapping, rejected: named }: ImportArguments,
    job: ImportJob,
  ): Promise<TakenFile | undefined> {
    const startedAt = performance.now();
    const previous = this.#folder.marker(job);
    const { clearance } = this.#folder;
    const rejectedPath = await rejectedPathOf(path, mappingPath(mapping), { named, clearance });
    const marker = await this.#withProgress({ name: basename(path), bytes: job.bytes }, (display) =>
      this.#folder.take(job, {
        rejectedPath,
        signal: this.#signal,
        onResume: (before) => display.resume(before),
        onProgress: (done) => display.update(done),
      }),
    );
    if (!marker.finished) {
      this.#terminal.out(`${path} was read up to row ${marker.row}. Run the same command again to resume.`);
      return undefined;
    }
    const before = previous?.finished === true && this.#folder.written !== null;
    return { job, path, rejectedPath, resumedBehind: previous?.row ?? 0, before, startedAt };
  }

  /** False if interrupted. */
  async #write(): Promise<boolean> {
    const { path, bytes } = this.#folder;
    const written = await this.#withProgress({ name: basename(path), bytes }, (display) =>
      this.#folder.write({ signal: this.#signal, onProgress: (done) => display.update(done) }),
    );
    if (!written) {
      this.#terminal.out(`The files in ${path} are not written yet. Run the same command again to resume.`);
    }
    return written;
  }

  async #withProgress<T>(
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

  #report({ job, path, rejectedPath, resumedBehind, before, startedAt }: TakenFile): ImportResult {
    const marker = this.#folder.marker(job);
    if (!marker) throw new Error(`${path} was taken but has no marker`);
    const result: ImportResult = {
      outcome: before ? 'finished before' : 'finished',
      resumedBehind,
      marker,
      keepsStale: false,
      stale: null,
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
      again: '',
      notes: job.notes?.(),
    };
    for (const line of importReport(result, of)) this.#terminal.out(line);
    return result;
  }

  #printLoadCommand(): void {
    const { path, written } = this.#folder;
    const rows = (kind: string): string =>
      grouped((written?.files ?? []).filter((file) => file.kind === kind).reduce((sum, file) => sum + file.rows, 0));
    this.#terminal.out(`${path} has ${rows('nodes')} nodes and ${rows('relationships')} relationships. To load them:`);
    this.#terminal.out(`  ${importCommand(path)}`);
  }
}
