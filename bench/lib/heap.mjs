/** What Node is told, so that `heapOf` can read a server's heap. */
export const READABLE = ['--expose-gc', '--import', new URL('./heap-report.mjs', import.meta.url).href];

/**
 * What a server's heap holds when nothing is left to be freed.
 * @param {import('./server.mjs').RunningServer} server
 * @returns {Promise<number>} in MB
 */
export async function heapOf(server) {
  const line = server.line(/^heap .*/);
  process.kill(server.pid, 'SIGUSR2');
  return Number((await line).slice('heap '.length));
}
