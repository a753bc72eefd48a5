import { createHash } from 'node:crypto';

/** 128 bits of a hash, as numbers: that two of a million ids share them does not happen. */
const WORDS = 4;
const FIRST_CAPACITY = 1_024;

/** A set of ids that takes at most 64 bytes each, whatever their length: it keeps a hash of them. */
export class SeenIds {
  #slots = new Uint32Array(FIRST_CAPACITY * WORDS);
  #size = 0;

  /** Adds an id. Returns whether it was not there before. */
  add(id: string): boolean {
    const hash = hashOf(id);
    const slot = this.#find(hash);
    if (this.#isTaken(slot)) return false;
    this.#slots.set(hash, slot);
    this.#size++;
    if (this.#size * WORDS * 2 > this.#slots.length) this.#grow();
    return true;
  }

  has(id: string): boolean {
    return this.#isTaken(this.#find(hashOf(id)));
  }

  /** The slot that holds a hash, or the free one where it belongs. */
  #find(hash: Uint32Array): number {
    const mask = this.#slots.length - 1;
    let slot = ((hash[0] ?? 0) * WORDS) % this.#slots.length;
    while (this.#isTaken(slot) && !hash.every((word, index) => this.#slots[slot + index] === word)) {
      slot = (slot + WORDS) & mask;
    }
    return slot;
  }

  #isTaken(slot: number): boolean {
    return this.#slots[slot + WORDS - 1] !== 0;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += WORDS) {
      if (old[slot + WORDS - 1] === 0) continue;
      const hash = old.subarray(slot, slot + WORDS);
      this.#slots.set(hash, this.#find(hash));
    }
  }
}

function hashOf(id: string): Uint32Array {
  const bytes = createHash('sha256').update(id).digest();
  const hash = Uint32Array.from({ length: WORDS }, (_, index) => bytes.readUInt32LE(index * 4));
  // Zero marks a free slot.
  hash[WORDS - 1] ||= 1;
  return hash;
}
