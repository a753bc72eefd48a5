import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../app/config.ts';
import { runImport } from './import.ts';

const MAPPING = `
name: small
source: { title: Small }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, name] }
entries: [{ type: Person, id: "person:small-{id}", fields: { name: "{name}" }, states: [name] }]
`;
/** "Рыжков" in Windows-1251, and "Déby" in Windows-1252. */
const CYRILLIC = Buffer.from('69642c6e616d650a312cd0fbe6eaeee20a', 'hex');
const WESTERN = Buffer.from('id,name\n1,D\xe9by\n', 'latin1');

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-files-'));
  writeFileSync(at('small.yaml'), MAPPING);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function imported(content: Buffer, ...options: readonly string[]): Promise<{ code: number; output: string }> {
  writeFileSync(at('names.csv'), content);
  let output = '';
  const write = (text: string): void => {
    output += `${text}\n`;
  };
  const config = readConfig({ GRAPH_PATH: at('graph'), LOG_LEVEL: 'silent' });
  const terminal = { out: write, err: write, ask: undefined };
  const code = await runImport([at('small.yaml'), at('names.csv'), ...options], terminal, config, {
    write: () => true,
  });
  return { code, output };
}

/** The same file into a graph, in a dry run and into files for neo4j-admin. */
const WAYS: readonly (readonly [string, () => readonly string[]])[] = [
  ['into a graph', () => []],
  ['--dry-run', () => ['--dry-run']],
  ['--to-admin-csv', () => ['--to-admin-csv', at('folder')]],
];

describe.each(WAYS)('%s', (_, options) => {
  test('warns about a guessed encoding', async () => {
    const { code, output } = await imported(WESTERN, ...options());
    expect(code).toBe(0);
    expect(output).toMatch(/note {8}warning: is not UTF-8 in 1 line, .*windows-1252, which is a guess, such as "Déby"/);
    expect((await imported(WESTERN, ...options(), '--encoding', 'latin1')).output).not.toContain('warning');
  });

  test('rejects an encoding that cannot be guessed, and reads the file with --encoding', async () => {
    const refused = await imported(CYRILLIC, ...options());
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringMatching(/--encoding NAME[\s\S]*windows-1251 +Рыжков/),
    ]);
    const { code, output } = await imported(CYRILLIC, ...options(), '--encoding', 'cp1251');
    expect([code, output]).toEqual([0, expect.stringContaining('1 read, 0 skipped, 0 rejected')]);
  });
});

describe('an import', () => {
  test('warns about a file reduced to its header, which withdraws everything', async () => {
    await imported(WESTERN, '--encoding', 'latin1');
    const { code, output } = await imported(Buffer.from('id,name\n'));
    expect(code).toBe(0);
    expect(output).toContain(
      'note        warning: has no rows: everything that it stated before, if anything, is withdrawn',
    );
  });

  test('prefers --encoding to the mapping and treats it as another import', async () => {
    writeFileSync(at('small.yaml'), MAPPING.replace('csv,', 'csv, encoding: koi8-r,'));
    expect((await imported(CYRILLIC)).output).toContain('1 actors');
    expect((await imported(CYRILLIC)).output).toContain('was already imported');
    expect((await imported(CYRILLIC, '--encoding', 'cp1251')).output).toContain('1 read');
  });

  test('decodes names in the files for neo4j-admin', async () => {
    await imported(CYRILLIC, '--to-admin-csv', at('folder'), '--encoding', 'windows-1251');
    const files = readdirSync(at('folder')).filter((name) => name.endsWith('.csv'));
    expect(files.some((name) => readFileSync(join(at('folder'), name), 'utf8').includes('Рыжков'))).toBe(true);
  });

  test('reports an unknown encoding by name', async () => {
    await expect(imported(WESTERN, '--encoding', 'cp437')).rejects.toThrow(
      '--encoding cp437 is not a supported encoding',
    );
    writeFileSync(at('small.yaml'), MAPPING.replace('csv,', 'csv, encoding: cp437,'));
    await expect(imported(WESTERN)).rejects.toThrow(/small\.yaml:5:\d+: file\.encoding is not a supported encoding/);
  });

  (existsSync('/proc/self') ? test : test.skip)('reports a folder that cannot be created', async () => {
    await expect(imported(WESTERN, '--to-admin-csv', '/proc/nothing/here')).rejects.toThrow(/cannot be written/);
  });
});
