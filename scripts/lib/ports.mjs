import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

const HOST = '127.0.0.1';

/**
 * Checks that a server can listen on the port.
 * @param {number} port 0 for any free one
 * @returns {Promise<number>} the port
 * @throws {Problem} if another program listens there, or this user may not
 */
export function claimPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      const reason = taken ? 'is in use by another program' : `cannot be used (${error.message})`;
      reject(new Problem(`Port ${port} of ${HOST} ${reason}. Set another with --port or NEO4J_BOLT_PORT.`));
    });
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      const claimed = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(claimed));
    });
  });
}

/**
 * Reads a port from an option or a setting.
 * @param {string} text
 * @param {string} name the option or setting, for the message
 * @returns {number} 0 to 65535
 * @throws {Problem} if the text is not a port
 */
export function parsePort(text, name) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Problem(`${name} must be a port from 0 (any free one) to 65535, not "${text}".`);
  }
  return port;
}
