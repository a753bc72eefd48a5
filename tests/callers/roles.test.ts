import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { ROLES, type Role, roleForField } from '../../src/callers/index.ts';
import { createExporter } from '../../src/export/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { analysisFields } from '../../src/model/index.ts';
import { TrustedDocuments } from '../../src/server/documents/trusted-documents.ts';
import { createServedApi } from '../../src/server/index.ts';
import { api, appOver, fillWithSeed, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';
import { AUDIENCE, ISSUER, makeIssuer, pemOf, sign, validClaims } from '../support/tokens.ts';

const issuer = makeIssuer();
let graph: GraphPort;
let sent = 0;
let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-roles-'));
  const file = join(folder, 'issuer.pem');
  await writeFile(file, pemOf(issuer.publicKey));
  const variables = {
    PROFILE: 'production',
    JWT_KEY_FILE: file,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    TRUSTED_DOCUMENTS: 'on',
  };
  graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
  // By GET, production takes trusted documents only.
  const texts = Object.values(SELECTIONS).flatMap(spellings);
  const entries = texts.map((text, index) => ({ id: String(index), text }));
  const documents = new TrustedDocuments([{ file: 'asked here', entries }]);
  app = await appOver(counted(graph), variables, { exporter: createExporter(model, api), documents });
});

afterAll(async () => {
  await app.close();
  await graph.close();
  await rm(folder, { recursive: true });
});

/** The graph, with the statements and searches it is sent counted. */
const counted = (counting: GraphPort): GraphPort => ({
  ...counting,
  engine: counting.engine,
  reading: 0,
  read: (...asked) => {
    sent++;
    return counting.read(...asked);
  },
  search: (...asked) => {
    sent++;
    return counting.search(...asked);
  },
  write: (...asked) => counting.write(...asked),
  ensureIndexes: (...asked) => counting.ensureIndexes(...asked),
  ping: () => counting.ping(),
  close: () => counting.close(),
});

const fields = Object.values(api.schema.getQueryType()?.getFields() ?? {});
const analyses = new Set(analysisFields(model).map(({ name }) => name));

/** Operations that ask one root field in every way that GraphQL has to ask it. */
const spellings = (field: string): readonly string[] => [
  `{ ${field} }`,
  `{ other: ${field} }`,
  `query A { __typename } query B { ${field} }`,
  `{ ...F } fragment F on Query { ...G } fragment G on Query { ${field} }`,
  `{ ... on Query { ... { ${field} } } }`,
  `{ __typename ...F } fragment F on Query { a: __typename b: ${field} }`,
  `query ($no: Boolean = false) { ${field.replace(/^(\w+(?:\([^)]*\))?)/, '$1 @include(if: $no)')} }`,
];

/** The least that is valid to ask of each root field. */
const SELECTIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(fields.map(({ name, args }) => [name, minimal(name, args)])),
  __schema: '__schema { __typename }',
  __type: '__type(name: "Loan") { __typename }',
};

function minimal(
  name: string,
  args: readonly { readonly name: string; readonly type: unknown; defaultValue?: unknown }[],
) {
  const required = args.filter(({ type, defaultValue }) => String(type).endsWith('!') && defaultValue === undefined);
  const given = required.map(({ name: arg, type }) => `${arg}: ${sampleOf(String(type))}`);
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`} { __typename }`;
}

function sampleOf(type: string): string {
  if (type.startsWith('[')) return '["country:VE", "country:CN"]';
  const named = api.schema.getType(type.replaceAll(/[[\]!]/g, ''));
  if (named && 'getValues' in named) return String(named.getValues()[0]?.name);
  return '"country:VE"';
}

async function ask(role: Role, query: string, method: 'GET' | 'POST', headers = {}) {
  const token = await sign(validClaims({ roles: [role] }), issuer.privateKey);
  const parameters = { query, ...(query.includes('query B') && { operationName: 'B' }) };
  const response = await app.inject({
    method,
    url: '/graphql',
    headers: { authorization: `Bearer ${token}`, accept: 'application/graphql-response+json', ...headers },
    ...(method === 'GET' ? { query: parameters } : { payload: parameters }),
  });
  return { status: response.statusCode, body: response.json() };
}

