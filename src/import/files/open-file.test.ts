import { appendFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { fileOf, removeFiles } from '../testing/rows-files.ts';
import { fileFacts, rowsIfUnchanged } from './open-file.ts';

removeFiles();

test('gives the size, digest, time and state of a file', async () => {
  const path = fileOf('abc');
  expect(await fileFacts(path)).toEqual({
    bytes: 3,
    // The example of FIPS 180-2.
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    modifiedAt: statSync(path, { bigint: true }).mtime,
    state: expect.stringMatching(/^\d+ \d+ 3 \d+$/),
  });
});

test('reports a missing file', async () => {
  await expect(fileFacts('/nowhere/at-all.csv')).rejects.toThrow('/nowhere/at-all.csv: there is no such file');
});

test.each([
  ['a folder', tmpdir(), 'is a folder, not a file'],
  ['a device', '/dev/null', 'is not a regular file: an import reads it twice'],
])('refuses %s', async (_, path, message) => {
  await expect(fileFacts(path)).rejects.toThrow(`${path}: ${message}`);
});

test.each<[string, (path: string) => void]>([
  ['is cut off after a row', (path) => truncateSync(path, 2)],
  ['grows', (path) => appendFileSync(path, 'c')],
  ['vanishes', (path) => rmSync(path)],
  ['is replaced', (path) => fileOf('xy\nz', path.slice(path.lastIndexOf('/') + 1))],
])('reports a file that %s while it is read, after its rows', async (_, change) => {
  const path = fileOf('a\nb');
  async function* rows(): AsyncGenerator<string> {
    yield 'a';
    change(path);
    yield 'b';
  }
  const read: string[] = [];
  const reading = async (): Promise<void> => {
    for await (const row of rowsIfUnchanged(facts, path, rows())) read.push(row);
  };
  const facts = await fileFacts(path);
  await expect(reading()).rejects.toThrow(`${path}: has changed while it was read: import it again`);
  expect(read).toEqual(['a', 'b']);
});
