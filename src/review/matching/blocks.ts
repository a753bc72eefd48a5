import { groupBy } from '../../domain/index.ts';
import { type Candidate, sourcesOfAll } from './candidate.ts';

/** The most entries in a block, all of which are compared with each other. */
export const MAX_BLOCK = 100;

/** Entries that share a key but are too many to compare with each other. */
export interface Capped {
  /** The key in words, such as "the name mohamed". */
  readonly sharing: string;
  readonly entries: number;
  /** How they are compared instead, in words. */
  readonly instead: string;
}

/** The entries to compare with each other, by their positions. */
export interface Blocks {
  readonly blocks: readonly (readonly number[])[];
  readonly capped: readonly Capped[];
}

export interface BlockKey {
  readonly key: string;
  readonly sharing: string;
  readonly index: number;
}

/** Groups entries by keys. Groups above `MAX_BLOCK` are not compared, so that the work grows linearly with the entries. */
export class BlockBuilder {
  readonly #candidates: readonly Candidate[];
  readonly #blocks: (readonly number[])[] = [];
  readonly #capped: Capped[] = [];

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
  }

  /** Adds a block for each key, and returns the keys that too many entries share. */
  add(keys: readonly BlockKey[], instead: string): ReadonlySet<string> {
    const tooCommon = new Set<string>();
    for (const [key, group] of groupBy(keys, (one) => one.key)) {
      const indexes = [...new Set(group.map(({ index }) => index))];
      // Entries that one source tells apart are not compared.
      if (indexes.length < 2 || sourcesOfAll(this.#candidatesAt(indexes)).length > 0) continue;
      if (indexes.length > MAX_BLOCK) {
        tooCommon.add(key);
        this.#capped.push({ sharing: group[0]?.sharing ?? '', entries: indexes.length, instead });
      } else this.#blocks.push(indexes);
    }
    return tooCommon;
  }

  done(): Blocks {
    return { blocks: this.#blocks, capped: this.#capped };
  }

  *#candidatesAt(indexes: readonly number[]): Generator<Candidate> {
    for (const index of indexes) {
      const candidate = this.#candidates[index];
      if (candidate) yield candidate;
    }
  }
}
