import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '../../src/app/config.ts';
import type { Config } from '../../src/app/index.ts';
import { NO_FORMER_IDS, NO_STATISTICS } from '../../src/domain/index.ts';
import type { GraphPort, GraphRow } from '../../src/graph/index.ts';
import type { RequestContext } from '../../src/resolvers/index.ts';
import { type AppParts, createApp } from '../../src/server/app.ts';
import type { ServedGraph } from '../../src/server/clearance/served-graph.ts';

/** A schema small enough to test the server's own part with: `name` asks the graph, the others do not. */
const smallSchema = makeExecutableSchema<RequestContext>({
  typeDefs: `
    type Query {
      hello(to: String, times: Int = 1): String!
      self: Query!
      name(id: ID!): String
      broken: String!
      pick(where: Filter): Boolean!
    }
    input Filter { and: [Filter!] name: String }
  `,
  resolvers: {
    Query: {
      hello: (_root, { to }: { to?: string }) => `hello ${to ?? 'world'}`,
      self: () => ({}),
      name: async (_root, { id }: { id: string }, { graph, explain }) => {
        const statement = { text: 'MATCH (c:Country {id: $id}) RETURN c.name LIMIT $n', params: { id, n: 1n } };
        const rows = await graph.read(statement);
        explain?.add({ ...statement, ms: { run: 1.5 } });
        return rows[0]?.[0] ?? null;
      },
      broken: () => null,
      pick: () => true,
    },
  },
});

/** A graph that answers every statement with the row `['Venezuela']`, but for what is overridden. */
export function fakeGraph(overrides: Partial<GraphPort> = {}): GraphPort {
  return {
    engine: 'embedded',
    reading: 0,
    load: [],
    read: async (): Promise<readonly GraphRow[]> => [['Venezuela']],
    write: async () => undefined,
    ensureIndexes: async () => undefined,
    search: async () => ({ hits: [], cut: false }),
    readVersion: async () => '',
    ping: async () => undefined,
    close: async () => undefined,
    ...overrides,
    get failure() {
      return overrides.failure;
    },
  };
}

export function testConfig(variables: Record<string, string> = {}): Config {
  return readConfig({ LOG_LEVEL: 'silent', ...variables });
}

/** One graph for all callers. Nothing is known of it. */
export const forEveryone = (
  graph: GraphPort,
  version: ServedGraph['version'] = () => undefined,
): Pick<AppParts, 'choose' | 'health'> => {
  const served = { graph, statistics: () => NO_STATISTICS, formerIds: () => NO_FORMER_IDS, version };
  return { choose: (clearance) => ({ served, clearance }), health: graph };
};

/** The server over the small schema and a fake graph, but for what is given. */
export function testApp({
  graph = fakeGraph(),
  version,
  ...parts
}: Partial<AppParts & Pick<ServedGraph, 'graph' | 'version'>> = {}): Promise<FastifyInstance> {
  return createApp({ schema: smallSchema, config: testConfig(), ...forEveryone(graph, version), ...parts });
}

/** Posts a document as clients do that know GraphQL over HTTP's own media type. */
export async function ask(
  app: FastifyInstance,
  query: string,
  { variables, headers = {} }: { variables?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { accept: 'application/graphql-response+json', ...headers },
    payload: { query, ...(variables !== undefined && { variables }) },
  });
  return { status: response.statusCode, body: response.json(), text: response.body, headers: response.headers };
}
