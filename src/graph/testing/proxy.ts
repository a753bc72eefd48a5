import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands in front of a server, which can so be made to go away and to come back. */
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

  /** Listens, on the same port as before where there was one. */
  async open(): Promise<void> {
    this.#silent = false;
    this.#server = createServer((inner) => this.#join(inner, connect(this.#target)));
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** From now on, what is sent arrives nowhere, and no connection is closed. */
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
