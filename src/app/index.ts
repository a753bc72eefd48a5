/** Configuration, and opening and preparing the configured graph: what the server and the commands share. */
export { CLEARANCE_LEASE_MS } from '../evidence/index.ts';
export { type Clearances, type OpenGraphs, readClearances, requireLowerGraphs } from './clearances.ts';
export { type Config, ConfigError, loadCheckedConfig, loadConfig } from './config.ts';
export type { DocumentMode, DocumentsConfig } from './document-settings.ts';
export { engineName, graphLocation, graphName, graphsOf, isInMemory } from './graph-location.ts';
export { hostName, isLoopback } from './hosts.ts';
export type { ClearedGraph } from './lower-graph-settings.ts';
export { openForCommand, openForServer, type Print, prepareForQueries, prepareForWrites, SEED_DIR } from './open.ts';
export type { RatesConfig } from './rate-settings.ts';
export { createRedactor, secretsIn } from './redact.ts';
