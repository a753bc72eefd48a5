import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { scratchFolder } from '../../scripts/lib/leg.mjs';
import { startNeo4j } from '../../scripts/lib/server.mjs';
import { DEFAULT_PASSWORD, NEO4J_USER } from '../../scripts/lib/settings.mjs';

/** How often it is asked whether it answers, in milliseconds. */
const PROBE_MS = 100;

type Started = Awaited<ReturnType<typeof startNeo4j>>;

/** A Neo4j that only one test uses, on one port and one folder for all of its lives. */
export class OwnNeo4j {
  readonly #home: string;
  #server: Started;

  private constructor(home: string, server: Started) {
    this.#home = home;
    this.#server = server;
  }

  static async start(): Promise<OwnNeo4j> {
    const home = await mkdtemp(join(await scratchFolder(), 'entente-outage-'));
    return new OwnNeo4j(home, await launch(home, 0));
  }

  get settings() {
    return this.#server.settings;
  }

  get port(): number {
    return Number(new URL(this.settings.NEO4J_URI).port);
  }

  /** Ends it at once. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#server.stop();
  }

  /** Ends it as an operator does. */
  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Starts it again with the same data. */
  async restart(): Promise<void> {
    this.#server = await launch(this.#home, this.port);
  }

  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.#server.pid, name);
  }

  /** Resolves with the time, by `performance.now`, at which it answers. */
  async answers(): Promise<number> {
    for (;;) {
      try {
        await this.ask('RETURN 1');
        return performance.now();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
      }
    }
  }

  /** The first values of a statement's rows, over a connection of its own. */
  async ask(text: string): Promise<readonly unknown[]> {
    const url = `bolt://127.0.0.1:${this.port}`;
    const driver = neo4j.driver(url, neo4j.auth.basic(NEO4J_USER, DEFAULT_PASSWORD), { connectionTimeout: 1_000 });
    try {
      const { records } = await driver.session().run(text);
      return records.map((record) => record.get(0));
    } finally {
      await driver.close();
    }
  }

  async remove(): Promise<void> {
    await this.#server.stop({ patienceMs: 0 });
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

const launch = (home: string, port: number) =>
  startNeo4j({
    home,
    port,
    password: DEFAULT_PASSWORD,
    env: process.env,
    say: () => undefined,
    signal: new AbortController().signal,
  });
