import {
  type Config,
  graphLocation,
  isInMemory,
  loadConfig,
  openForCommand,
  prepareForWrites,
  SEED_DIR,
} from '../app/index.ts';
import { leaveSettled, resetGraph } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import { loadModel, type Model } from '../model/index.ts';
import { loadSeed, readSeed } from '../seed/index.ts';
import { readFlags, UsageError } from './arguments.ts';
import { closeAfter } from './close-graph.ts';
import type { Terminal } from './terminal.ts';

/** Writes the seed to the graph, after deleting its contents if `--reset` is given. */
export async function runSeed(args: readonly string[], terminal: Terminal, config?: Config): Promise<number> {
  const { reset = false, yes = false } = readFlags(args, ['reset', 'yes']);
  if (yes && !reset) throw new UsageError('--yes needs --reset');
  if (reset && !yes && !terminal.ask) {
    throw new UsageError('--reset asks for confirmation; without a terminal it needs --yes');
  }
  return seed(config ?? loadConfig(), { reset, yes }, terminal);
}

async function seed(config: Config, { reset, yes }: { reset: boolean; yes: boolean }, terminal: Terminal) {
  const model = loadModel();
  const checked = await readSeed(SEED_DIR, model);
  if (isInMemory(config.graph)) {
    terminal.out('The seed is valid. There is no graph to write it to: set GRAPH_PATH or NEO4J_URI.');
    terminal.out('The server seeds a graph in memory at each start.');
    return 0;
  }
  const location = graphLocation(config.graph);
  const graph = await openForCommand(config, terminal.out);
  return closeAfter(graph, async () => {
    if (reset && !(await deleteAll(graph, model, location, yes ? undefined : terminal.ask))) {
      terminal.err('Nothing was deleted or written.');
      return 1;
    }
    await prepareForWrites(graph, model);
    const { actorsAndFacts, statements, conflicts } = await loadSeed(graph, model, checked);
    await leaveSettled(graph, model);
    terminal.out(
      `Seeded ${location}: ${actorsAndFacts} actors and facts from ${statements} statements, with ${conflicts} conflicts`,
    );
    return 0;
  });
}

/** Deletes the model's nodes; false if the user declines. */
async function deleteAll(graph: GraphPort, model: Model, location: string, ask: Terminal['ask']): Promise<boolean> {
  if (ask) {
    const types = [...model.nodes.keys()].join(', ');
    const answer = await ask(
      `This deletes every ${types} and everything attached to them in ${location}.\nType yes to continue: `,
    );
    if (answer.trim().toLowerCase() !== 'yes') return false;
  }
  await resetGraph(graph, model);
  return true;
}
