import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importFile, openJob, readMapping } from '../../src/import/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const PAGE = new URL('../../docs/import.md', import.meta.url);

/** The first block of the page in a language, without the indent of its list. */
function blockOf(page: string, language: string): string {
  const [, indent = '', block = ''] =
    new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)\\n *\`\`\``, 'm').exec(page) ?? [];
  return `${block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')}\n`;
}

describeEngines('docs/import.md', fillWithSeed, (graph) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-docs-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('shows what its file, mapping and operation give', async () => {
    const page = await readFile(PAGE, 'utf8');
    const [rows, mapping] = [join(folder, 'loans.csv'), join(folder, 'mine.yaml')];
    await writeFile(rows, blockOf(page, 'csv'));
    await writeFile(mapping, blockOf(page, 'yaml'));
    const job = await openJob(graph(), model, mapping, rows);
    const { marker } = await importFile(graph(), model, job, { rejectedPath: join(folder, 'rejected.csv') });
    expect(marker.counts).toMatchObject({ read: 2, rejected: 0, facts: 2, statements: 2 });
    const { loans } = (await dataOf(graph(), blockOf(page, 'graphql'))) as { loans: { nodes: object[] } };
    expect(loans.nodes).toMatchObject([
      { principal: 5_000_000_000, from: '2007-11-06', fromPrecision: 'DAY', debtor: { name: 'Venezuela' } },
      { principal: 20_000_000_000, from: '2010-01-01', fromPrecision: 'YEAR', debtor: { name: 'Venezuela' } },
    ]);
    // The seed's loan is an umbrella, which does not count.
    const { exposure } = await dataOf(graph(), '{ exposure(country: "country:VE") { totalUsd loans } }');
    expect(exposure).toEqual({ totalUsd: 25_000_000_000, loans: 2 });
  });
});

test('docs/import.md gives a shipped mapping a clearance in a copy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-docs-'));
  const [copy = '', edit = ''] =
    /^cp -r mappings .*\nsed .*$/m.exec(await readFile(PAGE, 'utf8'))?.[0].split('\n') ?? [];
  const shell = promisify(execFile);
  await cp(new URL('../../mappings', import.meta.url), join(folder, 'mappings'), { recursive: true });
  await shell('bash', ['-euc', `${copy}\n${edit}`], { cwd: folder });
  const shipped = await readMapping(join(folder, 'mappings/archigos.yaml'), model);
  const own = await readMapping(join(folder, 'office/archigos.yaml'), model);
  expect(own).toMatchObject({ name: shipped.name, source: { ...shipped.source, clearance: 'INTERNAL' } });
  await rm(folder, { recursive: true });
});
