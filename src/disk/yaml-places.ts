import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { fileError } from './file-error.ts';
import { unreadable } from './file-errors.ts';
import { ImportError } from './import-error.ts';
import { readYaml, type YamlFault } from './yaml-document.ts';

/** What is wrong at a place of a YAML file: keys and positions from its top. */
export interface PlacedProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A YAML file that is right as YAML, and can tell where in it something stands. */
export interface YamlFile {
  readonly content: unknown;
  /** An error that names each problem with its line and column, in their order. */
  readonly fault: (problems: readonly PlacedProblem[]) => ImportError;
}

/**
 * The text of a file that is read as a whole.
 * @throws {ImportError} where there is none, or it is not UTF-8.
 */
export async function readText(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of createReadStream(path, { end: LARGEST })) pieces.push(piece);
  } catch (error) {
    throw unreadable(path, error);
  }
  const bytes = Buffer.concat(pieces);
  if (bytes.length > LARGEST) throw fileError(path, `has more than ${LARGEST} bytes: it is another kind of file`);
  if (!isUtf8(bytes)) throw fileError(path, 'is no text in UTF-8');
  return bytes.toString();
}

/** Some hundred thousand decisions. */
const LARGEST = 64 * 1024 * 1024;

/** Problems that one error tells; of a file that is no mapping at all there may be thousands. */
const MOST_TOLD = 100;

/** @throws {ImportError} where the text is no YAML. */
export function parseYaml(file: string, text: string): YamlFile {
  const { document, faults, lines } = readYaml(text);
  const fault = (problems: readonly YamlFault[]): ImportError => {
    const sorted = problems.toSorted((one, other) => one.offset - other.offset);
    const told = new Set(
      sorted.map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        return `- ${file}:${line}:${col}: ${message}`;
      }),
    );
    const more = told.size > MOST_TOLD ? [`and ${told.size - MOST_TOLD} more`] : [];
    return new ImportError(
      [`${file} has ${told.size} problem(s):`, ...[...told].slice(0, MOST_TOLD), ...more].join('\n'),
    );
  };
  if (!document || faults.length > 0) throw fault(faults);
  const pairs: KnownPairs = new Map();
  return {
    // How much its aliases stand for was looked at.
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

/** The pairs of objects by their keys: each of thousands of problems may lie in the same object of thousands of keys. */
type KnownPairs = Map<YAMLMap, ReadonlyMap<string, Pair>>;

function pairsOf(map: YAMLMap, known: KnownPairs): ReadonlyMap<string, Pair> {
  const there = known.get(map);
  if (there) return there;
  const made = new Map(map.items.map((one) => [String(isScalar(one.key) ? one.key.value : one.key), one]));
  known.set(map, made);
  return made;
}

/** Where a place begins, or the last thing on the way to it that is there. */
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
      // What is wrong is told at its key: it may be the key itself, and the value may be empty.
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
