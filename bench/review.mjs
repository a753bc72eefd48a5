import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Problem, runMain } from '../scripts/lib/problem.mjs';
import { openGraph } from './lib/entente.mjs';
import { readFlags, TEXT } from './lib/flags.mjs';
import { table } from './report/table.mjs';
import { crosswalkOf, pairOf } from './review/crosswalk.mjs';
import { makeSecondList } from './review/lists.mjs';

const DATA = fileURLToPath(new URL('./data/review/', import.meta.url));
const COMMAND = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const STATES = fileURLToPath(new URL('../mappings/historical-states.csv', import.meta.url));
const TIMEOUT_MS = 60_000;
/** The most that a command prints, in bytes. */
const MAX_OUTPUT = 1e8;

const run = promisify(execFile);

/**
 * Runs a command of entente.
 * @param {string} path of the graph
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it prints
 */
async function entente(path, args) {
  const { NEO4J_URI, ...env } = process.env;
  const options = { env: { ...env, GRAPH_PATH: path }, maxBuffer: MAX_OUTPUT };
  try {
    return (await run(process.execPath, [COMMAND, ...args], options)).stdout;
  } catch (error) {
    const { code, stdout } = /** @type {{ code?: number, stdout?: string }} */ (error);
    // Rejected rows end an import with 1; the lists have a few.
    if (code === 1 && args[0] === 'import') return stdout ?? '';
    throw error;
  }
}

/**
 * Fills a new graph with the seed, the countries and lists.
 * @param {string} name
 * @param {readonly (readonly [mapping: string, file: string])[]} lists
 */
async function fill(name, lists) {
  const path = join(DATA, `${name}.grafeo`);
  await entente(path, ['seed']);
  for (const [mapping, file] of lists) {
    await entente(path, ['import', '--rejected', join(DATA, 'rejected.csv'), mapping, file]);
  }
  return path;
}

/** @typedef {{ score: number, keep: { id: string, name: string }, join: { id: string, name: string } }} Proposed */

/**
 * Compares what the review proposes with who is who.
 * @param {string} title
 * @param {readonly Proposed[]} proposed
 * @param {ReadonlySet<string>} same
 */
function measured(title, proposed, same) {
  const found = new Set(proposed.map(({ keep, join: other }) => pairOf(keep.id, other.id)));
  const right = [...found].filter((pair) => same.has(pair)).length;
  for (const pair of same) if (!found.has(pair)) console.error(`${title}: missed ${pair}`);
  for (const { score, keep, join: other } of proposed) {
    if (!same.has(pairOf(keep.id, other.id))) console.error(`${title}: wrong ${score} ${keep.name} = ${other.name}`);
  }
  const share = (/** @type {number} */ all) => (all === 0 ? '–' : (right / all).toFixed(4));
  return [title, String(same.size), String(found.size), share(same.size), share(found.size)];
}

await runMain(async () => {
  const { data } = readFlags(process.argv.slice(2), { data: TEXT });
  if (data === undefined) throw new Problem('Give the folder of the lists: --data <folder>. See README.md.');
  await rm(DATA, { recursive: true, force: true });
  await mkdir(DATA, { recursive: true });
  /** @type {(readonly [string, string])[]} */
  const before = [
    ['countries', join(data, 'countries/country-codes.csv')],
    ['historical-states', STATES],
    ['archigos', join(data, 'leaders/archigos.csv')],
  ];
  /** @param {string} path @returns {Promise<readonly Proposed[]>} */
  const review = async (path) => JSON.parse(await entente(path, ['review', '--types', 'persons', '--json'])).pairs;

  const real = await fill('real', [...before, ['factbook-executives', join(data, 'leaders/factbook_executives.csv')]]);
  const graph = await openGraph({ kind: 'embedded', path: real, timeoutMs: TIMEOUT_MS });
  const { same, compared } = await crosswalkOf(graph).finally(() => graph.close());
  const inBoth = (await review(real)).filter(
    ({ keep, join: other }) => compared.has(keep.id) || compared.has(other.id),
  );

  const second = await makeSecondList(join(data, 'leaders/archigos.csv'), DATA);
  const twice = await fill('twice', [...before, [second.mapping, second.file]]);
  const made = new Set([...second.crosswalk].map(([id, other]) => pairOf(id, other)));

  const head = ['lists', 'same persons', 'proposed at 0.5', 'recall', 'precision'];
  const lines = [
    measured('Archigos and the Factbook, in office by 2015', inBoth, same),
    measured('Archigos and a changed copy', await review(twice), made),
  ];
  console.log(table(head, lines));
  await rm(DATA, { recursive: true, force: true });
  return 0;
});
