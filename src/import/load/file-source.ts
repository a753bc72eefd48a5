import { basename } from 'node:path';
import { node, property } from '../../cypher/index.ts';
import { ImportError } from '../../disk/index.ts';
import {
  type EntryValues,
  entryNodes,
  entrySchema,
  type GraphNode,
  type Marker,
  newMarker,
  readMarkers,
  schemaProblems,
  schemaWording,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType } from '../../model/index.ts';

/** Identifies a file under a mapping, to find its earlier imports. */
export interface ImportedFile {
  readonly mapping: string;
  readonly path: string;
  /** Hash of the mapping and the file: if either changes, it is another import. */
  readonly digest: string;
}

/** How a file relates to what its source said before. */
export interface Reading {
  /** Whether to read a file that was read before once more. */
  readonly fromStart: boolean;
  /** Whether it replaces all files of the source. Default: only an earlier one of the same name. */
  readonly replacesAll: boolean;
  /** The ids of imports that it leaves alone. */
  readonly beside: ReadonlySet<string>;
}

/**
 * The mark of an import: an earlier one of the same content, or a new one. All files of a mapping belong to one source. A
 * file adds to what the source said, except that it replaces an earlier one of the same name.
 */
export async function markerFor(
  graph: GraphPort,
  { mapping, path, digest }: ImportedFile,
  { fromStart, replacesAll, beside }: Reading,
): Promise<Marker> {
  const source = sourceOfMapping(mapping);
  // A graph that was emptied by other means may still have marks.
  const hasSource = (await storedPrecedence(graph, source)) !== undefined;
  const markers = hasSource ? await readMarkers(graph, source) : [];
  const id = `import:${mapping}:${digest}`;
  const file = basename(path);
  const own = markers.find((marker) => marker.id === id);
  if (own && !fromStart) return own;
  const replaced = markers.filter(
    (marker) => !beside.has(marker.id) && (replacesAll || marker.id === id || marker.file === file),
  );
  const runs = markers.flatMap(({ run, replaces }) => [run, ...replaces]);
  return newMarker({
    id,
    mapping,
    file,
    source,
    run: runs.length === 0 ? 0 : Math.max(...runs) + 1,
    replaces: [...new Set(replaced.flatMap(({ run, replaces }) => [run, ...replaces]))],
  });
}

export const sourceOfMapping = (mapping: string): string => `source:${mapping}`;

/** The precedence of a source as the graph has it; undefined if it has no such source. */
export async function storedPrecedence(graph: GraphPort, source: string): Promise<number | undefined> {
  const rows = await graph.read({
    text: `MATCH ${node('s', 'Source', { id: '$source' })} RETURN ${property('s', 'precedence')}`,
    params: { source },
  });
  const [row] = rows;
  return row && Number(row[0] ?? 0);
}

/**
 * The source node of a mapping's files.
 * @throws {ImportError} naming what is wrong with the source in the mapping.
 */
export function sourceNode(
  model: Model,
  { source: id }: Pick<Marker, 'source'>,
  given: EntryValues,
): readonly GraphNode[] {
  const type = nodeType(model, 'Source');
  const result = entrySchema(model, type).safeParse({ ...given, id, kind: 'DATASET' }, { error: schemaWording });
  if (!result.success) {
    const problems = schemaProblems(result.error).map(
      ({ path, message }) => `source.${path.map(String).join('.')} ${message}`,
    );
    throw new ImportError(`The mapping cannot be used: ${problems.join('; ')}`);
  }
  return entryNodes(model, new Map(), { type, id, values: result.data });
}
