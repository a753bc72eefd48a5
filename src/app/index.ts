export { type Config, loadConfig } from './config.ts';
export { hostName, isLoopback, isLoopbackOrigin, isOwnOrigin } from './hosts.ts';
export { openConfigured, openServed, prepareGraph, readyGraph, type Say, SEED_DIR } from './prepare.ts';
