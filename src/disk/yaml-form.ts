import { type Alias, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { YamlFault } from './yaml-document.ts';

/** Values that the aliases of a file may stand for, all together. */
const MOST_ALIASED = 100_000;
/** Aliases of a file; each is looked for among all anchors. */
const MOST_ALIASES = 10_000;

/**
 * What is wrong with the form of a document that is right as YAML: a key that is there twice, one that is no text, a merge
 * key, which would be taken for a name, and aliases that stand for themselves, or for more than a file may hold.
 */
export function formFaults(document: Document.Parsed): readonly YamlFault[] {
  const form = new Form();
  form.sizeOf(document.contents);
  return form.faults;
}

class Form {
  readonly faults: YamlFault[] = [];
  /** How many values stand behind an anchor; undefined while it is not at its end. */
  readonly #anchors = new Map<string, number | undefined>();
  #aliased = 0;
  #aliases = 0;

  /** How many values a node comes to, with what its aliases stand for. */
  sizeOf(node: unknown): number {
    if (isAlias(node)) return this.#sizeOfAlias(node);
    const anchor = (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor;
    if (anchor) this.#anchors.set(anchor, undefined);
    let size = 1;
    if (isMap(node)) size += this.#sizeOfMap(node);
    else if (isSeq(node)) for (const item of node.items) size += this.sizeOf(item);
    if (anchor) this.#anchors.set(anchor, size);
    return size;
  }

  #sizeOfMap(map: YAMLMap): number {
    const keys = new Set<string>();
    let size = 0;
    for (const pair of map.items) {
      if (!isPair(pair)) continue;
      const { key, value } = pair;
      if (isScalar(key)) this.#checkKey(keys, key.value, key);
      else this.#fault(key, 'a key must be a text');
      size += this.sizeOf(key) + this.sizeOf(value);
    }
    return size;
  }

  #checkKey(keys: Set<string>, value: unknown, key: unknown): void {
    const name = String(value);
    if (name === '<<') this.#fault(key, 'a merge key (<<) is not read here: write the keys out');
    // What makes values of a text passes over such a key, or takes it for the prototype.
    else if (name === '__proto__') this.#fault(key, 'the key __proto__ cannot be used');
    else if (keys.has(name)) this.#fault(key, `the key ${name} is there twice`);
    keys.add(name);
  }

  #sizeOfAlias(alias: Alias): number {
    this.#aliases += 1;
    const size = this.#anchors.get(alias.source);
    if (size === undefined) {
      const isWithin = this.#anchors.has(alias.source);
      this.#fault(alias, `*${alias.source} stands ${isWithin ? 'within what it stands for' : 'for nothing before it'}`);
      return 1;
    }
    const before = this.#aliased;
    this.#aliased += size;
    const isTooMuch = this.#aliased > MOST_ALIASED || this.#aliases > MOST_ALIASES;
    if (isTooMuch && before <= MOST_ALIASED && this.#aliases <= MOST_ALIASES + 1) {
      this.#fault(alias, `with *${alias.source}, the aliases stand for more values than a file may have`);
    }
    return size;
  }

  #fault(node: unknown, message: string): void {
    this.faults.push({ offset: isNode(node) ? (node.range?.[0] ?? 0) : 0, message });
  }
}
