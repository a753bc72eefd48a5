import { type Alias, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { YamlFault } from './document.ts';

/** The maximum number of values that all aliases of a file expand to. */
const MAX_ALIASED = 100_000;
/** The maximum number of aliases in a file. Each is looked up among all anchors. */
const MAX_ALIASES = 10_000;

/**
 * Problems in valid YAML: duplicate keys, keys that are not text, merge keys (which would be read as names), and aliases
 * that refer to themselves or expand too far.
 */
export function formFaults(document: Document.Parsed): readonly YamlFault[] {
  const form = new Form();
  form.sizeOf(document.contents);
  return form.faults;
}

class Form {
  readonly faults: YamlFault[] = [];
  /** The number of values in each anchored node; undefined until its end is reached. */
  readonly #anchors = new Map<string, number | undefined>();
  #aliased = 0;
  #aliases = 0;

  /** The number of values in a node, with its aliases expanded. */
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
      else this.#fault(key, 'a key must be text');
      size += this.sizeOf(key) + this.sizeOf(value);
    }
    return size;
  }

  #checkKey(keys: Set<string>, value: unknown, key: unknown): void {
    const name = String(value);
    if (name === '<<') this.#fault(key, 'a merge key (<<) is not supported: write the keys out');
    // As a JavaScript object's key it would be lost, or set the prototype.
    else if (name === '__proto__') this.#fault(key, 'the key __proto__ cannot be used');
    else if (keys.has(name)) this.#fault(key, `the key ${name} appears twice`);
    keys.add(name);
  }

  #sizeOfAlias(alias: Alias): number {
    this.#aliases += 1;
    const size = this.#anchors.get(alias.source);
    if (size === undefined) {
      const isWithin = this.#anchors.has(alias.source);
      this.#fault(
        alias,
        `*${alias.source} ${isWithin ? 'refers to a value that contains it' : 'has no anchor before it'}`,
      );
      return 1;
    }
    const before = this.#aliased;
    this.#aliased += size;
    const isTooMuch = this.#aliased > MAX_ALIASED || this.#aliases > MAX_ALIASES;
    if (isTooMuch && before <= MAX_ALIASED && this.#aliases <= MAX_ALIASES + 1) {
      this.#fault(alias, `with *${alias.source}, the aliases expand to too many values`);
    }
    return size;
  }

  #fault(node: unknown, message: string): void {
    this.faults.push({ offset: isNode(node) ? (node.range?.[0] ?? 0) : 0, message });
  }
}
