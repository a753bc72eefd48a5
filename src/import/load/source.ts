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
  problemsOf,
  readMarkers,
  wording,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType } from '../../model/index.ts';

/** A file under a mapping, as far as it tells where the import stands. */
export interface ImportedFile {
  readonly mapping: string;
  readonly path: string;
  /** Of the mapping and of the file: with either changed, the import is another one. */
  readonly digest: string;
}

/**
 * The mark of the import of a file: the one it left, or a new one. The statements of a mapping name one source, whose
 * rows a file of the same name replaces. Of a second file the rows have the same numbers: it is a source of its own.
 */
export async function markerOf(
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
  const hasSource = await isThere(graph, source);
  // A graph that was emptied otherwise may still have marks.
  if (own && hasSource && !fromStart) return own;
  return newMarker({ id, mapping, file, source, run: hasSource ? (before?.run ?? 0) + 1 : 0 });
}

/** The source of a file that is new under its mapping. */
export function freeSource(markers: readonly Marker[], mapping: string, file: string): string {
  const first = sourceOfMapping(mapping);
  const isTaken = (id: string): boolean => markers.some(({ source }) => source === id);
  if (!isTaken(first)) return first;
  // Names in other scripts have nothing left that an id may have, and so may be one.
  const named = `${first}.${file.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}`;
  let id = named;
  for (let count = 2; isTaken(id); count += 1) id = `${named}-${count}`;
  return id;
}

const sourceOfMapping = (mapping: string): string => `source:${mapping}`;

async function isThere(graph: GraphPort, source: string): Promise<boolean> {
  const rows = await graph.read({
    text: `MATCH ${node('s', 'Source', { id: '$source' })} RETURN ${property('s', 'id')}`,
    params: { source },
  });
  return rows.length > 0;
}

/**
 * The node of the source that a file is. That of a second file under a mapping is part of the mapping's.
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
  const result = entrySchema(model, type).safeParse({ ...given, ...part, id, kind: 'DATASET' }, { error: wording });
  if (!result.success) {
    const problems = problemsOf(result.error).map(
      ({ path, message }) => `source.${path.map(String).join('.')} ${message}`,
    );
    throw new ImportError(`The mapping cannot be used: ${problems.join('; ')}`);
  }
  return entryNodes(model, new Map([[whole, type.name]]), { type, id, values: result.data });
}
