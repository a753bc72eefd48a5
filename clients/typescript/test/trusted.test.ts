import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gql } from '@apollo/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { gql as urqlGql } from '@urql/core';
import type { FastifyInstance } from 'fastify';
import { buildSchema, type IntrospectionQuery, introspectionFromSchema } from 'graphql';
import { type ConcreteRequest, fetchQuery } from 'relay-runtime';
import { loadDocuments } from '../../../src/server/documents/load-documents.ts';
import { api, appOver, dataOf, fillWithSeed } from '../../../tests/support/ask.ts';
import { openTestGraph } from '../../../tests/support/engines.ts';
import { trustedEnvironment } from '../examples/relay/src/trusted.ts';
import { recordedApollo, trustedApollo } from '../examples/trusted/apollo.ts';
import { recordDocuments } from '../examples/trusted/record.ts';
import { recordedUrql, trustedUrql } from '../examples/trusted/urql.ts';
import { build, file } from './built.ts';
import { DAYS, OF_A_DAY, OF_TWO_DAYS } from './questions.ts';
import type { Data } from './server.ts';

const COMPILER: string = createRequire(file('package.json'))('relay-compiler');
const PRODUCTION = { PROFILE: 'production', ANONYMOUS: 'allowed' };
const OTHER = 'query Other { country(code: "VE") { id name } }';

const schema = introspectionFromSchema(
  buildSchema(readFileSync(file('../../schema/api.graphql'), 'utf8')),
) as unknown as IntrospectionQuery;

let graph: Awaited<ReturnType<typeof openTestGraph>>;
let folder = '';
let app: FastifyInstance | undefined;
/** The requests that reached the server: method and, if it is named so, the document. */
const requests: string[] = [];

beforeAll(async () => {
  graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
  folder = mkdtempSync(join(tmpdir(), 'entente-trusted-'));
}, 60_000);
afterEach(() => app?.close());
afterAll(async () => {
  await graph?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Serves the articles to who asks a document of the manifest. */
async function serveOnly(manifest: string): Promise<string> {
  const silent = { info: () => undefined, warn: (line: string) => void expect(line).toMatch(/explorer/) };
  const documents = await loadDocuments({ mode: 'only', files: [manifest] }, api.schema, silent, join(folder, 'none'));
  const settings = { GRAPH_TIMEOUT_MS: '20000', TRUSTED_DOCUMENTS: 'only', ...PRODUCTION };
  app = await appOver(graph, settings, { documents });
  requests.length = 0;
  app.addHook('onRequest', async ({ method, url }) => {
    requests.push(`${method} ${/documentId|persistedQuery/.exec(url)?.[0] ?? ''}`.trim());
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
}

function written(manifest: object): string {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify(manifest));
  return path;
}

const [day] = DAYS;
const variables = { first: DAYS[0], second: DAYS[1] };

describe('a server with TRUSTED_DOCUMENTS=only answers what was recorded, by hash, and nothing else:', () => {
  test('Apollo Client', async () => {
    const { manifest, fetch } = recordDocuments();
    const recorder = recordedApollo(fetch as typeof globalThis.fetch);
    await recorder.query({ query: gql(OF_A_DAY), variables: { day }, errorPolicy: 'all' }).catch(() => undefined);
    await recorder.query({ query: gql(OF_TWO_DAYS), variables }).catch(() => undefined);
    expect(Object.keys(manifest)).toHaveLength(2);
    const client = trustedApollo(await serveOnly(written(manifest)));
    const { data } = await client.query<Data>({ query: gql(OF_A_DAY), variables: { day } });
    expect(data).toMatchObject(await dataOf(graph, OF_A_DAY, { day }));
    const two = await client.query<Data>({ query: gql(OF_TWO_DAYS), variables });
    expect(two.data).toMatchObject(await dataOf(graph, OF_TWO_DAYS, variables));
    expect(requests).toEqual(['GET persistedQuery', 'GET persistedQuery']);
    await expect(client.query({ query: gql(OTHER) })).rejects.toThrow(/trusted documents only/);
    // The hash first, then the text with it, as for any server that does not know the hash.
    expect(requests.slice(2)).toEqual(['GET persistedQuery', 'POST']);
  });

  test('urql', async () => {
    const { manifest, fetch } = recordDocuments();
    const recorder = recordedUrql(fetch as typeof globalThis.fetch, schema);
    await recorder.query(urqlGql(OF_A_DAY), { day }).toPromise();
    await recorder.query(urqlGql(OF_TWO_DAYS), variables).toPromise();
    expect(Object.keys(manifest)).toHaveLength(2);
    const client = trustedUrql(await serveOnly(written(manifest)), schema);
    const { data } = await client.query<Data>(urqlGql(OF_A_DAY), { day }).toPromise();
    expect(data).toMatchObject(await dataOf(graph, OF_A_DAY, { day }));
    const two = await client.query<Data>(urqlGql(OF_TWO_DAYS), variables).toPromise();
    expect(two.data).toMatchObject(await dataOf(graph, OF_TWO_DAYS, variables));
    expect(requests).toEqual(['GET persistedQuery', 'GET persistedQuery']);
    const { error } = await client.query(urqlGql(OTHER), {}).toPromise();
    expect(error?.graphQLErrors[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    expect(requests.slice(2)).toEqual(['GET persistedQuery', 'GET persistedQuery']);
  });

  test('Relay', async () => {
    build();
    const project = join(folder, 'relay');
    cpSync(file('examples/relay'), project, { recursive: true });
    cpSync(file('../../schema/api.graphql'), join(project, 'schema.graphql'));
    writeFileSync(join(project, 'persisted.json'), '{}');
    execFileSync(process.execPath, [file('dist/relay/cli.js'), project]);
    execFileSync(COMPILER, ['relay.trusted.json'], { cwd: project, stdio: 'pipe' });
    const artifact = join(project, 'src/__generated__/countryQuery.graphql.ts');
    const request: ConcreteRequest = (await import(pathToFileURL(artifact).href)).default;
    expect(request.params.text).toBeNull();
    const environment = trustedEnvironment(await serveOnly(join(project, 'persisted.json')));
    const data: Data = await fetchQuery(environment, request, { day }).toPromise();
    expect(data).toMatchObject(
      await dataOf(graph, 'query ($day: Date!) { country(code: "VE", at: $day) { id name } }', { day }),
    );
    expect(requests).toEqual(['GET documentId']);
    const unknown = { ...request, params: { ...request.params, id: 'nothing' } } as ConcreteRequest;
    await expect(fetchQuery(environment, unknown, { day }).toPromise()).rejects.toThrow(/no trusted document/);
  }, 60_000);
});
