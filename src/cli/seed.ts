import { type Config, loadConfig, openConfigured, readyGraph, SEED_DIR } from '../app/index.ts';
import { leaveStatistics, resetGraph } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import { loadModel, type Model } from '../model/index.ts';
import { loadSeed, readSeed } from '../seed/index.ts';
import { placeOf } from '../server/index.ts';
import { closing } from './closing.ts';
import type { Terminal } from './terminal.ts';
import { readSwitches, UsageError } from './usage.ts';

/** Writes the seed into the graph, after deleting what is there where `--reset` says so. */
export async function runSeed(args: readonly string[], terminal: Terminal, config?: Config): Promise<number> {
  const { reset = false, yes = false } = readSwitches(args, ['reset', 'yes']);
  if (yes && !reset) throw new UsageError('--yes answers the question of --reset, and that is not given');
  if (reset && !yes && !terminal.ask)
    throw new UsageError('--reset asks before it deletes; without a terminal it needs --yes');
  return seed(config ?? loadConfig(), { reset, yes }, terminal);
}

async function seed(config: Config, { reset, yes }: { reset: boolean; yes: boolean }, terminal: Terminal) {
  const model = loadModel();
  const checked = await readSeed(SEED_DIR, model);
  if (config.graph.kind === 'embedded' && config.graph.path === undefined) {
    terminal.out('The seed is sound. There is no graph to write it to: set GRAPH_PATH or NEO4J_URI.');
    terminal.out('A graph in memory is new at each start, and the server seeds it by itself.');
    return 0;
  }
  const place = placeOf(config.graph);
  const graph = await openConfigured(config, terminal.out);
  return closing(graph, async () => {
    if (reset && !(await deleteAll(graph, model, place, yes ? undefined : terminal.ask))) {
      terminal.err('Nothing was deleted and nothing written.');
      return 1;
    }
    await readyGraph(graph, model, terminal.out);
    const { nodes, relationships, statements } = await loadSeed(graph, model, checked);
    await leaveStatistics(graph, model);
    terminal.out(`Seeded ${place}: ${nodes} nodes (${statements} statements) and ${relationships} relationships`);
    return 0;
  });
}

/** Deletes the model's nodes, after asking where there is someone to ask. False where the answer was no. */
async function deleteAll(graph: GraphPort, model: Model, place: string, ask: Terminal['ask']): Promise<boolean> {
  if (ask) {
    const types = [...model.nodes.keys()].join(', ');
    const answer = await ask(
      `This deletes every ${types} and all that belongs to them in ${place}.\nType yes to go on: `,
    );
    if (answer.trim().toLowerCase() !== 'yes') return false;
  }
  await resetGraph(graph, model);
  return true;
}
