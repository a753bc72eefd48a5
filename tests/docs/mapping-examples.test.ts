import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { sectionsOf } from './sections.ts';

const sections = sectionsOf(new URL('../../docs/mapping-examples.md', import.meta.url));

test('the page has an example of each kind of fact', () => {
  const facts = [...model.nodes.values()].filter(({ interfaces }) => interfaces.includes('Fact'));
  const types = facts.map(({ name }) => name).sort();
  const shown = sections.flatMap(({ title }) => types.filter((type) => title.endsWith(`: ${type}`)));
  expect(shown.sort()).toEqual(types);
});

describeEngines('docs/mapping-examples.md', fillWithSeed, (graph) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-examples-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(sections)('$title', async ({ blocks }) => {
    const block = (language: string): string => blocks.find((one) => one.language === language)?.text ?? '';
    for (const { language, name, text } of blocks) {
      if (language === 'csv') await writeFile(join(folder, name ?? 'data.csv'), text);
    }
    await writeFile(join(folder, 'mapping.yaml'), block('yaml'));
    const job = await openJob(graph(), model, join(folder, 'mapping.yaml'), join(folder, 'data.csv'));
    const { rejections } = await importFile(graph(), model, job, { rejectedPath: join(folder, 'rejected.csv') });
    expect(rejections).toEqual([]);
    expect(await dataOf(graph(), block('graphql'))).toEqual(JSON.parse(block('json')));
  });
});
