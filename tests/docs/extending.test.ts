import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { ANALYSES } from '../../src/analysis/index.ts';
import { checkRootFields } from '../../src/callers/index.ts';
import { NO_FORMER_IDS, NO_STATISTICS } from '../../src/domain/index.ts';
import { indexSpecs } from '../../src/evidence/index.ts';
import { FACT_MAPPINGS, type FactMappings } from '../../src/export/ftm/fact-mappings.ts';
import { ftmFormat } from '../../src/export/ftm/ftm.ts';
import { createExporter } from '../../src/export/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { loadModel, SCHEMA_DIR } from '../../src/model/index.ts';
import { createApi, type RequestContext } from '../../src/resolvers/index.ts';
import { fillWithSeed } from '../support/ask.ts';
import { OPERATOR } from '../support/callers.ts';
import { describeEngines } from '../support/engines.ts';
import { type Block, sectionsOf } from './sections.ts';

const sections = sectionsOf(new URL('../../docs/extending.md', import.meta.url));

const blocksOf = (title: string): readonly Block[] => sections.find((one) => one.title === title)?.blocks ?? [];

function block(title: string, language: string, index = 0): string {
  const found = blocksOf(title).filter((one) => one.language === language)[index];
  if (!found) throw new Error(`docs/extending.md has no ${language} under ${title}`);
  return found.text;
}

/** The schema folder with the page's type, in a temporary folder. */
async function extendedSchema(folder: string, sdl = block('Declare the type', 'graphql')): Promise<URL> {
  const schema = join(folder, 'schema');
  await cp(SCHEMA_DIR, schema, { recursive: true });
  await writeFile(join(schema, 'sanction.graphql'), sdl);
  return pathToFileURL(`${schema}/`);
}

/** The mappings to FollowTheMoney with the page's entry, which is an object literal without types. */
const mappings: FactMappings = {
  ...FACT_MAPPINGS,
  ...(new Function(`return {${block('Map it to FollowTheMoney', 'ts')}}`)() as FactMappings),
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-extending-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('docs/extending.md: the model', () => {
  test('refuses the typo that the page shows', async () => {
    const sdl = block('Declare the type', 'graphql').replace('@indexed', '@indexd');
    const schema = await extendedSchema(folder, sdl);
    expect(() => loadModel(schema)).toThrow(block('Declare the type', 'text').trim());
  });

  test('refuses exports until FollowTheMoney has a mapping', async () => {
    const model = loadModel(await extendedSchema(folder));
    const api = createApi(model, ANALYSES);
    const message = block('Map it to FollowTheMoney', 'text').trim();
    expect(() => createExporter(model, api)).toThrow(message);
    expect(() => createExporter(model, api, mappings)).not.toThrow();
  });

  test('refuses to be served until it is said who may ask it', async () => {
    const { schema } = createApi(loadModel(await extendedSchema(folder)), ANALYSES);
    const names = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(() => checkRootFields(names)).toThrow(block('Say who may ask it', 'text').trim());
  });

  test('gives an API with the new kind', async () => {
    const { sdl } = createApi(loadModel(await extendedSchema(folder)), ANALYSES);
    const value = block('Say who may ask it', 'graphql');
    for (const name of ['FactKind', 'SearchType']) {
      const enumeration = sdl.slice(sdl.indexOf(`enum ${name} {`));
      expect(enumeration.slice(0, enumeration.indexOf('\n}'))).toContain(value.trimEnd());
    }
  });
});

describeEngines('docs/extending.md: the data', fillWithSeed, (graph) => {
  let extended: Extended;
  beforeAll(async () => {
    extended = await extend(graph(), folder);
  });

  test('imports the file', async () => {
    const files = join(folder, 'sanctions');
    for (const { language, name, text } of blocksOf('Import a file')) {
      if (language !== 'sh') await writeFile(join(folder, String(name)), text);
    }
    const job = await openJob(graph(), extended.model, `${files}.yaml`, `${files}.csv`);
    const result = await importFile(graph(), extended.model, job, { rejectedPath: join(folder, 'rejected.csv') });
    expect(result.rejections).toEqual([]);
  });

  test.each([0, 1])('answers question %d', async (index) => {
    const expected = JSON.parse(block('Ask', 'json', index));
    expect(await extended.ask(block('Ask', 'graphql', index))).toEqual({ data: expected });
  });

  test('exports the sanction', async () => {
    const [, query = ''] = /export\/ftm\?(\S+)'/.exec(block('Export', 'sh')) ?? [];
    const lines = await extended.exportFtm(query);
    expect(lines.filter(({ schema }) => schema === 'Sanction')).toEqual([JSON.parse(block('Export', 'json'))]);
  });
});

interface Extended {
  readonly model: ReturnType<typeof loadModel>;
  readonly ask: (query: string) => Promise<unknown>;
  readonly exportFtm: (query: string) => Promise<readonly { readonly schema: string }[]>;
}

/** The page's model and mapping over a graph. */
async function extend(graph: GraphPort, folder: string): Promise<Extended> {
  const model = loadModel(await extendedSchema(folder));
  await graph.ensureIndexes(indexSpecs(model));
  const api = createApi(model, ANALYSES);
  const { schema } = api;
  const context = (): RequestContext => ({
    caller: OPERATOR,
    graph,
    explain: { entries: [], add: () => undefined },
    statistics: NO_STATISTICS,
    formerIds: NO_FORMER_IDS,
    limits: { costLimit: 100_000, stepLimit: 10_000_000, timeoutMs: 20_000 },
  });
  const exporter = createExporter(model, api, mappings);
  return {
    model,
    ask: async (source) => JSON.parse(JSON.stringify(await graphql({ schema, source, contextValue: context() }))),
    exportFtm: async (query) => {
      const { pieces } = await exporter(context(), ftmFormat(mappings), new URLSearchParams(query));
      let text = '';
      for await (const piece of pieces) text += piece;
      const lines = text.trim().split('\n');
      return lines.map((line) => JSON.parse(line) as { readonly schema: string });
    },
  };
}
