import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../app/index.ts';

/** The server cannot listen at its address. The message says what to do. */
class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Starts listening, and returns the port. */
export async function listen(app: FastifyInstance, config: Config): Promise<number> {
  const { host, port } = config;
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    throw listenError(error, config);
  }
  return (app.server.address() as AddressInfo).port;
}

/**
 * Checks that the address is free, before a graph is opened.
 * @throws {ListenError}
 */
export async function checkAddress(config: Config): Promise<void> {
  const server = createServer();
  try {
    server.listen(config.port, config.host);
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, config);
  } finally {
    if (server.listening) await new Promise((done) => server.close(done));
  }
}

function listenError(error: unknown, { host, port }: Config): unknown {
  const reason = LISTEN_FAILURES[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new ListenError(reason(host, port), { cause: error });
}

const LISTEN_FAILURES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is in use by another program. Stop it, or set another port, such as PORT=${port + 1}.`,
  EACCES: (_, port) => `This user may not listen on port ${port}. Set PORT to 1024 or above.`,
  EADDRNOTAVAIL: (host) => `HOST is ${host}, which is not an address of this machine.`,
  ENOTFOUND: (host) => `HOST is ${host}, which cannot be resolved.`,
};
