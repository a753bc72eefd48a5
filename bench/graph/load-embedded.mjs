import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { indexSpecs, keptRelations, loadModel, openGraph, settleKept } from '../lib/entente.mjs';
import { ACTORS, batches, FACTS } from './kinds.mjs';
import { isMade, noteMade } from './marker.mjs';
import { FORMAT, stored } from './stored.mjs';

const BATCH = 20_000;

/**
 * Makes the embedded graph of a size, where it is not there yet.
 * @param {string} directory
 * @param {import('./size.mjs').Size} size
 * @param {(text: string) => void} say
 * @returns {Promise<string>} its file
 */
export async function loadEmbedded(directory, size, say) {
  const file = join(directory, 'graph.grafeo');
  if (await isMade(directory)) return file;
  say(`Making the embedded graph at scale ${size.scale} (${size.loans} loans) …`);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const db = grafeo.GrafeoDB.create(file);
  try {
    await fill(db, size);
    db.walCheckpoint();
  } finally {
    db.close();
  }
  const graph = await openGraph({ kind: 'embedded', path: file, timeoutMs: 600_000 });
  try {
    await graph.ensureIndexes(indexSpecs(loadModel()));
    await settleKept(graph, keptRelations(loadModel()), 600_000);
  } finally {
    await graph.close();
  }
  await noteMade(directory);
  return file;
}

/**
 * @param {import('@grafeo-db/js').GrafeoDB} db
 * @param {import('./size.mjs').Size} size
 */
async function fill(db, size) {
  /** @type {Map<string, number>} the engine's own numbers, by id */
  const numbers = new Map();
  await db.batchCreateNodesWithProps(FORMAT.label, [FORMAT.properties]);
  for (const [label, generate] of Object.entries(ACTORS)) {
    const nodes = [...generate(size)].map((node) => stored(label, node));
    const made = await db.batchCreateNodesWithProps(label, nodes);
    for (const [index, { id }] of nodes.entries()) numbers.set(id, Number(made[index]));
  }
  for (const [label, { generate }] of Object.entries(FACTS)) {
    for (const facts of batches(generate(size), BATCH)) {
      const made = await db.batchCreateNodesWithProps(
        label,
        facts.map(({ properties }) => stored(label, properties)),
      );
      const edges = facts.flatMap(({ parties }, index) =>
        Object.entries(parties).map(([type, id]) => ({
          src: Number(made[index]),
          dst: Number(numbers.get(id)),
          type,
        })),
      );
      await db.batchCreateEdges(edges);
    }
  }
}
