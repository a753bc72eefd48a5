import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { testWith } from '../../../../tests/support/needs.ts';
import { AuditFile } from './audit-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-audit-'));
  path = join(folder, 'audit.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

describe('the audit file', () => {
  test('has each line when append returns, behind what was there', () => {
    appendFileSync(path, 'before\n');
    const file = new AuditFile(path);
    file.append('one');
    expect(linesOf(path)).toEqual(['before', 'one']);
    file.append('two');
    expect(linesOf(path)).toEqual(['before', 'one', 'two']);
    file.close();
  });

  test('can be read by its owner only if it is new', () => {
    new AuditFile(path).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('goes on in a new file once it is opened again, after the old one was moved', () => {
    const file = new AuditFile(path);
    file.append('one');
    renameSync(path, `${path}.1`);
    file.append('two');
    file.reopen();
    file.append('three');
    file.close();
    expect([linesOf(`${path}.1`), linesOf(path)]).toEqual([['one', 'two'], ['three']]);
  });

  test('goes on at the beginning of a file that was emptied', () => {
    const file = new AuditFile(path);
    file.append('one');
    truncateSync(path);
    file.append('two');
    file.close();
    expect(linesOf(path)).toEqual(['two']);
  });

  test('is refused at once if it cannot be written, with its path and the reason', () => {
    expect(() => new AuditFile(join(folder, 'none', 'audit.log'))).toThrow(
      /^AUDIT_LOG: .*none.audit\.log cannot be written: its folder does not exist \(ENOENT\)$/,
    );
  });

  test('opens the path again by itself if that failed', () => {
    const file = new AuditFile(path);
    rmSync(folder, { recursive: true });
    expect(() => file.reopen()).toThrow('ENOENT');
    expect(() => file.append('lost')).toThrow('ENOENT');
    folder = mkdtempSync(join(tmpdir(), 'entente-audit-'));
    renameSync(folder, join(path, '..'));
    folder = join(path, '..');
    file.append('kept');
    file.close();
    expect(linesOf(path)).toEqual(['kept']);
  });

  /** Every write to this device fails as on a full disk. */
  testWith('linux', process.platform === 'linux')('throws on a full disk', () => {
    const file = new AuditFile('/dev/full');
    expect(() => file.append('one')).toThrow('ENOSPC');
    file.close();
  });
});
