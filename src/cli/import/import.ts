import { basename } from 'node:path';
import { type Config, graphsOf, isInMemory, loadConfig, prepareForWrites } from '../../app/index.ts';
import { ImportError } from '../../disk/index.ts';
import { admits, type Clearance, clearanceIn } from '../../domain/index.ts';
import { checkFormat, leaveSettled } from '../../evidence/index.ts';
import {
  type ImportResult,
  importFile,
  importReport,
  leftOutLine,
  mappingPath,
  noteLines,
  openJob,
  ProgressDisplay,
  type ProgressScreen,
  readMapping,
  sourceOfMapping,
} from '../../import/index.ts';
import { loadModel, type Model } from '../../model/index.ts';
import { eachGraph, heldAbove, INTERRUPTED, type OpenedGraph } from '../each-graph.ts';
import type { Terminal } from '../terminal.ts';
import { importToAdminCsv } from './admin-csv.ts';
import { type ImportArguments, readArguments } from './arguments.ts';
import { interruptSignal } from './interrupt.ts';
import { rejectedPathOf } from './rejected-path.ts';

/**
 * Imports data files by a mapping into the main graph and each lower one whose clearance admits their source. Exit codes:
 * 0 no row rejected, 1 rows rejected or failed, 130 interrupted.
 */
export async function runImport(
  args: readonly string[],
  terminal: Terminal,
  given?: Config,
  screen: ProgressScreen = process.stderr,
): Promise<number> {
  const command = readArguments(args);
  if (command.toAdminCsv !== undefined) return importToAdminCsv(command, command.toAdminCsv, { terminal, screen });
  const config = given ?? loadConfig(terminal.err);
  if (isInMemory(config.graph) && !command.dryRun) {
    terminal.err('There is no graph to import into: set GRAPH_PATH or NEO4J_URI. --dry-run needs none.');
    return 1;
  }
  const model = loadModel();
  const mapping = mappingPath(command.mapping);
  // Reports a faulty mapping before a graph is opened.
  const { name, source } = await readMapping(mapping, model);
  const of = { name, clearance: clearanceIn(source) };
  const { signal, release } = interruptSignal();
  return eachGraph(graphsOf(config), terminal.out, async (opened) => {
    const { graph, clearance } = opened;
    await (command.dryRun ? checkFormat(graph, model, clearance) : prepareForWrites(graph, model, clearance));
    if (!admits(clearance, of.clearance)) return leaveOut(command, of, { opened, model, terminal });
    const code = await importFiles(command, { opened, model, mapping, signal, terminal, screen });
    if (!command.dryRun && code !== INTERRUPTED) await leaveSettled(graph, model);
    return code;
  }).finally(release);
}

/** Tells of files whose source is above the clearance of a graph. */
async function leaveOut(
  { files }: ImportArguments,
  of: { readonly name: string; readonly clearance: Clearance },
  { opened, model, terminal }: Pick<Run, 'opened' | 'model' | 'terminal'>,
): Promise<number> {
  for (const file of files) terminal.out(leftOutLine(file, opened.name, of));
  const held = await heldAbove(opened, model, [sourceOfMapping(of.name)]);
  if (held === undefined) return 0;
  terminal.err(held);
  return 1;
}

interface Run {
  readonly opened: OpenedGraph;
  readonly model: Model;
  /** The path of the mapping. */
  readonly mapping: string;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  readonly screen: ProgressScreen;
}

/** Imports the files in order. A file that cannot be read does not stop the next one. */
async function importFiles(command: ImportArguments, run: Run): Promise<number> {
  let code = 0;
  const done = new Set<string>();
  for (const path of command.files) {
    try {
      const { outcome, marker } = await importOne(path, command, run, done);
      if (outcome === 'interrupted') return INTERRUPTED;
      done.add(marker.id);
      if (marker.counts.rejected > 0) code = 1;
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      run.terminal.err(error.message);
      code = 1;
    }
  }
  return code;
}

async function importOne(
  path: string,
  command: ImportArguments,
  run: Run,
  beside: ReadonlySet<string>,
): Promise<ImportResult> {
  const { dryRun, fromStart, withdraw, replacesAll, batch, rejected, encoding } = command;
  const { opened, model, mapping, signal, screen } = run;
  const { graph, clearance, name: place } = opened;
  const { out } = run.terminal;
  const start = performance.now();
  const job = await openJob(graph, model, mapping, { path, encoding });
  const rejectedPath = await rejectedPathOf(path, mapping, { named: rejected, clearance });
  const display = new ProgressDisplay(screen, { name: basename(path), bytes: job.bytes });
  try {
    const result = await importFile(graph, model, job, {
      dryRun,
      fromStart,
      withdraw,
      rejectedPath,
      writesRejected: !dryRun || rejected !== undefined,
      signal,
      beside,
      ...(replacesAll === undefined ? {} : { replacesAll }),
      ...(batch === undefined ? {} : { rowsAtOnce: batch }),
      onResume: (before) => display.resume(before),
      onProgress: (done) => display.update(done),
    });
    display.end();
    const seconds = (performance.now() - start) / 1000;
    const written = dryRun && rejected === undefined ? undefined : rejectedPath;
    const of = { file: path, place, rejectedPath: written, seconds, dryRun, notes: job.notes?.() };
    for (const line of importReport(result, of)) out(line);
    return result;
  } catch (error) {
    display.end();
    for (const line of noteLines(job.notes?.())) out(line);
    throw error;
  } finally {
    display.end();
  }
}
