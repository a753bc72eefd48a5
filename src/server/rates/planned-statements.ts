import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** The most callers, and statements of each; those that were not used for longest make place. */
const MOST = { callers: 1_000, statements: 200 };

/**
 * The statements whose planning each caller has paid for. Each pays for its own, though the graph plans a statement once for all:
 * otherwise a caller would learn by its rate what others ask. Only hashes are kept.
 */
export class PlannedStatements {
  readonly #callers = new LRUCache<string, LRUCache<string, true>>({ max: MOST.callers });

  has(caller: string, statement: string): boolean {
    return this.#callers.get(caller)?.get(hashOf(statement)) ?? false;
  }

  add(caller: string, statement: string): void {
    const known = this.#callers.get(caller) ?? new LRUCache<string, true>({ max: MOST.statements });
    this.#callers.set(caller, known.set(hashOf(statement), true));
  }
}

const hashOf = (statement: string): string => createHash('sha256').update(statement).digest('base64');
