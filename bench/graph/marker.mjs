import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { FORMAT } from './stored.mjs';

const HERE = new URL('./', import.meta.url);

/**
 * What the data is made by: a digest of this folder's code, and of the format in which the server keeps a graph. Data of
 * other code, or in another format, is made anew.
 * @returns {Promise<string>}
 */
async function digest() {
  const hash = createHash('sha256');
  for (const name of (await readdir(HERE)).sort()) hash.update(await readFile(new URL(name, HERE)));
  return hash.update(inspect(FORMAT)).digest('hex');
}

/** @param {string} directory */
const markerOf = (directory) => join(directory, 'made-by.txt');

/**
 * Whether the directory holds whole data, made by this code.
 * @param {string} directory
 * @returns {Promise<boolean>}
 */
export async function isMade(directory) {
  const text = await readFile(markerOf(directory), 'utf8').catch(() => '');
  return text === (await digest());
}

/**
 * Notes that the directory's data is whole.
 * @param {string} directory
 */
export async function noteMade(directory) {
  await writeFile(markerOf(directory), await digest());
}
