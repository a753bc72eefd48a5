import { setTimeout as sleep } from 'node:timers/promises';
import { auth, type Config, driver as connect, type Driver } from 'neo4j-driver';
import { GraphError } from '../errors.ts';
import { PROBE } from '../ping.ts';
import { failureReason, isTransient } from './errors.ts';
import { Neo4jGraph } from './graph.ts';

export interface Neo4jConfig {
  readonly kind: 'neo4j';
  /** A Bolt address without user or password: `neo4j://` routes within a cluster, `bolt://` connects to one server. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** The database; by default the user's home database. */
  readonly database?: string;
  /** The default timeout of a read, in milliseconds. */
  readonly timeoutMs: number;
  /** How long to wait for a server that does not respond yet, in milliseconds. */
  readonly waitMs: number;
  /** Called with the reason every few seconds while waiting. */
  readonly onWait?: (message: string) => void;
}

/**
 * The timeouts let a read fail within its own deadline if the server is gone. A connection that firewalls may have dropped as
 * idle is checked before use. All rows are fetched at once, since page sizes are limited.
 */
const DRIVER: Config = {
  connectionTimeout: 3_000,
  connectionAcquisitionTimeout: 4_000,
  connectionLivenessCheckTimeout: 30_000,
  maxConnectionPoolSize: 50,
  maxTransactionRetryTime: 5_000,
  fetchSize: -1,
  disableLosslessIntegers: true,
  notificationFilter: { minimumSeverityLevel: 'OFF' },
  telemetryDisabled: true,
  userAgent: 'entente',
};

const PAUSE_MS = 500;
const ATTEMPT_MS = 5_000;
const MESSAGE_EVERY_MS = 5_000;

/**
 * Connects to Neo4j and waits until it responds.
 * @throws {GraphError} GRAPH_UNAVAILABLE naming the address: after `waitMs`, or at once if waiting cannot help, as with a
 * wrong password.
 */
export async function openNeo4j(config: Neo4jConfig): Promise<Neo4jGraph> {
  const { database, timeoutMs } = config;
  const address = addressOf(config.uri);
  const options = { address, timeoutMs, ...(database !== undefined && { database }) };
  const graph = new Neo4jGraph(connectTo(config), options);
  try {
    await waitFor(graph, address, config);
  } catch (error) {
    await graph.close();
    throw error;
  }
  return graph;
}

/** The address without secrets, for messages. Checked here so that no error of the driver contains a password. */
function addressOf(uri: string): string {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url || !/^(bolt|neo4j)(\+s|\+ssc)?:$/.test(url.protocol) || url.hostname === '' || url.username + url.password) {
    const message = 'NEO4J_URI must be a Bolt address without user or password, such as neo4j://localhost:7687';
    throw new GraphError('GRAPH_UNAVAILABLE', message);
  }
  return `${url.protocol}//${url.host}`;
}

function connectTo({ uri, user, password }: Neo4jConfig): Driver {
  try {
    return connect(uri, auth.basic(user, password), DRIVER);
  } catch (error) {
    throw new GraphError('GRAPH_UNAVAILABLE', 'NEO4J_URI is not an address that the driver supports', error);
  }
}

async function waitFor(graph: Neo4jGraph, address: string, { waitMs, onWait }: Neo4jConfig): Promise<void> {
  const start = performance.now();
  let nextMessageAt = start;
  for (;;) {
    const error = await graph.read(PROBE, { timeoutMs: ATTEMPT_MS }).then(() => undefined, asGraphError);
    if (!error) return;
    if (!isTransient(error)) throw new GraphError('GRAPH_UNAVAILABLE', error.message, error);
    const now = performance.now();
    const left = Math.ceil((start + waitMs - now) / 1000);
    if (now - start >= waitMs) {
      const waited = Math.round(waitMs / 1000);
      const message = `Neo4j does not respond at ${address} (${failureReason(error)}); waited ${waited} s`;
      throw new GraphError('GRAPH_UNAVAILABLE', message, error);
    }
    if (now >= nextMessageAt) {
      onWait?.(`Waiting up to ${left} s for Neo4j at ${address} (${failureReason(error)})`);
      nextMessageAt = now + MESSAGE_EVERY_MS;
    }
    await sleep(Math.min(PAUSE_MS, start + waitMs - now));
  }
}

function asGraphError(error: unknown): GraphError {
  return error instanceof GraphError ? error : new GraphError('QUERY_FAILED', 'The graph failed', error);
}
