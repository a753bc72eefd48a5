import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Python that has what `requirements.txt` names; `ENTENTE_PYTHON` says where. */
export const PYTHON = process.env.ENTENTE_PYTHON;

const LARGEST = 2 ** 26;

/** What a script of this folder prints. */
export function runPython(script: string, ...values: readonly string[]): unknown {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(
    execFileSync(PYTHON ?? '', ['-W', 'ignore', path, ...values], {
      encoding: 'utf8',
      maxBuffer: LARGEST,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** What a script reads out of a text. */
export function readByPython(script: string, text: string, ...values: readonly string[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'entente-export-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, text);
    return runPython(script, ...values, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
