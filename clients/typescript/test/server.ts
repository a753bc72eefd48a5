import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { GraphPort } from '../../../src/graph/port.ts';
import { appOver, dataOf, fillWithSeed } from '../../../tests/support/ask.ts';
import { openTestGraph } from '../../../tests/support/engines.ts';

/** The server with the data of the two articles. */
export interface Served {
  readonly url: string;
  /** The answer of the graph without a client. */
  readonly direct: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;
}

/** Data of any shape: the tests name what they read. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of the data follows from the text of the operation.
export type Data = any;

/** Serves the articles on a free port for all tests of a file. */
export function serveArticles(): () => Served {
  let graph: GraphPort | undefined;
  let app: FastifyInstance | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    const open = await openTestGraph('embedded');
    graph = open;
    await fillWithSeed(open);
    // Long enough for a busy machine; limits are not tested here.
    app = await appOver(open, { GRAPH_TIMEOUT_MS: '20000' });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    served = { url: `http://127.0.0.1:${port}/graphql`, direct: (query, variables) => dataOf(open, query, variables) };
  });
  afterAll(async () => {
    await app?.close();
    await graph?.close();
  });
  return () => {
    if (!served) throw new Error('The server has not started');
    return served;
  };
}

/** Fails a test if the client warns in the console, where clients report problems with keys and policies. */
export function allowNoWarning(): void {
  const spies = (['warn', 'error'] as const).map((name) => ({ name, calls: [] as unknown[][] }));
  beforeEach(() => {
    for (const { name, calls } of spies) {
      calls.length = 0;
      jest.spyOn(console, name).mockImplementation((...words) => void calls.push(words));
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
    expect(spies.flatMap(({ calls }) => calls)).toEqual([]);
  });
}

const EXAMPLES = new URL('../../../playground/examples/', import.meta.url);

/** The operations of the playground's tabs. */
export const examples: readonly string[] = readdirSync(EXAMPLES)
  .sort()
  .map((file) => readFileSync(new URL(file, EXAMPLES), 'utf8'));
