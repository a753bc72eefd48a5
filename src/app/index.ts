/** Configuration, and opening and preparing the configured graph: what the server and the commands share. */
export { type Config, loadConfig } from './config.ts';
export { engineName, graphLocation, isInMemory } from './graph-location.ts';
export { hostName, isLoopback } from './hosts.ts';
export { openForCommand, openForServer, type Print, prepareForQueries, prepareForWrites, SEED_DIR } from './open.ts';
