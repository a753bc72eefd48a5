import type { GraphConfig } from '../open.ts';

type Neo4jConfig = Extract<GraphConfig, { kind: 'neo4j' }>;

/** The Neo4j for tests, from the environment; undefined if there is none. */
export function neo4jFromEnv(env: NodeJS.ProcessEnv = process.env): Neo4jConfig | undefined {
  const { NEO4J_URI, NEO4J_USER = 'neo4j', NEO4J_PASSWORD = '', NEO4J_DATABASE } = env;
  if (!NEO4J_URI) return undefined;
  const database = NEO4J_DATABASE ? { database: NEO4J_DATABASE } : {};
  return {
    kind: 'neo4j',
    uri: NEO4J_URI,
    user: NEO4J_USER,
    password: NEO4J_PASSWORD,
    ...database,
    timeoutMs: 5_000,
    waitMs: 30_000,
  };
}
