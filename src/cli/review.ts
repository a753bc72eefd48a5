import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type Config, graphsOf, isInMemory, loadConfig, openForCommand, prepareForWrites } from '../app/index.ts';
import { readText, unwritable } from '../disk/index.ts';
import { FULL } from '../domain/index.ts';
import { applyPlan, leaveSettled } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import { loadModel, type Model } from '../model/index.ts';
import {
  acceptedLines,
  extendDecisions,
  movesOf,
  outcomeLines,
  parseDecisions,
  planDecisions,
  planUndo,
  REVIEWABLE_TYPES,
  REVIEWED_TYPES,
  type ReviewedType,
  reportJson,
  reportLines,
  review,
  scoresAtLeast,
  undoneLines,
  usableDecisions,
} from '../review/index.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { closeAfter } from './close-graph.ts';
import { eachGraph, type OpenedGraph } from './each-graph.ts';
import type { Terminal } from './terminal.ts';

/** Pairs above this score are more likely the same than not. */
const DEFAULT_MIN_SCORE = 0.5;

/** Lists pairs of entries that are likely the same, writes them to a decision file, or applies one. */
export async function runReview(args: readonly string[], terminal: Terminal, given?: Config): Promise<number> {
  const command = readArguments(args);
  const config = given ?? loadConfig(terminal.err);
  if (isInMemory(config.graph)) {
    terminal.err('There is no graph to review: set GRAPH_PATH or NEO4J_URI.');
    return 1;
  }
  const model = loadModel();
  // Reports a faulty file before a graph is opened.
  await checkFiles(command);
  const { write, apply, undo, dryRun } = command;
  const { out } = terminal;
  if (apply !== undefined || undo !== undefined) {
    return eachGraph(graphsOf(config), terminal.err, async (opened) => {
      const run = { opened, model, out, dryRun };
      if (apply !== undefined) await applyFile(run, apply);
      else if (undo !== undefined) await undoFile(run, undo);
      return 0;
    });
  }
  const graph = await openForCommand(config.graph, terminal.err);
  return closeAfter(graph, async () => {
    const run = { graph, model, out };
    if (write !== undefined) await writePairs(run, write, command);
    else await listPairs(run, command);
    return 0;
  });
}

interface ReviewArguments {
  readonly types: readonly ReviewedType[];
  readonly minScore: number;
  readonly acceptAbove: number | undefined;
  readonly json: boolean;
  readonly decisions: string | undefined;
  readonly write: string | undefined;
  readonly apply: string | undefined;
  readonly undo: string | undefined;
  readonly dryRun: boolean;
}

interface Run {
  readonly graph: GraphPort;
  readonly model: Model;
  readonly out: Terminal['out'];
}

async function checkFiles({ apply, undo, decisions, write }: ReviewArguments): Promise<void> {
  const path = apply ?? undo ?? decisions;
  if (path !== undefined) parseDecisions(path, await readText(path));
  if (write !== undefined) parseDecisions(write, (await readIfExists(write)) ?? '');
}

async function listPairs({ graph, model, out }: Run, command: ReviewArguments): Promise<void> {
  const { minScore, types, json, decisions } = command;
  const decided = decisions === undefined ? [] : parseDecisions(decisions, await readText(decisions)).pairs;
  const pairs = decided.filter(({ decision }) => decision !== 'undecided');
  const found = await review(graph, model, { minScore, types, pairs });
  if (json) out(reportJson(found));
  else for (const line of reportLines(found, minScore)) out(line);
}

async function writePairs({ graph, model, out }: Run, path: string, command: ReviewArguments): Promise<void> {
  const { types, acceptAbove } = command;
  const minScore = Math.min(command.minScore, acceptAbove ?? 1);
  const before = await readIfExists(path);
  const found = await review(graph, model, { minScore, types, pairs: parseDecisions(path, before ?? '').pairs });
  const isAccepted = acceptAbove === undefined ? () => false : scoresAtLeast(found, acceptAbove);
  const { text, added, accepted } = extendDecisions(path, before, { ...found, isAccepted });
  await replaceFile(path, text);
  out(`Added ${added} pairs with a score of at least ${minScore} to ${path}`);
  if (acceptAbove !== undefined) for (const line of acceptedLines(accepted, acceptAbove)) out(line);
}

/** The file was edited by hand, so a failed write must not damage it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw unwritable(path, error);
  }
}

/** A run that writes a graph. */
interface WritingRun extends Pick<Run, 'model' | 'out'> {
  readonly opened: OpenedGraph;
  readonly dryRun: boolean;
}

