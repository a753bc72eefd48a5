import { loadCheckedConfig } from '../app/index.ts';
import { closeOnSignals, logCrashes, serve } from '../server/index.ts';
import { readFlags } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Serves until a signal arrives. */
export async function runServe(args: readonly string[], { out }: Terminal): Promise<number> {
  readFlags(args, []);
  const { config, ...found } = loadCheckedConfig('server');
  const { app, close } = await serve(config, out, found);
  logCrashes(app.log);
  closeOnSignals(close, app.log);
  return 0;
}
