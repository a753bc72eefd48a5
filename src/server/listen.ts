import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** The server cannot listen at its address. The message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Where to listen, and the settings that say so. */
interface Address {
  readonly host: string;
  readonly port: number;
  readonly settings: { readonly host: string; readonly port: string };
}

/** Where the API is served. */
export const apiAddress = ({ host, port }: Pick<Address, 'host' | 'port'>): Address => ({
  host,
  port,
  settings: { host: 'HOST', port: 'PORT' },
});

/** Where the metrics are served. */
export const metricsAddress = ({ host, port }: Pick<Address, 'host' | 'port'>): Address => ({
  host,
  port,
  settings: { host: 'METRICS_HOST', port: 'METRICS_PORT' },
});

/** Starts listening, and returns the port. */
export async function listen(app: FastifyInstance, address: Address): Promise<number> {
  const { host, port } = address;
  try {
    await app.listen({ host, port, listenTextResolver: (at) => `listening at ${at}` });
  } catch (error) {
    throw listenError(error, address);
  }
  return (app.server.address() as AddressInfo).port;
}

/**
 * Checks that the address is free, before a graph is opened.
 * @throws {ListenError}
 */
export async function checkAddress(address: Address): Promise<void> {
  const server = createServer();
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, address);
  } finally {
    if (server.listening) await new Promise((done) => server.close(done));
  }
}

function listenError(error: unknown, address: Address): unknown {
  const reason = LISTEN_FAILURES[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new ListenError(reason(address), { cause: error });
}

const LISTEN_FAILURES: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ port, settings }) =>
    `Port ${port} is in use by another program. Stop it, or set another port, such as ${settings.port}=${port + 1}.`,
  EACCES: ({ port, settings }) => `This user may not listen on port ${port}. Set ${settings.port} to 1024 or above.`,
  EADDRNOTAVAIL: ({ host, settings }) => `${settings.host} is ${host}, which is not an address of this machine.`,
  ENOTFOUND: ({ host, settings }) => `${settings.host} is ${host}, which cannot be resolved.`,
};
