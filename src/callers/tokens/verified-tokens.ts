import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../caller.ts';

/** What a token that was accepted said. */
interface VerifiedToken {
  readonly caller: Caller;
  /** When it is valid, in seconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** Stands for the keys that it was checked with. */
  readonly keys: object;
}

/** The most tokens that are known; those that were not used for longest make place. */
const MAX_TOKENS = 1_000;

/**
 * The tokens that were accepted, so that a signature is checked once and not for each request. Only their hashes are kept. A token is
 * unknown again when it expires, and when the keys are others: one of them may have been withdrawn.
 */
export class VerifiedTokens {
  readonly #tokens: LRUCache<string, VerifiedToken>;

  constructor(max = MAX_TOKENS) {
    this.#tokens = new LRUCache({ max });
  }

  /** Who sent a token, if it is known and valid now, by the clock alone: what is within the skew is checked anew. */
  find(token: string): Pick<VerifiedToken, 'caller' | 'keys'> | undefined {
    const known = this.#tokens.get(hashOf(token));
    const now = Date.now() / 1000;
    return known && known.from <= now && now < known.until ? known : undefined;
  }

  add(token: string, verified: VerifiedToken): void {
    this.#tokens.set(hashOf(token), verified);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
