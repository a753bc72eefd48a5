import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { ImportError } from '../../disk/index.ts';
import type { SourceRow } from '../../evidence/index.ts';
import type { FileFormat } from '../files/format.ts';
import { readRows } from '../files/rows.ts';

/** The folder of the written files. Test files that run together each have their own in turn. */
let folder = '';

function madeFolder(): string {
  if (folder === '') folder = mkdtempSync(join(tmpdir(), 'entente-rows-'));
  return folder;
}

/** Writes a test file; the next one of the same name replaces it. */
export function fileOf(content: string | Buffer, name = 'table.csv'): string {
  const path = join(madeFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Removes the written files after the tests; call it once per test file. */
export const removeFiles = (): void =>
  afterAll(() => {
    rmSync(madeFolder(), { recursive: true });
    folder = '';
  });

/** Reads a file to its end: its rows, and the error message, if any. */
export async function allOf(path: string, format: FileFormat): Promise<{ rows: SourceRow[]; error?: string }> {
  const rows: SourceRow[] = [];
  try {
    for await (const row of readRows(path, format)) rows.push(row);
    return { rows };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { rows, error: error.message.replace(folder, '').slice(1) };
  }
}
