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

/**
 * The mark of an import: an earlier one of the same file, or a new one. All statements of a mapping name one source, and a
 * file of the same name replaces its rows. A second file has the same row numbers, so it needs a source of its own.
 */
export async function markerFor(
  graph: GraphPort,
  { mapping, path, digest }: ImportedFile,
  fromStart: boolean,
): Promise<Marker> {
  const markers = await readMarkers(graph, mapping);
  const id = `import:${mapping}:${digest}`;
  const file = basename(path);
  const own = markers.find((marker) => marker.id === id);
  const before = own ?? markers.find((marker) => marker.file === file);
  const source = before?.source ?? freeSource(markers, mapping, file);
  const hasSource = await hasSourceNode(graph, source);
  // A graph that was emptied by other means may still have marks.
  if (own && hasSource && !fromStart) return own;
  return newMarker({ id, mapping, file, source, run: hasSource ? (before?.run ?? 0) + 1 : 0 });
}

/** An unused id for the source of a file. */
export function freeSource(markers: readonly Marker[], mapping: string, file: string): string {
  const first = sourceOfMapping(mapping);
  const isTaken = (id: string): boolean => markers.some(({ source }) => source === id);
  if (!isTaken(first)) return first;
  // Names in other scripts may have no usable characters left.
  const named = `${first}.${file.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}`;
  let id = named;
  for (let count = 2; isTaken(id); count += 1) id = `${named}-${count}`;
  return id;
}

const sourceOfMapping = (mapping: string): string => `source:${mapping}`;

async function hasSourceNode(graph: GraphPort, source: string): Promise<boolean> {
  const rows = await graph.read({
    text: `MATCH ${node('s', 'Source', { id: '$source' })} RETURN ${property('s', 'id')}`,
    params: { source },
  });
  return rows.length > 0;
}

/**
 * The source node of a file. A second file under a mapping is part of the mapping's source.
 * @throws {ImportError} naming what is wrong with the source in the mapping.
 */
export function sourceNode(
  model: Model,
  { source: id, mapping }: Pick<Marker, 'source' | 'mapping'>,
  given: EntryValues,
): readonly GraphNode[] {
  const type = nodeType(model, 'Source');
  const whole = sourceOfMapping(mapping);
  const part = id === whole ? {} : { partOf: whole };
  const result = entrySchema(model, type).safeParse(
    { ...given, ...part, id, kind: 'DATASET' },
    { error: schemaWording },
  );
  if (!result.success) {
    const problems = schemaProblems(result.error).map(
      ({ path, message }) => `source.${path.map(String).join('.')} ${message}`,
    );
    throw new ImportError(`The mapping cannot be used: ${problems.join('; ')}`);
  }
  return entryNodes(model, new Map([[whole, type.name]]), { type, id, values: result.data });
}
