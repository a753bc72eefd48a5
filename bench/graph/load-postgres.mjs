import { readFile } from 'node:fs/promises';
import { ACTORS, batches, FACTS } from './kinds.mjs';

const BATCH = 10_000;

/**
 * Fills an empty database of PostgreSQL with the graph of a size.
 * @param {import('pg').Client} client
 * @param {import('./size.mjs').Size} size
 * @param {(text: string) => void} say
 */
export async function loadPostgres(client, size, say) {
  say(`Filling PostgreSQL at scale ${size.scale} (${size.loans} loans) …`);
  await run(client, 'tables.sql');
  for (const [label, generate] of Object.entries(ACTORS)) await insert(client, label, generate(size));
  for (const [label, { generate }] of Object.entries(FACTS)) await insert(client, label, rowsOf(generate(size)));
  await run(client, 'indexes.sql');
  // So that indexes answer alone, and the planner knows what is there.
  await client.query('VACUUM ANALYZE');
}

/** @param {import('pg').Client} client @param {string} name of a file of this folder */
async function run(client, name) {
  await client.query(await readFile(new URL(name, import.meta.url), 'utf8'));
}

/**
 * Facts with their parties as foreign keys.
 * @param {Iterable<import('./facts.mjs').GeneratedFact>} facts
 */
function* rowsOf(facts) {
  for (const { properties, parties } of facts) {
    const keys = Object.entries(parties).map(([type, id]) => [`${type.toLowerCase()}Id`, id]);
    yield { ...properties, ...Object.fromEntries(keys) };
  }
}

/**
 * @param {import('pg').Client} client
 * @param {string} label
 * @param {Iterable<Record<string, unknown>>} rows
 */
async function insert(client, label, rows) {
  const table = label.toLowerCase();
  const text = `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`;
  for (const batch of batches(rows, BATCH)) await client.query(text, [JSON.stringify(batch.map(inColumns), plain)]);
}

/** @param {Record<string, unknown>} row */
const inColumns = (row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );

/** JSON has no whole numbers of their own. @param {string} _ @param {unknown} value */
const plain = (_, value) => (typeof value === 'bigint' ? Number(value) : value);
