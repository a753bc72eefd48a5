import { loadConfig } from '../server/config.ts';
import { serve } from '../server/serve.ts';
import { closeOnSignals } from '../server/shutdown.ts';
import type { Terminal } from './terminal.ts';
import { readSwitches } from './usage.ts';

/** Serves until a signal comes. */
export async function runServe(args: readonly string[], { out }: Terminal): Promise<number> {
  readSwitches(args, []);
  const { app, close } = await serve(loadConfig(), out);
  closeOnSignals(close, app.log);
  return 0;
}
