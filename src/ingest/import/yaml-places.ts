import { readFile } from 'node:fs/promises';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { ImportError } from './contract.ts';

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

/** @throws {ImportError} where there is no such file. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ImportError(`${path} can not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @throws {ImportError} where the text is no YAML. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fault = (problems: readonly { readonly offset: number; readonly words: string }[]): ImportError => {
    const sorted = problems.toSorted((one, other) => one.offset - other.offset);
    const told = new Set(
      sorted.map(({ offset, words }) => {
        const { line, col } = lines.linePos(offset);
        return `- ${file}:${line}:${col}: ${words}`;
      }),
    );
    return new ImportError(`${file} has ${told.size} problem(s):\n${[...told].join('\n')}`);
  };
  if (document.errors.length > 0) {
    throw fault(document.errors.map((error) => ({ offset: error.pos[0], words: error.message })));
  }
  return {
    content: document.toJS(),
    fault: (problems) =>
      fault(
        problems.map(({ path, message }) => ({
          offset: offsetOf(document, path),
          words: path.length === 0 ? message : `${path.map(String).join('.')} ${message}`,
        })),
      ),
  };
}

/** Where a place begins, or the last thing on the way to it that is there. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [index, key] of path.entries()) {
    const within = isAlias(node) ? node.resolve(document) : node;
    offset = startOf(within) ?? offset;
    if (isMap(within)) {
      const pair = within.items.find((one) => String(isScalar(one.key) ? one.key.value : one.key) === String(key));
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
