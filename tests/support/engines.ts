import { afterAll, beforeAll, describe } from '@jest/globals';
import { type GraphPort, openGraph } from '../../src/graph/index.ts';
import { agreedGraph } from '../../src/graph/testing/agreed.ts';

/**
 * How long a test's graph may take for one read, in milliseconds. A Neo4j that has just started plans for seconds what it
 * has not seen, and on two cores there may be two of them.
 */
export const TIMEOUT_MS = 60_000;
/** Marks a graph that tests may empty. */
const MARKER = 'EntenteTestGraph';
/** How many nodes are deleted in one transaction. */
const DELETED_AT_ONCE = 5000;

export type Engine = 'embedded' | 'neo4j';

/** The engines that tests run on: the embedded one, and Neo4j where `NEO4J_URI` names one. */
export const ENGINES: readonly Engine[] = process.env.NEO4J_URI ? ['embedded', 'neo4j'] : ['embedded'];

/** Opens an empty graph on the engine. It takes no statement on which the engines disagree where there are many rows. */
export const openTestGraph = async (engine: Engine): Promise<GraphPort> => agreedGraph(await openAnyGraph(engine));

export async function openAnyGraph(engine: Engine): Promise<GraphPort> {
  if (engine === 'embedded') return openGraph({ kind: 'embedded', timeoutMs: TIMEOUT_MS });
  const {
    NEO4J_URI: uri = '',
    NEO4J_USER: user = 'neo4j',
    NEO4J_PASSWORD: password = '',
    NEO4J_DATABASE: database,
  } = process.env;
  const graph = await openGraph({
    kind: 'neo4j',
    uri,
    user,
    password,
    ...(database === undefined ? {} : { database }),
    timeoutMs: TIMEOUT_MS,
    waitMs: 60_000,
  });
  try {
    await empty(graph);
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}

/**
 * Empties a graph that tests have marked as theirs, or that is empty.
 * @throws where it is someone's: `NEO4J_URI` may well name a graph that is in use.
 */
async function empty(graph: GraphPort): Promise<void> {
  const [[nodes] = []] = await graph.read({ text: 'MATCH (n) RETURN count(n) AS nodes', params: {} });
  const [[marks] = []] = await graph.read({ text: `MATCH (n:${MARKER}) RETURN count(n) AS marks`, params: {} });
  if (nodes !== 0 && marks === 0) {
    throw new Error(`The graph at NEO4J_URI holds ${nodes} nodes that are not the tests'; give the tests an empty one`);
  }
  // In parts, since a test may have left more than one transaction can hold.
  for (let left = Number(nodes) - Number(marks); left > 0; left -= DELETED_AT_ONCE) {
    const text = `MATCH (n) WHERE NOT n:${MARKER} WITH n LIMIT $limit DETACH DELETE n`;
    await graph.write([{ text, params: { limit: BigInt(DELETED_AT_ONCE) } }]);
  }
  await graph.write([{ text: `MERGE (n:${MARKER} {id: 'tests'})`, params: {} }]);
}

/** Runs the same tests on every engine, each on a graph that `fill` has filled. */
export function describeEngines(
  name: string,
  fill: (graph: GraphPort) => Promise<void>,
  tests: (graph: () => GraphPort, engine: Engine) => void,
): void {
  describe.each(ENGINES)(`${name} [%s]`, (engine) => {
    let graph: GraphPort | undefined;
    beforeAll(async () => {
      graph = await openTestGraph(engine);
      await fill(graph);
    }, 180_000);
    afterAll(() => graph?.close());
    tests(() => {
      if (!graph) throw new Error(`No graph is open on ${engine}`);
      return graph;
    }, engine);
  });
}
