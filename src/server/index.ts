/** The HTTP server: GraphQL, exports, the playground and health probes. */
export { serve } from './serve.ts';
export { closeOnSignals } from './shutdown.ts';
