/** What a shell takes for "ended by Ctrl+C". */
export const INTERRUPTED = 130;

/** Aborts at the first Ctrl+C, or when the process is told to end; the second one ends it at once. */
export function interruptSignal(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
    release();
  };
  const release = (): void => {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  };
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  return { signal: controller.signal, release };
}
