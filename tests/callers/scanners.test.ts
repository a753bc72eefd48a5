import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { serverAudits } from 'graphql-http';
import type { Role } from '../../src/callers/index.ts';
import { TrustedDocuments } from '../../src/server/documents/trusted-documents.ts';
import { api, appOver, countingGraph } from '../support/ask.ts';
import { AUDIENCE, ISSUER, makeIssuer, pemOf, sign, validClaims } from '../support/tokens.ts';

const issuer = makeIssuer();

/** The documents that audits ask by GET. */
const AUDITED = ['{ __typename }', 'query Type($name: String!) { __type(name: $name) { name } }'];
const documents = new TrustedDocuments([
  { file: 'audits', entries: AUDITED.map((text, index) => ({ id: `audit-${index}`, text })) },
]);

let folder: string;
let laptop: FastifyInstance;
let production: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-scanners-'));
  const file = join(folder, 'issuer.pem');
  await writeFile(file, pemOf(issuer.publicKey));
  laptop = await appOver(countingGraph());
  production = await appOver(
    countingGraph(),
    {
      PROFILE: 'production',
      CORS_ORIGIN: 'none',
      JWT_KEY_FILE: file,
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      TRUSTED_DOCUMENTS: 'on',
    },
    { documents, version: () => '1', software: '' },
  );
});
afterAll(async () => {
  await laptop.close();
  await production.close();
  await rm(folder, { recursive: true });
});

const bearer = async (role: Role) => ({
  authorization: `Bearer ${await sign(validClaims({ roles: [role] }), issuer.privateKey)}`,
});

/** Sends a request as a caller; the text and the body of the answer. */
type Send = (request: Partial<InjectOptions>) => Promise<{ readonly text: string; readonly json: Answered }>;
// biome-ignore lint/suspicious/noExplicitAny: a scanner does not know what it gets.
type Answered = any;

async function sender(app: FastifyInstance, role?: Role): Promise<Send> {
  const headers = role === undefined ? {} : await bearer(role);
  return async (request) => {
    const response = await app.inject({ url: '/graphql', ...request, headers: { ...headers, ...request.headers } });
    const json = /json/.test(String(response.headers['content-type'])) ? response.json() : undefined;
    return { text: response.body, json };
  };
}

const post = (query: string): Partial<InjectOptions> => ({ method: 'POST', payload: { query, operationName: 'scan' } });
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** What graphql-cop asks, and how it knows that a server lets it through. */
const WEAKNESSES: readonly (readonly [string, Partial<InjectOptions>, (json: Answered, text: string) => unknown])[] = [
  ['101 aliases', post(`query scan { ${times(101, (i) => `a${i}: __typename`)} }`), ({ data }) => data.a100],
  [
    'a batch',
    { method: 'POST', payload: Array.from({ length: 10 }, () => ({ query: 'query scan { __typename }' })) },
    (json) => json.length >= 10,
  ],
  [
    'ten directives at one field',
    post(`query scan { __typename ${'@aa'.repeat(10)} }`),
    ({ errors }) => errors.length === 10,
  ],
  [
    'circular introspection',
    post('query scan { __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }'),
    ({ data }) => data.__schema.types.length > 25,
  ],
  ['500 times one field', post(`query scan { ${times(500, () => '__typename')} }`), ({ data }) => data.__typename],
  [
    'suggestions of fields',
    post('query scan { __schema { directive } }'),
    ({ errors }) => errors[0].message.includes('Did you mean'),
  ],
  ['introspection', post('query scan { __schema { types { name } } }'), ({ data }) => data.__schema.types],
  ['a mutation by GET', { query: { query: 'mutation scan { __typename }' } }, ({ data }) => data.__typename],
  ['a query by GET', { query: { query: 'query scan { __typename }' } }, ({ data }) => data.__typename],
  [
    'a form by POST',
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'query=query+scan+%7B+__typename+%7D',
    },
    ({ data }) => data.__typename,
  ],
  ['an editor', { headers: { accept: 'text/html' } }, (_, text) => /graphi?ql.?playground|GraphiQL/i.test(text)],
  ['tracing', post('query scan { __typename }'), (json) => JSON.stringify(json).includes('"tracing"')],
  ['exceptions', post('qwerty scan { abc }'), (json) => JSON.stringify(json).includes('"exception"')],
];

async function weaknessesOf(send: Send): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, request, isWeak] of WEAKNESSES) {
    const { json, text } = await send(request);
    try {
      if (isWeak(json, text)) found.push(name);
    } catch {
      // The answer lacks what a weak server gives.
    }
  }
  return found;
}

