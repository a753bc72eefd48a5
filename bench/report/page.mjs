import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '../lib/machine.mjs';
import { table } from './table.mjs';

/** The benchmark's folder. */
const FOLDER = fileURLToPath(new URL('../', import.meta.url));

/**
 * Writes a page of results: what was run and when, on what machine, and what came of it.
 * @param {string} name of the page: a file of the benchmark's folder, or a whole path
 * @param {{ title: string, run: string, neo4j: string, postgres?: string | undefined, text: string }} page `run` says
 *   what the results are of, as in "one run of …"; `neo4j` and `postgres` are the versions of the databases
 */
export async function writePage(name, { title, run, neo4j, postgres, text }) {
  const day = new Date().toISOString().slice(0, 10);
  const parts = [`# ${title}`, `Of ${run} on ${day}.`, table(['', ''], await describeMachine(neo4j, postgres)), text];
  await writeFile(resolve(FOLDER, name), `${parts.join('\n\n')}\n`);
}
