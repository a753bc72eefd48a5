export { placeOf } from './banner.ts';
export { serve } from './serve.ts';
export { closeOnSignals } from './shutdown.ts';
