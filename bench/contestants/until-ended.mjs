/**
 * Serves on a port of its own, which it prints, until SIGTERM.
 * @param {import('node:http').Server} server
 * @param {() => Promise<unknown>} close what it leaves open
 */
export function serveUntilEnded(server, close) {
  server.listen(0, '127.0.0.1', () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    console.log(`Ready at http://127.0.0.1:${address.port}`);
  });
  process.once('SIGTERM', async () => {
    server.close();
    server.closeAllConnections();
    await close();
    process.exit();
  });
}
