import { trace } from '@opentelemetry/api';

/** Our tracer. Without a registered SDK it makes spans that record nothing. */
export const tracer = trace.getTracer('entente');
