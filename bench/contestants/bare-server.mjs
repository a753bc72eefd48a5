import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { ask, connect } from './driver.mjs';

const driver = connect(process.env);

/** Hands statements on to Neo4j and their rows back, until SIGTERM: what HTTP alone costs. */
const server = createServer(async (request, response) => {
  try {
    const { query, variables } = /** @type {any} */ (await json(request));
    const text = JSON.stringify({ data: await ask(driver, query, variables) });
    response.setHeader('content-type', 'application/json').end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`Ready at http://127.0.0.1:${address.port}`);
});
process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await driver.close();
  process.exit();
});
