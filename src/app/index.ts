/** Configuration, and opening and preparing the configured graph: what the server and the commands share. */
export { type Config, loadConfig } from './config.ts';
export { engineName, graphLocation, graphName, graphsOf, isInMemory } from './graph-location.ts';
export { hostName, isLoopback } from './hosts.ts';
export type { ClearedGraph } from './lower-graph-settings.ts';
export { openForCommand, openForServer, type Print, prepareForQueries, prepareForWrites, SEED_DIR } from './open.ts';
