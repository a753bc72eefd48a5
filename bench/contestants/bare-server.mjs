import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { ask, connect } from './driver.mjs';
import { serveUntilEnded } from './until-ended.mjs';

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
serveUntilEnded(server, () => driver.close());
