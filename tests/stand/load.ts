import { setTimeout as sleep } from 'node:timers/promises';

/** What a reader's screen asks: by key, a page, and through relations. */
const QUERIES = [
  '{ country(code: "VE") { name loansReceived { totalCount } } }',
  '{ loans(first: 5) { nodes { id principalUsd statements { nodes { source { title } } } } } }',
  '{ leaders(at: "2012-01-01", first: 5) { nodes { name } } }',
];

/** How many clients ask at once, and how long each waits after an answer, in milliseconds. */
const CLIENTS = 16;
const PAUSE_MS = 20;
/** After which a client gives up on an answer, in milliseconds: then there was none. */
const NO_ANSWER_MS = 30_000;

/** One request and what came of it. */
export interface Asked {
  /** By `performance.now`. */
  readonly at: number;
  readonly ms: number;
  /** How long this process itself stood still meanwhile, in milliseconds. */
  readonly stalledMs: number;
  /** `ok`, the codes of the errors, or why there was no answer. */
  readonly outcome: string;
}

/** Clients that ask a server until they are stopped. */
export class Load {
  readonly asked: Asked[] = [];
  readonly #address: string;
  readonly #stalls: { readonly at: number; readonly ms: number }[] = [];
  readonly #clients: Promise<void>[];
  #stopped = false;

  constructor(address: string) {
    this.#address = address;
    void this.#watch();
    this.#clients = Array.from({ length: CLIENTS }, (_, client) => this.#run(client));
  }

  /** Those begun since a time. */
  since(at: number): readonly Asked[] {
    return this.asked.filter((one) => one.at >= at);
  }

  /** Resolves with the time of the first answer without errors to a request begun since a time. */
  async works(at: number): Promise<number> {
    for (;;) {
      const found = this.asked.find((one) => one.at >= at && one.outcome === 'ok');
      if (found) return found.at + found.ms;
      await sleep(PAUSE_MS);
    }
  }

  /** Waits for the last answers. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#clients);
  }

  async #run(client: number): Promise<void> {
    for (let n = client; !this.#stopped; n++) {
      const at = performance.now();
      const outcome = await this.#ask(QUERIES[n % QUERIES.length] ?? '');
      const end = performance.now();
      const stalledMs = this.#stalls.filter((stall) => stall.at >= at).reduce((sum, { ms }) => sum + ms, 0);
      this.asked.push({ at, ms: end - at, stalledMs, outcome });
      await sleep(PAUSE_MS);
    }
  }

  async #ask(query: string): Promise<string> {
    try {
      const response = await fetch(`${this.#address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query }),
        signal: AbortSignal.timeout(NO_ANSWER_MS),
      });
      const { errors } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
      if (!errors) return 'ok';
      return [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'no code'))].sort().join(' ');
    } catch (error) {
      return `no answer: ${error instanceof Error ? error.message : error}`;
    }
  }

  /** Notes when timers of this process come late: an answer that waited for it was not late. */
  async #watch(): Promise<void> {
    for (let due = performance.now() + PAUSE_MS; !this.#stopped; due = performance.now() + PAUSE_MS) {
      await sleep(PAUSE_MS);
      const ms = performance.now() - due;
      if (ms > PAUSE_MS) this.#stalls.push({ at: performance.now(), ms });
    }
  }
}
