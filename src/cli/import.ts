import { basename } from 'node:path';
import { type Config, loadConfig, openConfigured, readyGraph } from '../app/index.ts';
import { ImportError } from '../disk/index.ts';
import { leaveStatistics } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import {
  type ImportResult,
  importFile,
  mappingPath,
  noteLines,
  openJob,
  ProgressDisplay,
  type ProgressScreen,
  readMapping,
  summary,
} from '../import/index.ts';
import { loadModel, type Model } from '../model/index.ts';
import { placeOf } from '../server/index.ts';
import { closing } from './closing.ts';
import { importToAdminCsv } from './import-admin-csv.ts';
import { type ImportCommand, readImportCommand } from './import-command.ts';
import { INTERRUPTED, interruptSignal } from './interrupt.ts';
import { rejectedPathOf } from './rejected-path.ts';
import type { Terminal } from './terminal.ts';

/** Loads data files by a mapping. 0: all rows are in; 1: some were rejected, or it failed; 130: it was interrupted. */
export async function runImport(
  args: readonly string[],
  terminal: Terminal,
  config?: Config,
  screen: ProgressScreen = process.stderr,
): Promise<number> {
  const command = readImportCommand(args);
  if (command.toAdminCsv !== undefined) return importToAdminCsv(command, command.toAdminCsv, terminal, screen);
  const { graph: configured, ...settings } = config ?? loadConfig();
  if (configured.kind === 'embedded' && configured.path === undefined && !command.dryRun) {
    terminal.err('There is no graph to import into: set GRAPH_PATH or NEO4J_URI. --dry-run needs none.');
    return 1;
  }
  const model = loadModel();
  const mapping = mappingPath(command.mapping);
  // What is wrong with it is told before a graph is opened.
  await readMapping(mapping, model);
  const graph = await openConfigured({ ...settings, graph: configured }, terminal.out);
  const { signal, release } = interruptSignal();
  return closing(graph, async () => {
    if (!command.dryRun) await readyGraph(graph, model, terminal.out);
    const to = { graph, model, mapping, place: placeOf(configured), signal };
    const code = await importFiles(command, to, terminal, screen);
    if (!command.dryRun && code !== INTERRUPTED) await leaveStatistics(graph, model);
    return code;
  }).finally(release);
}

interface Into {
  readonly graph: GraphPort;
  readonly model: Model;
  readonly mapping: string;
  readonly place: string;
  readonly signal: AbortSignal;
}

/** One file after the other; what is wrong with one as a whole does not keep the others out. */
async function importFiles(
  command: ImportCommand,
  into: Into,
  terminal: Terminal,
  screen: ProgressScreen,
): Promise<number> {
  let code = 0;
  for (const path of command.files) {
    try {
      const { outcome, marker } = await importOne(path, command, into, terminal, screen);
      if (outcome === 'interrupted') return INTERRUPTED;
      if (marker.counts.rejected > 0) code = 1;
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      terminal.err(error.message);
      code = 1;
    }
  }
  return code;
}

async function importOne(
  path: string,
  { dryRun, fromStart, withdraw, batch, rejected, encoding }: ImportCommand,
  { graph, model, mapping, place, signal }: Into,
  { out }: Terminal,
  screen: ProgressScreen,
): Promise<ImportResult> {
  const start = performance.now();
  const job = await openJob(graph, model, mapping, { path, encoding });
  const rejectedPath = await rejectedPathOf(path, mapping, rejected);
  const display = new ProgressDisplay(screen, { name: basename(path), bytes: job.bytes });
  try {
    const result = await importFile(graph, model, job, {
      dryRun,
      fromStart,
      withdraw,
      rejectedPath,
      writesRejected: !dryRun || rejected !== undefined,
      signal,
      ...(batch === undefined ? {} : { rowsAtOnce: batch }),
      onResume: (before) => display.resume(before),
      onProgress: (done) => display.update(done),
    });
    display.end();
    const seconds = (performance.now() - start) / 1000;
    const written = dryRun && rejected === undefined ? undefined : rejectedPath;
    const of = { file: path, place, rejectedPath: written, seconds, dryRun, notes: job.notes?.() };
    for (const line of summary(result, of)) out(line);
    return result;
  } catch (error) {
    display.end();
    for (const line of noteLines(job.notes?.())) out(line);
    throw error;
  } finally {
    display.end();
  }
}
