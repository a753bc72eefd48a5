import type { Attributes } from '@opentelemetry/api';
import type { Config } from '../../../app/index.ts';

/** Names of attributes, as the semantic conventions of OpenTelemetry have them, and our own. */
export const ATTRIBUTE = {
  REQUEST_METHOD: 'http.request.method',
  RESPONSE_STATUS: 'http.response.status_code',
  ROUTE: 'http.route',
  PATH: 'url.path',
  SCHEME: 'url.scheme',
  ERROR: 'error.type',
  OPERATION_TYPE: 'graphql.operation.type',
  OPERATION_NAME: 'graphql.operation.name',
  DOCUMENT: 'graphql.document',
  DB_SYSTEM: 'db.system.name',
  DB_NAMESPACE: 'db.namespace',
  DB_QUERY: 'db.query.text',
  DB_SUMMARY: 'db.query.summary',
  DB_PARAMETER: 'db.query.parameter.',
  DB_ROWS: 'db.response.returned_rows',
  SERVER_ADDRESS: 'server.address',
  SERVER_PORT: 'server.port',
  REQUEST_ID: 'entente.request.id',
  COST_ROWS: 'entente.cost.rows',
  COST_STEPS: 'entente.cost.steps',
} as const;

/** Bolt's own port. */
const BOLT_PORT = 7687;

/** What the spans of all reads have: which database it is and, if the server has one graph, where. */
export function databaseAttributes({ graph, lowerGraphs }: Pick<Config, 'graph' | 'lowerGraphs'>): Attributes {
  if (graph.kind === 'embedded') return { [ATTRIBUTE.DB_SYSTEM]: 'grafeo' };
  const system = { [ATTRIBUTE.DB_SYSTEM]: 'neo4j' };
  if (lowerGraphs.length > 0) return system;
  const { hostname, port } = new URL(graph.uri);
  return {
    ...system,
    ...(graph.database !== undefined && { [ATTRIBUTE.DB_NAMESPACE]: graph.database }),
    [ATTRIBUTE.SERVER_ADDRESS]: hostname,
    [ATTRIBUTE.SERVER_PORT]: port === '' ? BOLT_PORT : Number(port),
  };
}
