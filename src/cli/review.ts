import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type Config, graphLocation, isInMemory, loadConfig, openForCommand, prepareForWrites } from '../app/index.ts';
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
import { parseArguments, UsageError } from './arguments.ts';
import { closeAfter } from './close-graph.ts';
import type { Terminal } from './terminal.ts';

/** Pairs above this score are more likely the same person than not. */
const DEFAULT_MIN_SCORE = 0.5;

/** Lists pairs of likely equal persons, writes them to a decision file, or applies one. */
export async function runReview(args: readonly string[], terminal: Terminal, given?: Config): Promise<number> {
  const command = readArguments(args);
  const config = given ?? loadConfig();
  if (isInMemory(config.graph)) {
    terminal.err('There is no graph to review: set GRAPH_PATH or NEO4J_URI.');
    return 1;
  }
  const model = loadModel();
  // Reports a faulty file before a graph is opened.
  await checkFiles(command);
  const graph = await openForCommand(config, terminal.err);
  return closeAfter(graph, async () => {
    const run = { graph, model, out: terminal.out };
    const { write, apply } = command;
    if (apply !== undefined) await applyFile(run, apply, command.dryRun, graphLocation(config.graph));
    else if (write !== undefined) await writePairs(run, write, command.minScore);
    else await listPairs(run, command);
    return 0;
  });
}

interface ReviewArguments {
  readonly minScore: number;
  readonly json: boolean;
  readonly decisions: string | undefined;
  readonly write: string | undefined;
  readonly apply: string | undefined;
  readonly dryRun: boolean;
}

interface Run {
  readonly graph: GraphPort;
  readonly model: Model;
  readonly out: Terminal['out'];
}

async function checkFiles({ apply, decisions, write }: ReviewArguments): Promise<void> {
  const path = apply ?? decisions;
  if (path !== undefined) parseDecisions(path, await readText(path));
  if (write !== undefined) parseDecisions(write, (await readIfExists(write)) ?? '');
}

async function listPairs({ graph, model, out }: Run, { minScore, json, decisions }: ReviewArguments): Promise<void> {
  const decided = decisions === undefined ? [] : parseDecisions(decisions, await readText(decisions)).pairs;
  const found = await review(graph, model, minScore, decided);
  if (json) out(reportJson(found, found.persons));
  else for (const line of reportLines(found, found.persons, minScore)) out(line);
}

async function writePairs({ graph, model, out }: Run, path: string, minScore: number): Promise<void> {
  const found = await review(graph, model, minScore);
  const { text, added } = extendDecisions(path, await readIfExists(path), found.pairs);
  // The file was edited by hand, so a failed write must not damage it.
  const part = `${path}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw unwritable(path, error);
  }
  out(`Added ${added} of ${found.pairs.length} undecided pairs with a score of at least ${minScore} to ${path}`);
}

async function applyFile({ graph, model, out }: Run, path: string, dryRun: boolean, location: string): Promise<void> {
  const plan = await planDecisions(graph, model, parseDecisions(path, await readText(path)));
  const moves = await movesOf(graph, model, plan);
  if (!dryRun) {
    await prepareForWrites(graph, model, out);
    await applyPlan(graph, model, plan);
    await leaveStatistics(graph, model);
  }
  out(`${path}, in ${location}:`);
  for (const line of outcomeLines(plan, moves, dryRun)) out(line);
}

/** @throws {ImportError} if the file exists but cannot be read. */
const readIfExists = async (path: string): Promise<string | undefined> =>
  existsSync(path) ? readText(path) : undefined;

/** @throws {UsageError} */
function readArguments(args: readonly string[]): ReviewArguments {
  const { apply, write, decisions, json = false, ...values } = parse(args);
  const [minScore, dryRun] = [values['min-score'], values['dry-run'] ?? false];
  if (minScore !== undefined && !/^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/.test(minScore)) {
    throw new UsageError(`--min-score must be a number from 0 to 1, not ${minScore}`);
  }
  if (dryRun && apply === undefined) throw new UsageError('--dry-run needs --apply');
  if (apply !== undefined && (write ?? decisions ?? minScore) !== undefined) {
    throw new UsageError('--apply takes no other option than --dry-run');
  }
  if (json && (apply ?? write) !== undefined) throw new UsageError('--json only applies to the list');
  if (write !== undefined && decisions !== undefined) {
    throw new UsageError('--write keeps the decisions in its own file and does not take --decisions');
  }
  return {
    minScore: minScore === undefined ? DEFAULT_MIN_SCORE : Number(minScore),
    json,
    decisions,
    write,
    apply,
    dryRun,
  };
}

function parse(args: readonly string[]) {
  const { values } = parseArguments({
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