/** A lower graph has no use for a decision on an entry that only sources above it state. */
async function applyFile({ opened, model, out, dryRun }: WritingRun, path: string): Promise<void> {
  const { graph, clearance, name } = opened;
  const whole = parseDecisions(path, await readText(path));
  const { file, leftOut } =
    clearance === FULL ? { file: whole, leftOut: 0 } : await usableDecisions(graph, model, whole);
  const plan = await planDecisions(graph, model, file);
  const moves = await movesOf(graph, model, plan);
  if (!dryRun) {
    await prepareForWrites(graph, model, clearance);
    await applyPlan(graph, model, plan);
    await leaveSettled(graph, model);
  }
  out(`${path}, in ${name}:`);
  const isAllLeftOut = leftOut > 0 && file.pairs.every(({ decision }) => decision === 'undecided');
  for (const line of isAllLeftOut ? [] : outcomeLines(plan, moves, dryRun)) out(line);
  if (leftOut > 0) out(`${leftOut} decisions left out, on entries that no source up to ${clearance} states`);
}

/** Takes back the decisions of a file that were applied: what was joined is taken apart. */
async function undoFile({ opened, model, out, dryRun }: WritingRun, path: string): Promise<void> {
  const { graph, clearance, name } = opened;
  const plan = await planUndo(graph, parseDecisions(path, await readText(path)));
  if (!dryRun) {
    await prepareForWrites(graph, model, clearance);
    await applyPlan(graph, model, plan);
    await leaveSettled(graph, model);
  }
  out(`${path}, in ${name}:`);
  for (const line of undoneLines(plan, dryRun)) out(line);
}

/** @throws {ImportError} if the file exists but cannot be read. */
const readIfExists = async (path: string): Promise<string | undefined> =>
  existsSync(path) ? readText(path) : undefined;

/** @throws {UsageError} */
function readArguments(args: readonly string[]): ReviewArguments {
  const { apply, undo, write, decisions, json = false, ...values } = parse(args);
  const dryRun = values['dry-run'] ?? false;
  const minScore = scoreOf('--min-score', values['min-score']);
  const acceptAbove = scoreOf('--accept-above', values['accept-above']);
  if (dryRun && (apply ?? undo) === undefined) throw new UsageError('--dry-run needs --apply or --undo');
  if (apply !== undefined && undo !== undefined) throw new UsageError('--apply and --undo exclude each other');
  if ((apply ?? undo) !== undefined && (write ?? decisions ?? minScore ?? acceptAbove ?? values.types) !== undefined) {
    throw new UsageError(`--${apply === undefined ? 'undo' : 'apply'} takes no other option than --dry-run`);
  }
  if (json && (apply ?? undo ?? write) !== undefined) throw new UsageError('--json only applies to the list');
  if (write !== undefined && decisions !== undefined) {
    throw new UsageError('--write keeps the decisions in its own file and does not take --decisions');
  }
  if (acceptAbove !== undefined && write === undefined) throw new UsageError('--accept-above needs --write');
  const types = typesOf(values.types);
  return { types, minScore: minScore ?? DEFAULT_MIN_SCORE, acceptAbove, json, decisions, write, apply, undo, dryRun };
}

function scoreOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/.test(value)) {
    throw new UsageError(`${option} must be a number from 0 to 1, not ${value}`);
  }
  return Number(value);
}

function typesOf(names: string | undefined): readonly ReviewedType[] {
  if (names === undefined) return REVIEWED_TYPES;
  const wanted = names.split(',').map((name) => name.trim());
  for (const name of wanted) {
    if (REVIEWABLE_TYPES.some(({ plural }) => plural === name)) continue;
    const known = REVIEWABLE_TYPES.map(({ plural }) => plural).join(', ');
    throw new UsageError(`--types is a list of ${known}, not ${name}`);
  }
  return REVIEWABLE_TYPES.filter(({ plural }) => wanted.includes(plural));
}

function parse(args: readonly string[]) {
  const { values } = parseArguments({
    args: [...args],
    strict: true,
    options: {
      types: { type: 'string' },
      'min-score': { type: 'string' },
      'accept-above': { type: 'string' },
      json: { type: 'boolean' },
      decisions: { type: 'string' },
      write: { type: 'string' },
      apply: { type: 'string' },
      undo: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  });
  return values;
}
