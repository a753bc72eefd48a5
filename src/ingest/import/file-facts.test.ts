import { statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fileFacts } from './file-facts.ts';
import { fileOf, removeFiles } from './testing/rows-files.ts';

removeFiles();

test('the facts of a file', async () => {
  const path = fileOf('abc');
  expect(await fileFacts(path)).toEqual({
    bytes: 3,
    // The example of FIPS 180-2.
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    modifiedAt: statSync(path).mtime,
  });
});

test('a file that is not there', async () => {
  await expect(fileFacts('/nowhere/at-all.csv')).rejects.toThrow('/nowhere/at-all.csv: there is no such file');
});
