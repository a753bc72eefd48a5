/** The HTTP server: GraphQL, exports, the pages and health probes. */

export { closeOnSignals } from './lifecycle/shutdown.ts';
export { serve } from './serve.ts';
export { createServedApi } from './served-api.ts';
