import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type Config, loadConfig, openConfigured, readyGraph } from '../app/index.ts';
import { readText, unwritable } from '../disk/index.ts';
import { applyPlan, leaveStatistics } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import { loadModel, type Model } from '../model/index.ts';
import {
  extendDecisions,
  movesOf,
  outcomeLines,
  parseDecisions,
  planDecisions,
  reportJson,
  reportLines,
  review,
} from '../review/index.ts';
import { placeOf } from '../server/index.ts';
import { closing } from './closing.ts';
import type { Terminal } from './terminal.ts';
import { parsedArgs, UsageError } from './usage.ts';

/** From this score on two are more likely one person than not. */
const LEAST = 0.5;

/** Lists the likely same persons, or writes them to a decision file, or applies one. 0: done; 1: it was refused. */
export async function runReview(args: readonly string[], terminal: Terminal, config?: Config): Promise<number> {
  const command = readCommand(args);
  const { graph: configured, ...settings } = config ?? loadConfig();
  if (configured.kind === 'embedded' && configured.path === undefined) {
    terminal.err('There is no graph to review: set GRAPH_PATH or NEO4J_URI.');
    return 1;
  }
  const model = loadModel();
  // What is wrong with a file is told before a graph is opened.
  await checkFile(command);
  const graph = await openConfigured({ ...settings, graph: configured }, terminal.err);
  return closing(graph, async () => {
    if (command.apply !== undefined)
      await apply(graph, model, command.apply, command.dryRun, placeOf(configured), terminal);
    else if (command.write !== undefined) await write(graph, model, command.write, command.least, terminal);
    else await list(graph, model, command, terminal);
    return 0;
  });
}

interface Command {
  readonly least: number;
  readonly json: boolean;
  readonly decisions: string | undefined;
  readonly write: string | undefined;
  readonly apply: string | undefined;
  readonly dryRun: boolean;
}

async function checkFile({ apply, decisions, write }: Command): Promise<void> {
  const path = apply ?? decisions;
  if (path !== undefined) parseDecisions(path, await readText(path));
  if (write !== undefined) parseDecisions(write, (await textIfThere(write)) ?? '');
}

async function list(graph: GraphPort, model: Model, { least, json, decisions }: Command, { out }: Terminal) {
  const decided = decisions === undefined ? [] : parseDecisions(decisions, await readText(decisions)).pairs;
  const found = await review(graph, model, least, decided);
  if (json) out(reportJson(found, found.persons));
  else for (const line of reportLines(found, found.persons, least)) out(line);
}

async function write(graph: GraphPort, model: Model, path: string, least: number, { out }: Terminal) {
  const found = await review(graph, model, least);
  const { text, added } = extendDecisions(path, await textIfThere(path), found.pairs);
  // Decisions are work by hand: what ends this leaves either file whole.
  const part = `${path}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw unwritable(path, error);
  }
  out(`${added} pairs were added to ${path}, of ${found.pairs.length} that score ${least} or more and are undecided`);
}

async function apply(
  graph: GraphPort,
  model: Model,
  path: string,
  dryRun: boolean,
  place: string,
  { out }: Terminal,
): Promise<void> {
  const plan = await planDecisions(graph, model, parseDecisions(path, await readText(path)));
  const moves = await movesOf(graph, model, plan);
  if (!dryRun) {
    await readyGraph(graph, model, out);
    await applyPlan(graph, model, plan);
    await leaveStatistics(graph, model);
  }
  out(`${path}, in ${place}:`);
  for (const line of outcomeLines(plan, moves, dryRun)) out(line);
}

/** @throws {ImportError} where the file is there and cannot be read. */
const textIfThere = async (path: string): Promise<string | undefined> =>
  existsSync(path) ? readText(path) : undefined;

/** @throws {UsageError} naming what is wrong. */
function readCommand(args: readonly string[]): Command {
  const { apply, write, decisions, json = false, ...values } = parsed(args);
  const [least, dryRun] = [values['min-score'], values['dry-run'] ?? false];
  if (least !== undefined && !/^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/.test(least)) {
    throw new UsageError(`--min-score must be a number from 0 to 1, and is ${least}`);
  }
  if (dryRun && apply === undefined) throw new UsageError('--dry-run is for --apply');
  if (apply !== undefined && (write ?? decisions ?? least) !== undefined) {
    throw new UsageError('--apply takes the decisions of its file, and no other option but --dry-run');
  }
  if (json && (apply ?? write) !== undefined) throw new UsageError('--json is for the list alone');
  if (write !== undefined && decisions !== undefined) {
    throw new UsageError('--write keeps the decisions of its own file: it does not take --decisions');
  }
  return { least: least === undefined ? LEAST : Number(least), json, decisions, write, apply, dryRun };
}

function parsed(args: readonly string[]) {
  const { values } = parsedArgs({
    args: [...args],
    strict: true,
    options: {
      'min-score': { type: 'string' },
      json: { type: 'boolean' },
      decisions: { type: 'string' },
      write: { type: 'string' },
      apply: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  });
  return values;
}
