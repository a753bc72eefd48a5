import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { GREETING, type Message, Messages, pack, TAG } from './bolt.ts';

/** A transaction or statement that a member was sent. */
export interface Asked {
  readonly write: boolean;
  readonly bookmarks: readonly string[];
}

/** What a member knows of its cluster. */
export interface Membership {
  readonly leads: () => boolean;
  /** The routing table. */
  readonly table: () => unknown;
  /** Resolves when the member has what these bookmarks name. */
  readonly applied: (bookmarks: readonly string[]) => Promise<void>;
  readonly committed: (bookmark: string) => void;
}

interface Extra {
  readonly mode?: string;
  readonly bookmarks?: readonly string[];
}

const NOT_A_LEADER = {
  code: 'Neo.ClientError.Cluster.NotALeader',
  message: 'No write operations are allowed directly on this database. Writes must pass through the leader.',
};

/**
 * A member of a cluster, as clients see it: it answers ROUTE, lets no follower write, and waits for bookmarks. All else goes
 * to a real server behind it.
 */
export class Member {
  readonly asked: Asked[] = [];
  readonly #target: number;
  readonly #membership: Membership;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(target: number, membership: Membership) {
    this.#target = target;
    this.#membership = membership;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get present(): boolean {
    return this.#server?.listening === true;
  }

  /** Clients that are connected. */
  get connections(): number {
    return [...this.#sockets].filter((socket) => !socket.destroyed).length;
  }

  /** Comes, on the same port each time. */
  async come(): Promise<void> {
    this.#server = createServer((client) => this.#serve(client));
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Vanishes, with all connections. */
  async vanish(): Promise<void> {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    this.#sockets.add(client);
    client.on('close', () => {
      this.#sockets.delete(client);
      server.destroy();
    });
    server.on('close', () => client.destroy());
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    new Conversation(client, server, this.#membership, this.asked);
  }
}

/** One connection of a client. */
class Conversation {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #membership: Membership;
  readonly #asked: Asked[];
  /** What answers the requests that are open, in their order: the server, or a reply of this member. */
  readonly #open: ('server' | Buffer)[] = [];
  #failed = false;
  #inTransaction = false;

  constructor(client: Socket, server: Socket, membership: Membership, asked: Asked[]) {
    this.#client = client;
    this.#server = server;
    this.#membership = membership;
    this.#asked = asked;
    const [requests, answers] = [new Messages(), new Messages()];
    let work = Promise.resolve();
    let greeting = Buffer.alloc(0);
    client.on('data', (data) => {
      let rest = data;
      if (greeting.length < GREETING.length) {
        greeting = Buffer.concat([greeting, data]);
        if (greeting.length < GREETING.length) return;
        server.write(GREETING);
        rest = greeting.subarray(GREETING.length);
      }
      for (const message of requests.take(rest)) work = work.then(() => this.#request(message));
    });
    let version = Buffer.alloc(0);
    server.on('data', (data) => {
      let rest = data;
      if (version.length < 4) {
        version = Buffer.concat([version, data]);
        if (version.length < 4) return;
        client.write(version.subarray(0, 4));
        rest = version.subarray(4);
      }
      for (const message of answers.take(rest)) this.#answer(message);
    });
  }

  async #request(message: Message): Promise<void> {
    const { tag } = message;
    if (tag === TAG.GOODBYE) this.#server.write(message.raw);
    else if (tag === TAG.RESET) this.#pass(message);
    else if (this.#failed) this.#reply(pack(TAG.IGNORED, [{}]));
    else if (tag === TAG.ROUTE) this.#reply(pack(TAG.SUCCESS, [{ rt: this.#membership.table() }]));
    else if (tag === TAG.BEGIN) await this.#begin(message, message.fields()[0] as Extra);
    else if (tag === TAG.RUN && !this.#inTransaction) await this.#begin(message, message.fields()[2] as Extra);
    else this.#pass(message);
  }

  async #begin(message: Message, { mode, bookmarks = [] }: Extra): Promise<void> {
    const write = mode !== 'r';
    this.#asked.push({ write, bookmarks });
    if (write && !this.#membership.leads()) {
      this.#failed = true;
      this.#reply(pack(TAG.FAILURE, [NOT_A_LEADER]));
      return;
    }
    await this.#membership.applied(bookmarks);
    this.#pass(message);
  }

  #pass({ tag, raw }: Message): void {
    if (tag === TAG.BEGIN) this.#inTransaction = true;
    if (tag === TAG.COMMIT || tag === TAG.ROLLBACK || tag === TAG.RESET) this.#inTransaction = false;
    if (tag === TAG.RESET) this.#failed = false;
    this.#open.push('server');
    if (!this.#server.destroyed) this.#server.write(raw);
  }

  #reply(bytes: Buffer): void {
    this.#open.push(bytes);
    this.#flush();
  }

  #answer(message: Message): void {
    this.#send(message.raw);
    if (message.tag === TAG.RECORD) return;
    if (message.tag === TAG.SUCCESS) this.#noteBookmark(message);
    this.#open.shift();
    this.#flush();
  }

  #noteBookmark(message: Message): void {
    const [{ bookmark } = {}] = message.fields() as readonly { readonly bookmark?: string }[];
    if (bookmark !== undefined) this.#membership.committed(bookmark);
  }

  #flush(): void {
    for (;;) {
      const [first] = this.#open;
      if (!Buffer.isBuffer(first)) return;
      this.#send(first);
      this.#open.shift();
    }
  }

  #send(bytes: Buffer): void {
    if (!this.#client.destroyed) this.#client.write(bytes);
  }
}