describe('graphql-cop', () => {
  test.each<[string, Role | undefined]>([
    ['without a credential', undefined],
    ['as a reader', 'reader'],
    ['as an analyst', 'analyst'],
  ])('finds nothing in production %s', async (_, role) => {
    expect(await weaknessesOf(await sender(production, role))).toEqual([]);
  });

  test('finds what a laptop lets its owner do', async () => {
    expect(await weaknessesOf(await sender(laptop))).toEqual([
      '101 aliases',
      'suggestions of fields',
      'introspection',
      'a query by GET',
    ]);
  });
});

const types = Object.values(api.schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const fieldsOf = (type: (typeof types)[number]): readonly string[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : [];
/** More than any list of words has: all that the schema has. */
const WORDS = [...new Set([...types.flatMap(fieldsOf), 'user', 'users', 'login', 'viewer'])];

/** A type in a message of graphql-js about a field, or about an argument. */
const TOLD_TYPES = [
  /of type ["'][[\]!]*(\w+)[[\]!]*["'] must have a selection/,
  /since type ["'][[\]!]*(\w+)[[\]!]*["'] has no subfields/,
  /on type ["'](\w+)["']/,
  /argument ["']\w+["'] of type ["'][[\]!]*(\w+)[[\]!]*["']/,
  /Expected (?:value of )?type ["']?[[\]!]*(\w+)/,
  /on field ["'](\w+)\./,
];

const messagesOf = ({ errors = [] }: Answered): readonly string[] =>
  errors.map(({ message }: { readonly message: string }) => message);

/** Asks as clairvoyance does: words as fields, then the types of those that are not refused, all from messages. */
async function recover(
  send: Send,
): Promise<{ readonly suggested: ReadonlySet<string>; readonly types: ReadonlySet<string> }> {
  const suggested = new Set<string>();
  const found = new Set<string>();
  const ask = async (query: string) => {
    const messages = messagesOf((await send({ method: 'POST', payload: { query } })).json);
    for (const message of messages) {
      for (const [, name = ''] of message.split('Did you mean')[1]?.matchAll(/"(\w+)"/g) ?? []) suggested.add(name);
      for (const pattern of TOLD_TYPES) {
        const [, name] = pattern.exec(message) ?? [];
        if (name !== undefined) found.add(name);
      }
    }
    return messages;
  };
  for (let start = 0; start < WORDS.length; start += 8) {
    const bucket = WORDS.slice(start, start + 8);
    const refused = (await ask(`{ ${bucket.join(' ')} }`)).map(
      (message) => /Cannot query field "(\w+)"/.exec(message)?.[1],
    );
    for (const field of bucket.filter((word) => !refused.includes(word))) {
      for (const probe of ['', ' { lol }', '(first: "x") { lol }', '(where: 7) { lol }', '(lol: 1)']) {
        await ask(`{ ${field}${probe} }`);
      }
    }
  }
  return { suggested, types: found };
}

describe('clairvoyance', () => {
  test.each<[Role]>([['reader'], ['analyst']])('recovers no type in production as %s', async (role) => {
    const { types: found, suggested } = await recover(await sender(production, role));
    expect([...found]).toEqual([]);
    expect([...suggested]).toEqual([]);
  });

  test('recovers many on a laptop', async () => {
    const { types: found, suggested } = await recover(await sender(laptop));
    expect(found.size).toBeGreaterThan(20);
    expect(suggested.size).toBeGreaterThan(10);
  });
});

describe('GraphQL over HTTP in production', () => {
  test('passes all 61 audits of graphql-http, by an operator whose server trusts what they ask by GET', async () => {
    const url = `${await production.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    const { authorization } = await bearer('operator');
    const fetchFn = (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
    const results = await Promise.all(serverAudits({ url, fetchFn }).map((audit) => audit.fn()));
    expect(results).toHaveLength(61);
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });
});

describe('an answer that a client keeps', () => {
  test('is confirmed to callers with the same roles only', async () => {
    const query = { documentId: 'audit-0' };
    const tagFor = async (role: Role) =>
      String((await production.inject({ url: '/graphql', query, headers: await bearer(role) })).headers.etag);
    const tag = await tagFor('reader');
    expect(tag).toMatch(/^W\//);
    expect(await tagFor('analyst')).not.toBe(tag);
    const again = async (role: Role) =>
      production.inject({ url: '/graphql', query, headers: { ...(await bearer(role)), 'if-none-match': tag } });
    expect((await again('reader')).statusCode).toBe(304);
    expect((await again('operator')).statusCode).toBe(200);
    const unknown = await production.inject({ url: '/graphql', query, headers: { 'if-none-match': tag } });
    expect(unknown.statusCode).toBe(401);
  });
});
