import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { TOGETHER } from '../../../scripts/lib/parts.mjs';

const JEST = createRequire(import.meta.url).resolve('jest/bin/jest');
const directory = mkdtempSync(join(tmpdir(), 'entente-together-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs test files together: the outcome of each test by its name. */
async function run(texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(directory, name), `import { beforeEach, expect, test } from '@jest/globals';\n${text}`);
    return join(directory, name);
  });
  const args = ['--experimental-vm-modules', JEST, '--json', ...TOGETHER];
  const env = { ...process.env, ENTENTE_TEST_FILES: files.join('\n') };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env }).catch((failure) => failure);
  const [suite] = JSON.parse(stdout).testResults;
  const outcomes = suite.assertionResults.map((each: { ancestorTitles: string[]; title: string; status: string }) => [
    `${each.ancestorTitles[0]?.replace(/.*\//, '')}: ${each.title}`,
    each.status,
  ]);
  return Object.fromEntries(outcomes);
}

test('a file has hooks of its own, and shares the modules', async () => {
  writeFileSync(join(directory, 'shared.ts'), 'export const seen: string[] = [];');
  const shared = "import { seen } from './shared.ts';\n";
  const files = {
    'first.test.ts': `${shared}beforeEach(() => void seen.push('hook'));
      test('runs its hook', () => expect(seen).toEqual(['hook']));`,
    'second.test.ts': `${shared}test('runs no hook of another', () => expect(seen).toEqual(['hook']));`,
  };
  expect(await run(files)).toEqual({
    'first.test.ts: runs its hook': 'passed',
    'second.test.ts: runs no hook of another': 'passed',
  });
});

test('a file that cannot be loaded fails alone', async () => {
  const files = { 'broken.test.ts': "throw new Error('broken');", 'sound.test.ts': "test('runs', () => undefined);" };
  expect(await run(files)).toEqual({ 'broken.test.ts: can be loaded': 'failed', 'sound.test.ts: runs': 'passed' });
});
