import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

const HOST = '127.0.0.1';

/**
 * Makes sure that a server can listen on the port of this machine.
 * @param {number} port 0 for any free one
 * @returns {Promise<number>} the port
 * @throws {Problem} where another program listens there, or this user may not
 */
export function claimPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      const reason = taken ? 'is in use by another program' : `cannot be used (${error.message})`;
      reject(new Problem(`Port ${port} of ${HOST} ${reason}. Choose another with --port or NEO4J_BOLT_PORT.`));
    });
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      const claimed = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(claimed));
    });
  });
}

/**
 * A port out of an option or a setting.
 * @param {string} text
 * @param {string} name what the person set, for the message
 * @returns {number} 0 to 65535
 * @throws {Problem} where the text is no port
 */
export function parsePort(text, name) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Problem(`${name} must be a port, a number from 0 (any free one) to 65535, and is "${text}".`);
  }
  return port;
}
