import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy that can simulate the outage of a server. */
export class TcpProxy {
  readonly #target: { readonly host: string; readonly port: number };
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #silent = false;

  constructor(uri: string) {
    const { hostname, port } = new URL(uri);
    this.#target = { host: hostname, port: Number(port || 7687) };
  }

  get uri(): string {
    return `bolt://127.0.0.1:${this.#port}`;
  }

  /** Starts listening, on the same port each time. */
  async open(): Promise<void> {
    this.#silent = false;
    this.#server = createServer((inner) => this.#join(inner, connect(this.#target)));
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Drops all data from now on, but keeps connections open. */
  silence(): void {
    this.#silent = true;
  }

  /** Breaks every connection and refuses new ones. */
  async close(): Promise<void> {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #join(inner: Socket, outer: Socket): void {
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (data) => this.#silent || to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