describe('the rules', () => {
  test('name every root field of the schema, and each analysis for analysts', () => {
    expect(() => createServedApi(model)).not.toThrow();
    expect(
      fields
        .filter(({ name }) => roleForField(name) === 'analyst')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...analyses].sort());
    expect(fields.filter(({ name }) => roleForField(name) === 'operator')).toEqual([]);
  });

  test('of the root reach all data, since no type leads back to it', () => {
    const types = Object.values(api.schema.getTypeMap()).filter((type) => 'getFields' in type);
    const back = types.flatMap((type) =>
      Object.values(type.getFields()).filter((field) => /^\W*Query\W*$/.test(String(field.type))),
    );
    expect(back).toEqual([]);
  });
});

describe.each(ROLES)('a caller with the role %s', (role) => {
  test.each(Object.keys(SELECTIONS))('asks %s, or is told which role it takes', async (name) => {
    const needed = roleForField(name);
    const may = ROLES.indexOf(role) >= ROLES.indexOf(needed);
    for (const query of spellings(SELECTIONS[name] ?? '')) {
      const before = sent;
      const { status, body } = await ask(role, query, 'POST');
      if (may) {
        expect(
          body.errors?.map(({ extensions }: { extensions: { code: string } }) => extensions.code) ?? [],
        ).not.toContain('FORBIDDEN');
        continue;
      }
      expect(status).toBe(403);
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringMatching(new RegExp(`\\b${name}\\b.*needs the role ${needed}`)),
            locations: [expect.anything()],
            extensions: { code: 'FORBIDDEN', field: name, role: needed },
          },
        ],
      });
      expect(sent).toBe(before);
      expect(await ask(role, query, 'GET')).toEqual({ status, body });
    }
  });

  test('exports, or is told which role it takes', async () => {
    const token = await sign(validClaims({ roles: [role] }), issuer.privateKey);
    const { statusCode, body } = await app.inject({
      url: '/export/csv?types=LOAN',
      headers: { authorization: `Bearer ${token}` },
    });
    if (role === 'reader') {
      expect(statusCode).toBe(403);
      expect(JSON.parse(body).errors[0].extensions).toEqual({ code: 'FORBIDDEN', role: 'analyst' });
    } else {
      expect(statusCode).not.toBe(403);
    }
  });

  test('sees statements, or is told which role it takes', async () => {
    const { status, body } = await ask(role, '{ country(code: "VE") { name } }', 'POST', { 'x-entente-explain': '1' });
    if (role === 'operator') {
      expect(status).toBe(200);
      expect(body.extensions.cypher).toHaveLength(1);
    } else {
      expect(status).toBe(403);
      expect(body.errors[0].extensions).toEqual({ code: 'FORBIDDEN', role: 'operator', header: 'x-entente-explain' });
      expect(JSON.stringify(body)).not.toContain('MATCH');
    }
  });

  test.each([
    ['{ loanz { totalCount } }', 'loans'],
    ['{ loans(frist: 1) { totalCount } }', 'first'],
    ['{ loans(where: { principalUsb: { gt: 1 } }) { totalCount } }', '"principalUsd"'],
    ['query ($o: [LoanOrder!]) { loans(orderBy: $o) { totalCount } }', '"principalUsd"'],
  ])('learns names of the schema from errors only if it may ask for them: %s', async (query, name) => {
    const token = await sign(validClaims({ roles: [role] }), issuer.privateKey);
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${token}` },
      payload: { query, variables: { o: [{ principalUsb: 'ASC' }] } },
    });
    const { message } = response.json().errors[0];
    if (role === 'operator') expect(message).toContain(name);
    else expect(message).not.toMatch(new RegExp(`Did you mean|${name}(?!b)`));
  });
});

test('an answer is not kept for a caller with another role', async () => {
  const query = '{ __schema { queryType { name } } country(code: "VE") { name } }';
  expect((await ask('operator', query, 'POST')).status).toBe(200);
  expect((await ask('reader', query, 'POST')).status).toBe(403);
  expect((await ask('operator', query, 'POST')).status).toBe(200);
});
