import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { GraphError } from '../graph/index.ts';
import type { Ask } from './ask.ts';

/** How long to wait before each further try, in milliseconds. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/** Asks again when the graph has no time or is late: an export of many pages would hardly ever end otherwise on a busy one. */
export const patient =
  (ask: Ask, waits: readonly number[] = WAITS_MS): Ask =>
  async (document, variables) => {
    for (const ms of waits) {
      try {
        return await ask(document, variables);
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
      await wait(ms);
    }
    return ask(document, variables);
  };

const BUSY: ReadonlySet<string> = new Set<GraphError['code']>(['GRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED']);

function isBusy(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return cause instanceof GraphError && BUSY.has(cause.code);
}
