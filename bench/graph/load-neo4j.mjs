import { indexSpecs, keptRelations, loadModel, openGraph, settleKept } from '../lib/entente.mjs';
import { ACTORS, batches, FACTS } from './kinds.mjs';
import { FORMAT, stored } from './stored.mjs';

const BATCH = 10_000;

/**
 * Fills an empty Neo4j with the graph of a size.
 * @param {Readonly<Record<'NEO4J_URI' | 'NEO4J_USER' | 'NEO4J_PASSWORD', string>>} settings
 * @param {import('./size.mjs').Size} size
 * @param {(text: string) => void} say
 */
export async function loadNeo4j({ NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD }, size, say) {
  say(`Filling Neo4j at scale ${size.scale} (${size.loans} loans) …`);
  const graph = await openGraph({
    kind: 'neo4j',
    uri: NEO4J_URI,
    user: NEO4J_USER,
    password: NEO4J_PASSWORD,
    timeoutMs: 600_000,
    waitMs: 60_000,
  });
  try {
    const specs = indexSpecs(loadModel());
    await graph.ensureIndexes(specs.filter((spec) => 'unique' in spec && spec.unique));
    for (const [label, generate] of Object.entries(ACTORS)) {
      await write(graph, `CREATE (n:\`${label}\`) SET n = r`, generate(size), (node) => stored(label, node));
    }
    for (const [label, { generate, parties }] of Object.entries(FACTS)) {
      await write(graph, factText(label, parties), generate(size), ({ properties, ...fact }) => ({
        ...fact,
        properties: stored(label, properties),
      }));
    }
    await write(graph, `CREATE (n:\`${FORMAT.label}\`) SET n = r`, [FORMAT.properties]);
    // Indexes are built faster over what is there than along with it.
    await graph.ensureIndexes(specs);
    await settleKept(graph, keptRelations(loadModel()), 600_000);
  } finally {
    await graph.close();
  }
}

/**
 * @param {string} label
 * @param {Readonly<Record<string, string>>} parties
 */
function factText(label, parties) {
  const links = Object.entries(parties).map(
    ([type, target]) =>
      `CALL (n, r) { MATCH (p:\`${target}\` {id: r.parties.\`${type}\`}) CREATE (n)-[:\`${type}\`]->(p) }`,
  );
  return `CREATE (n:\`${label}\`) SET n = r.properties WITH n, r ${links.join(' ')}`;
}

/**
 * @param {import('../lib/entente.mjs').GraphPort} graph
 * @param {string} text for each row `r`
 * @param {Iterable<any>} rows
 * @param {(row: any) => any} [change]
 */
async function write(graph, text, rows, change = (row) => row) {
  for (const batch of batches(rows, BATCH)) {
    await graph.write([{ text: `UNWIND $rows AS r ${text}`, params: { rows: batch.map(change) } }]);
  }
}
