import { afterEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: {
      readonly code: string;
      readonly bytes: number;
      readonly limit: number;
      readonly field: string;
    };
  }[];
}

/** The same over and over, since the articles are short. */
const wide = (selection: string): string =>
  ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `${key}: ${selection}`).join(' ');

/** Operations of every kind of root field, and the field that weighs most in their answers. */
const OPERATIONS: readonly (readonly [string, string])[] = [
  [`{ countries(first: 200) { ${wide('nodes { id name officialName region }')} } }`, 'countries'],
  [`{ countries(first: 200) { totalCount ${wide('edges { cursor node { id name } }')} } }`, 'countries'],
  [`{ countries(last: 200) { ${wide('nodes { id name }')} pageInfo { hasPreviousPage endCursor } } }`, 'countries'],
  ['{ few: countries(first: 2) { nodes { id } } all: statements(first: 200) { nodes { id summary } } }', 'all'],
  ['{ a: statements(first: 50) { nodes { summary } } b: events(first: 1) { nodes { id } } }', 'a'],
  [
    `{ country(code: "VE") { id loansReceived { ${wide('nodes { id statements { nodes { summary } } }')} } } }`,
    'country',
  ],
  [
    `{ search(query: "venezuela", first: 50) { ${wide('edges { score node { __typename ... on Event { statements { nodes { summary } } } } }')} } }`,
    'search',
  ],
  [
    `{ nodes(ids: ["country:VE", "country:CN", "country:US"]) { __typename ... on Country { name ${wide('statements { nodes { summary } }')} } } }`,
    'nodes',
  ],
  [`{ neighborhood(of: ["country:VE"], steps: 1, first: 200) { ${wide('nodes { actorId }')} } }`, 'neighborhood'],
  [`{ timeline(about: ["country:VE"], first: 100) { ${wide('nodes { __typename id from }')} } }`, 'timeline'],
  [`{ events(first: 100) { ${wide('groupBy(by: [KIND]) { kind aggregate { count } }')} nodes { id } } }`, 'events'],
];

describeEngines('the size of an answer in bytes', fillWithSeed, (graph) => {
  let app: FastifyInstance | undefined;
  afterEach(() => app?.close());

  async function ask(query: string, limit: number): Promise<{ readonly status: number; readonly answer: Answer }> {
    await app?.close();
    app = await appOver(graph(), { ANSWER_LIMIT_BYTES: String(limit), GRAPH_TIMEOUT_MS: '60000' });
    const headers = { accept: 'application/graphql-response+json' };
    const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
    return { status: response.statusCode, answer: response.json() };
  }

  test.each(OPERATIONS)('%s: is allowed up to the limit', async (query, heaviest) => {
    const whole = await ask(query, 2 ** 24);
    expect(whole.answer.errors).toBeUndefined();
    const bytes = Buffer.byteLength(JSON.stringify(whole.answer.data));
    expect(bytes).toBeGreaterThan(1100);
    expect(await ask(query, bytes)).toEqual(whole);
    for (const limit of [bytes - 1, 1024]) {
      const { status, answer } = await ask(query, limit);
      expect(status).toBe(400);
      expect(answer).not.toHaveProperty('data');
      expect(answer.errors).toHaveLength(1);
      const [error] = answer.errors ?? [];
      expect(error?.extensions).toMatchObject({ code: 'OPERATION_TOO_COSTLY', limit, field: heaviest });
      expect(error?.extensions.bytes).toBeGreaterThan(limit);
      expect(error?.message).toContain(`limit of ${limit} bytes`);
    }
  });

  test('counts beside introspection as well', async () => {
    const query = '{ __schema { queryType { name } } statements(first: 200) { nodes { id summary } } }';
    const { status, answer } = await ask(query, 1024);
    expect(status).toBe(400);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_COSTLY', field: 'statements' });
  });

  test('stops at the limit', async () => {
    const roots = Array.from(
      { length: 100 },
      (_, i) => `a${i}: countries(first: 200) { nodes { ${'b'.repeat(150)}: name } }`,
    );
    const { answer } = await ask(`{ ${roots.join(' ')} }`, 50_000);
    const { bytes } = answer.errors?.[0]?.extensions ?? { bytes: 0 };
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(100_000);
  });
});
