import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import * as generated from '../../explorer/api/generated/documents.ts';
import { loadDocuments } from '../../src/server/documents/load-documents.ts';
import { api, appOver, countingGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const MANIFEST = fileURLToPath(new URL('../../explorer/api/generated/persisted-documents.json', import.meta.url));

const asked = Object.entries(generated).flatMap(([name, document]) =>
  name.endsWith('Document') && document instanceof generated.TypedDocumentString
    ? [{ name, text: String(document), hash: String(document.__meta__?.hash) }]
    : [],
);

const warnings: string[] = [];
const log = { info: () => undefined, warn: (line: string) => void warnings.push(line) };
const trusted = await loadDocuments({ mode: 'only', files: [] }, api.schema, log, MANIFEST);

describe('the documents of the explorer', () => {
  test('are all in its manifest, by the SHA-256 of the text that it sends', () => {
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ text, hash }) => trusted.textOf(`sha256:${hash}`) !== text)).toEqual([]);
    expect(trusted.documents).toHaveLength(asked.length);
  });

  test('are valid, and within the limits', () => {
    expect(warnings).toEqual([]);
  });
});

describeEngines('a server with TRUSTED_DOCUMENTS=only', fillWithSeed, (graph) => {
  const settings = { TRUSTED_DOCUMENTS: 'only', GRAPH_TIMEOUT_MS: '60000' };

  test('takes every document of the explorer, by its text and by its id', async () => {
    const app = await appOver(graph(), settings, { documents: trusted });
    const ask = async (payload: object) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { ...payload, variables: {} } })).json();
    for (const { text, hash } of asked) {
      const byText = await ask({ query: text });
      // Without variables, some of them fail in theirs.
      for (const { extensions } of byText.errors ?? []) expect(extensions).toMatchObject({ reason: 'VARIABLES' });
      expect(await ask({ documentId: `sha256:${hash}` })).toEqual(byText);
    }
    await app.close();
  });

  test('refuses all else before it is looked at', async () => {
    const counting = countingGraph();
    const app = await appOver(counting, settings, { documents: trusted });
    for (const query of [
      '{ countries { totalCount } }',
      '{ countrys { name } }',
      '{',
      '{ __schema { types { name } } }',
    ]) {
      const { errors } = (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();
      expect(errors).toEqual([
        { message: expect.stringMatching(/trusted documents only/), extensions: { code: 'DOCUMENT_NOT_TRUSTED' } },
      ]);
    }
    await app.close();
    expect(counting.sent).toBe(0);
  });
});

test('the manifest is the map that other servers and proxies take', () => {
  const manifest: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  expect(manifest).toEqual(Object.fromEntries(asked.map(({ hash, text }) => [hash, text])));
});
