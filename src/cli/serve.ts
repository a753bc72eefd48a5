import { loadConfig } from '../app/index.ts';
import { closeOnSignals, serve } from '../server/index.ts';
import type { Terminal } from './terminal.ts';
import { readSwitches } from './usage.ts';

/** Serves until a signal comes. */
export async function runServe(args: readonly string[], { out }: Terminal): Promise<number> {
  readSwitches(args, []);
  const { app, close } = await serve(loadConfig(), out);
  closeOnSignals(close, app.log);
  return 0;
}
