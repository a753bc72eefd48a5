import {
  type ClearedGraph,
  type Config,
  graphName,
  graphsOf,
  isInMemory,
  loadConfig,
  prepareForWrites,
  SEED_DIR,
} from '../app/index.ts';
import type { Clearance } from '../domain/index.ts';
import { leaveSettled, resetGraph } from '../evidence/index.ts';
import { loadModel, type Model } from '../model/index.ts';
import { loadSeed, readSeed, type Seed } from '../seed/index.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { readClearance } from './clearance-argument.ts';
import { eachGraph, heldAbove, type OpenedGraph } from './each-graph.ts';
import type { Terminal } from './terminal.ts';

/** Writes the seed to the graphs, after deleting their contents if `--reset` is given. */
export async function runSeed(args: readonly string[], terminal: Terminal, config?: Config): Promise<number> {
  const { reset, yes, only } = readArguments(args);
  if (yes && !reset) throw new UsageError('--yes needs --reset');
  if (reset && !yes && !terminal.ask) {
    throw new UsageError('--reset asks for confirmation; without a terminal it needs --yes');
  }
  return seed(config ?? loadConfig(terminal.err), { reset, yes, only }, terminal);
}

interface SeedArguments {
  readonly reset: boolean;
  readonly yes: boolean;
  /** The clearance of the one graph to write. */
  readonly only: Clearance | undefined;
}

function readArguments(args: readonly string[]): SeedArguments {
  const {
    reset = false,
    yes = false,
    only,
  } = parseArguments({
    args: [...args],
    strict: true,
    options: { reset: { type: 'boolean' }, yes: { type: 'boolean' }, only: { type: 'string' } },
  }).values;
  return { reset, yes, only: readClearance('--only', only) };
}

async function seed(config: Config, { reset, yes, only }: SeedArguments, terminal: Terminal): Promise<number> {
  const model = loadModel();
  const all = graphsOf(config).filter(({ clearance }) => only === undefined || clearance === only);
  const seeds = new Map<Clearance, Seed>();
  for (const { clearance } of all) seeds.set(clearance, await readSeed(SEED_DIR, model, clearance));
  if (isInMemory(config.graph)) {
    terminal.out('The seed is valid. There is no graph to write it to: set GRAPH_PATH or NEO4J_URI.');
    terminal.out('The server seeds a graph in memory at each start.');
    return 0;
  }
  if (all.length === 0) {
    terminal.err(`There is no graph for ${only}: set ${only}_GRAPH_PATH or ${only}_NEO4J_URI.`);
    return 1;
  }
  if (reset && !yes && !(await isConfirmed(all, model, terminal.ask))) {
    terminal.err('Nothing was deleted or written.');
    return 1;
  }
  return eachGraph(all, terminal.out, async (opened) => {
    if (reset) await resetGraph(opened.graph, model);
    const own = seeds.get(opened.clearance);
    return own ? seedOne(opened, model, own, terminal) : 0;
  });
}

/** Writes a seed to one graph. */
async function seedOne(opened: OpenedGraph, model: Model, own: Seed, terminal: Terminal): Promise<number> {
  const { graph, clearance, name } = opened;
  await prepareForWrites(graph, model, clearance);
  const { actorsAndFacts, statements, conflicts } = await loadSeed(graph, model, own);
  await leaveSettled(graph, model);
  terminal.out(
    `Seeded ${name}: ${actorsAndFacts} actors and facts from ${statements} statements, with ${conflicts} conflicts`,
  );
  if (own.leftOut.length > 0) terminal.out(`  left out because of their clearance: ${own.leftOut.join(', ')}`);
  const held = await heldAbove(opened, model, own.leftOut);
  if (held === undefined) return 0;
  terminal.err(held);
  return 1;
}

/** Whether the user agrees to delete the nodes of the model. */
async function isConfirmed(graphs: readonly ClearedGraph[], model: Model, ask: Terminal['ask']): Promise<boolean> {
  const types = [...model.nodes.keys()].join(', ');
  const places = graphs.map(graphName).join(' and in ');
  const answer = await ask?.(
    `This deletes every ${types} and everything attached to them in ${places}.\nType yes to continue: `,
  );
  return answer?.trim().toLowerCase() === 'yes';
}
