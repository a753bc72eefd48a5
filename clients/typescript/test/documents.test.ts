import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { build, file } from './built.ts';

test('the documents of the explorer are those of its operations; npm run documents writes them', () => {
  build();
  const { status, stderr } = spawnSync(process.execPath, [file('../../scripts/documents.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);
