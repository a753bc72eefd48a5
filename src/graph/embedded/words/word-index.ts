import type { QueryWord } from '../../../domain/index.ts';

/** The words of a label's nodes, as sorted arrays: the nodes that have each word, by number. Node numbers are in order of rank. */
export interface WordLists {
  /** The ids of the nodes, those with the shortest first text first, then by id. */
  readonly ids: readonly string[];
  /** All words, in the order of their UTF-16 units. */
  readonly words: readonly string[];
  /** For each word, where its nodes start in `nodes`; and at the end, the length of that. */
  readonly starts: Uint32Array;
  /** The numbers of the nodes that have a word, in ascending order, word after word. */
  readonly nodes: Uint32Array;
}

/** The nodes that have a word of a search. */
interface Having {
  readonly count: number;
  readonly has: (node: number) => boolean;
  /** In ascending order. */
  readonly all: () => Iterable<number>;
}

/** An index of the words of one label's nodes, as they were at one moment. */
export class WordIndex {
  readonly #lists: WordLists;

  constructor(lists: WordLists) {
    this.#lists = lists;
  }

  /** The ids of the nodes that have all words, at most `limit`: the first ones of these. */
  find(words: readonly QueryWord[], limit: number): readonly string[] {
    const having = words.map((word) => this.#having(word)).sort((one, other) => one.count - other.count);
    const [rarest, ...others] = having;
    const found: string[] = [];
    for (const node of rarest?.all() ?? []) {
      if (!others.every(({ has }) => has(node))) continue;
      found.push(this.#lists.ids[node] ?? '');
      if (found.length >= limit) break;
    }
    return found;
  }

  #having({ text, prefix }: QueryWord): Having {
    const { words, starts, nodes } = this.#lists;
    const from = lowerBound(words, (word) => word >= text);
    const to = prefix ? lowerBound(words, (word) => word >= text && !word.startsWith(text)) : from;
    const last = prefix ? to : from + (words[from] === text ? 1 : 0);
    const own = nodes.subarray(starts[from] ?? 0, starts[last] ?? 0);
    return last - from > 1 ? severalWords(own, this.#lists.ids.length) : oneWord(own);
  }
}

function oneWord(nodes: Uint32Array): Having {
  const has = (node: number): boolean => {
    const index = lowerBound(nodes, (one) => one >= node);
    return nodes[index] === node;
  };
  return { count: nodes.length, has, all: () => nodes };
}

/** Several words that start alike: a node may have more than one of them. */
function severalWords(nodes: Uint32Array, size: number): Having {
  const marks = new Uint8Array(size);
  for (const node of nodes) marks[node] = 1;
  return {
    count: nodes.length,
    has: (node) => marks[node] === 1,
    *all() {
      for (let node = marks.indexOf(1); node >= 0; node = marks.indexOf(1, node + 1)) yield node;
    },
  };
}

/** The index of the first item for which `isBehind` holds; it holds for all after it. */
function lowerBound<T>(items: ArrayLike<T>, isBehind: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
