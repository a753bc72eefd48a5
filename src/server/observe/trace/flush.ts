import { ProxyTracerProvider, trace } from '@opentelemetry/api';
import { within } from '../../lifecycle/within.ts';

/** How long a collector may take for the last spans, in milliseconds. */
const FLUSH_MS = 3_000;

/** Sends the spans that an SDK still holds, since the process is about to end. What does not succeed in time is lost. */
export async function flushSpans(): Promise<void> {
  const registered = trace.getTracerProvider();
  const sdk: object = registered instanceof ProxyTracerProvider ? registered.getDelegate() : registered;
  if (!canFlush(sdk)) return;
  await within(FLUSH_MS, sdk.forceFlush()).catch(() => false);
}

const canFlush = (sdk: object): sdk is { forceFlush(): Promise<void> } =>
  'forceFlush' in sdk && typeof sdk.forceFlush === 'function';
