import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { wordsOfKey } from '../../../domain/index.ts';
import { WordIndex } from './word-index.ts';

/** How many nodes are worked on before other work of the process has its turn. */
const AT_ONCE = 20_000;

/** A growing array of numbers. */
class Numbers {
  #items = new Uint32Array(1024);
  length = 0;

  push(item: number): void {
    if (this.length === this.#items.length) {
      const longer = new Uint32Array(2 * this.length);
      longer.set(this.#items);
      this.#items = longer;
    }
    this.#items[this.length++] = item;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  set(index: number, item: number): void {
    this.#items[index] = item;
  }

  get items(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}

/** Makes the index of a label from its nodes, one after the other. */
export class WordIndexBuilder {
  readonly #ids: string[] = [];
  /** The lengths of the nodes' first texts. */
  readonly #sizes = new Numbers();
  readonly #words = new Map<string, number>();
  /** The words of all nodes, by number, and where those of each node start. */
  readonly #of = new Numbers();
  readonly #starts = new Numbers();
  /** For each word, the last node that has it. */
  readonly #lastNode = new Numbers();

  get size(): number {
    return this.#ids.length;
  }

  /** Adds a node: its id, and the keys of its texts as they are stored. */
  add(id: string, keys: readonly unknown[]): void {
    const node = this.#ids.push(id);
    this.#sizes.push(typeof keys[0] === 'string' ? keys[0].length : 0);
    this.#starts.push(this.#of.length);
    for (const key of keys.flat()) {
      if (typeof key !== 'string') continue;
      for (const word of wordsOfKey(key)) this.#addWord(word, node);
    }
  }

  #addWord(word: string, node: number): void {
    let number = this.#words.get(word);
    if (number === undefined) {
      number = this.#words.size;
      // A word that is cut out of a key would keep the whole key in memory.
      this.#words.set(Buffer.from(word).toString(), number);
      this.#lastNode.push(0);
    }
    if (this.#lastNode.at(number) === node) return;
    this.#lastNode.set(number, node);
    this.#of.push(number);
  }

  /** The index; undefined if two nodes have the same id, so that not all of them were read. */
  async finish(): Promise<WordIndex | undefined> {
    const order = await this.#order();
    const ids = Array.from(order, (node) => this.#ids[node] ?? '');
    // A node that was read twice has the same length twice, so it is next to itself.
    if (ids.some((id, index) => id === ids[index - 1])) return undefined;
    await yieldToOthers();
    const words = [...this.#words.keys()].sort();
    await yieldToOthers();
    const places = new Uint32Array(words.length);
    for (const [place, word] of words.entries()) places[this.#words.get(word) ?? 0] = place;
    const { starts, nodes } = await this.#lists(order, places);
    return new WordIndex({ ids, words, starts, nodes });
  }

  /** The nodes in the order in which an engine without an index finds them: by size, then by id. */
  async #order(): Promise<Uint32Array> {
    const sizes = this.#sizes.items;
    const bySize = new Map<number, number[]>();
    for (const [node, size] of sizes.entries()) {
      const same = bySize.get(size);
      if (same) same.push(node);
      else bySize.set(size, [node]);
    }
    const order = new Uint32Array(sizes.length);
    let [at, due] = [0, AT_ONCE];
    const ids = this.#ids;
    for (const size of [...bySize.keys()].sort((one, other) => one - other)) {
      const same = bySize.get(size) ?? [];
      order.set(
        same.sort((one, other) => ((ids[one] ?? '') < (ids[other] ?? '') ? -1 : 1)),
        at,
      );
      at += same.length;
      if (at < due) continue;
      due = at + AT_ONCE;
      await yieldToOthers();
    }
    return order;
  }

  /** The nodes of each word. `places` has the place of each word in their order. */
  async #lists(
    order: Uint32Array,
    places: Uint32Array,
  ): Promise<{ readonly starts: Uint32Array; readonly nodes: Uint32Array }> {
    const of = this.#of.items;
    const starts = new Uint32Array(places.length + 1);
    for (const word of of) starts[(places[word] ?? 0) + 1] = (starts[(places[word] ?? 0) + 1] ?? 0) + 1;
    for (let word = 0; word < places.length; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
    const next = starts.slice();
    const nodes = new Uint32Array(of.length);
    const begins = this.#starts.items;
    for (const [number, node] of order.entries()) {
      for (const word of of.subarray(begins[node], begins[node + 1] ?? of.length)) {
        const place = places[word] ?? 0;
        const at = next[place] ?? 0;
        nodes[at] = number;
        next[place] = at + 1;
      }
      if (number % AT_ONCE === AT_ONCE - 1) await yieldToOthers();
    }
    return { starts, nodes };
  }
}
