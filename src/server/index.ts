/** The HTTP server: GraphQL, exports, the pages and health probes. */

export { logCrashes } from './lifecycle/crash.ts';
export { closeOnSignals } from './lifecycle/shutdown.ts';
export { serve } from './serve.ts';
export { createServedApi } from './served-api.ts';
