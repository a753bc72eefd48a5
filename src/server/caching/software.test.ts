import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { softwareVersion } from './software.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-software-'));
  writeFileSync(join(folder, 'a.js'), 'a');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('softwareVersion', () => {
  test('is the same for the same code and schema', async () => {
    expect(await softwareVersion('type Query', folder)).toBe(await softwareVersion('type Query', folder));
    expect(await softwareVersion('')).toBe(await softwareVersion(''));
  });

  test('differs after any change of either', async () => {
    const versions = [await softwareVersion('a', folder), await softwareVersion('b', folder)];
    writeFileSync(join(folder, 'a.js'), 'b');
    versions.push(await softwareVersion('a', folder));
    writeFileSync(join(folder, 'b.js'), '');
    versions.push(await softwareVersion('a', folder));
    expect(new Set(versions).size).toBe(4);
  });
});
