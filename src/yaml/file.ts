import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { ImportError } from '../disk/index.ts';
import { readYaml, type YamlFault } from './document.ts';

/** A problem at a path of keys and list positions, from the top of a YAML file. */
export interface PlacedProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A valid YAML file that knows the position of each value. */
export interface YamlFile {
  readonly content: unknown;
  /** Makes an error that lists the problems by line and column. */
  readonly fault: (problems: readonly PlacedProblem[]) => ImportError;
}

/** The maximum number of problems in one error. A file of the wrong kind may have thousands. */
const MAX_LISTED = 100;

/** @throws {ImportError} if the text is not valid YAML. */
export function parseYaml(file: string, text: string): YamlFile {
  const { document, faults, lines } = readYaml(text);
  const fault = (problems: readonly YamlFault[]): ImportError => {
    const sorted = problems.toSorted((one, other) => one.offset - other.offset);
    const listed = new Set(
      sorted.map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        return `- ${file}:${line}:${col}: ${message}`;
      }),
    );
    const more = listed.size > MAX_LISTED ? [`and ${listed.size - MAX_LISTED} more`] : [];
    return new ImportError(
      [`${file} has ${listed.size} problem(s):`, ...[...listed].slice(0, MAX_LISTED), ...more].join('\n'),
    );
  };
  if (!document || faults.length > 0) throw fault(faults);
  const pairs: KnownPairs = new Map();
  return {
    // `readYaml` has bounded the size of the aliases.
    content: document.toJS({ maxAliasCount: -1 }),
    fault: (problems) =>
      fault(
        problems.map(({ path, message }) => ({
          offset: offsetOf(document, path, pairs),
          message: path.length === 0 ? message : `${path.map(String).join('.')} ${message}`,
        })),
      ),
  };
}

/** The pairs of each map by key, kept because thousands of problems may lie in one map with thousands of keys. */
type KnownPairs = Map<YAMLMap, ReadonlyMap<string, Pair>>;

function pairsOf(map: YAMLMap, known: KnownPairs): ReadonlyMap<string, Pair> {
  const existing = known.get(map);
  if (existing) return existing;
  const made = new Map(map.items.map((one) => [String(isScalar(one.key) ? one.key.value : one.key), one]));
  known.set(map, made);
  return made;
}

/** The offset of a path, or of its last existing ancestor. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], pairs: KnownPairs): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [index, key] of path.entries()) {
    const within = isAlias(node) ? node.resolve(document) : node;
    offset = startOf(within) ?? offset;
    if (isMap(within)) {
      const pair = pairsOf(within, pairs).get(String(key));
      if (!pair) return offset;
      node = pair.value;
      // What is wrong is listed at its key: it may be the key itself, and the value may be empty.
      offset = (index === path.length - 1 ? startOf(pair.key) : startOf(node)) ?? startOf(pair.key) ?? offset;
    } else if (isSeq(within)) {
      node = within.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node.range?.[0] ?? undefined) : undefined);
