const PARENT_CHECK_MS = 1_000;

/**
 * Turns what ends a program (Ctrl-C, a signal, the end of the npm that runs it) into one abort, so that it can
 * clean up first.
 * @returns {AbortSignal}
 */
export function abortOnSignals() {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => controller.abort());
  // npm hands a signal on to its shell, which ends and leaves this program behind without a word.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    const check = () => process.ppid !== parent && controller.abort();
    setInterval(check, PARENT_CHECK_MS).unref();
  }
  return controller.signal;
}
