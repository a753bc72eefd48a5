import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../app/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { ServerContext } from '../apollo/context.ts';
import type { AuditFile } from './audit/audit-file.ts';
import { auditRequests } from './audit/audit-requests.ts';
import { countRequests } from './metrics/count-requests.ts';
import type { Metrics } from './metrics/metrics.ts';
import { whenOver } from './over.ts';
import { completeRecords, recordPlugin } from './record-operations.ts';
import { databaseAttributes } from './trace/attributes.ts';
import { tracedGraph } from './trace/read-spans.ts';
import { traceRequests } from './trace/request-trace.ts';

/** Where the server's observations go, besides traces. */
export interface Observers {
  readonly metrics?: Metrics;
  readonly audit?: AuditFile;
}

/** What the app takes from here once its requests are observed. */
export interface Observation {
  readonly plugin: ApolloServerPlugin<ServerContext>;
  /** The part of a request's context that lets it be observed: the graph, through which its reads are traced, and its progress. */
  readonly contextOf: (request: FastifyRequest, graph: GraphPort) => Pick<ServerContext, 'graph' | 'progress'>;
}

/**
 * Observes the requests of an app. To be called before other hooks are added: what these do belongs to the request, and a record is
 * complete before the hooks of a route see the response.
 */
export function observe(
  app: FastifyInstance,
  { metrics, audit }: Observers,
  config: Config,
  logger: FastifyBaseLogger,
): Observation {
  const { traceDocuments, traceParameters } = config.observe;
  const reads = { database: databaseAttributes(config), withParameters: traceParameters };
  const traced = traceRequests(app);
  completeRecords(app);
  const audited = audit && auditRequests(app, audit, logger);
  whenOver(app, [traced, ...(audited ? [audited] : []), ...(metrics ? [countRequests(metrics)] : [])]);
  return {
    plugin: recordPlugin(traceDocuments),
    contextOf: ({ record, trace }, graph) => ({
      graph: trace ? tracedGraph(graph, trace, reads) : graph,
      ...(record && { progress: record }),
    }),
  };
}
