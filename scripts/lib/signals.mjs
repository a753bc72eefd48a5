const PARENT_CHECK_MS = 1_000;

/**
 * A signal that aborts on Ctrl+C, SIGTERM, SIGHUP or the end of the npm that runs this program, for an orderly shutdown.
 * @returns {AbortSignal}
 */
export function abortOnSignals() {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => controller.abort());
  // npm forwards a signal only to its shell, which ends without ending this program.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    const check = () => process.ppid !== parent && controller.abort();
    setInterval(check, PARENT_CHECK_MS).unref();
  }
  return controller.signal;
}
