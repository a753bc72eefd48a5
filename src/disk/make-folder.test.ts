import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { makeFolder } from './make-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'entente-folder-'));
afterAll(() => rmSync(base, { recursive: true }));

test('makes a folder with its parents and keeps an existing one', () => {
  const folder = join(base, 'a/b/c');
  makeFolder(folder);
  writeFileSync(join(folder, 'x'), '');
  makeFolder(folder);
  makeFolder(`${folder}/`);
  expect(existsSync(join(folder, 'x'))).toBe(true);
});

test('throws if a file or a broken link is in the way', () => {
  writeFileSync(join(base, 'file'), '');
  symlinkSync(join(base, 'nowhere'), join(base, 'link'));
  expect(() => makeFolder(join(base, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(base, 'file/below'))).toThrow('ENOTDIR');
  expect(() => makeFolder(join(base, 'link'))).toThrow('EEXIST');
});

(existsSync('/proc/self') ? test : test.skip)('throws, rather than hangs, if no folder can be made', () => {
  expect(() => makeFolder('/proc/nothing')).toThrow(/ENOENT|EPERM|EACCES/);
  expect(() => makeFolder('/proc/nothing/below/it')).toThrow(/ENOENT|EPERM|EACCES/);
});
