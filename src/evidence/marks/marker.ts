import { batched, node, properties, property } from '../../cypher/index.ts';
import { type GraphPort, type GraphStatement, type GraphValue, MARKER_LABEL } from '../../graph/index.ts';
import type { StoredProperties } from '../stored/graph-node.ts';
import { added, type Counts, NO_COUNTS } from './counts.ts';
import { type Noted, type Tally, tallied } from './tally.ts';

/** The progress of an import, written in the same transaction as the rows it counts. */
export interface Marker {
  readonly id: string;
  readonly mapping: string;
  /** The file's base name. */
  readonly file: string;
  /** The source of its statements. */
  readonly source: string;
  /** The last row that is done. */
  readonly row: number;
  readonly finished: boolean;
  /** The number of this reading among those of the source's files; 0 for the first. */
  readonly run: number;
  /** The earlier readings whose statements this one replaces: what it does not state again is withdrawn. */
  readonly replaces: readonly number[];
  /** The length of the file of rejected rows, in bytes. */
  readonly rejectedBytes: number;
  readonly counts: Counts;
  /** The reasons behind the counts. */
  readonly tallies: readonly Tally[];
}

/** The marker of an import that has not begun. */
export function newMarker(named: Pick<Marker, 'id' | 'mapping' | 'file' | 'source' | 'run' | 'replaces'>): Marker {
  return { ...named, row: 0, finished: false, rejectedBytes: 0, counts: NO_COUNTS, tallies: [] };
}

/** Adds counts and notes to a marker. */
export const counted = (marker: Marker, counts: Counts, noted: readonly Noted[]): Marker => ({
  ...marker,
  counts: added(marker.counts, counts),
  tallies: tallied(marker.tallies, noted),
});

/** Reads the markers of all imports of a source's files. */
export async function readMarkers(graph: GraphPort, source: string): Promise<readonly Marker[]> {
  const names = [
    'id',
    'mapping',
    'file',
    'source',
    'row',
    'finished',
    'run',
    'replaces',
    'rejectedBytes',
    'reasons',
    ...COUNTED,
  ];
  const rows = await graph.read({
    text: `MATCH ${MARKER} WHERE ${property('m', 'source')} = $source RETURN ${properties('m', names)}`,
    params: { source },
  });
  return rows.map(markerOf);
}

/** The properties of a marker's node. */
export function markerProperties({
  counts,
  tallies,
  row,
  run,
  replaces,
  rejectedBytes,
  ...rest
}: Marker): StoredProperties {
  const numbers = Object.entries({ row, run, rejectedBytes, ...counts }).map(([name, value]) => [name, BigInt(value)]);
  return { ...rest, replaces: replaces.map(String), reasons: JSON.stringify(tallies), ...Object.fromEntries(numbers) };
}

/** Writes a marker, and deletes those of the readings that it replaces. */
export function markerWrites(marker: Marker): readonly GraphStatement[] {
  const { id, source, replaces } = marker;
  const stale = `WHERE ${property('m', 'source')} = $source AND ${property('m', 'id')} <> $id AND ${property('m', 'run')} IN $runs`;
  return [
    ...(replaces.length === 0
      ? []
      : [{ text: `MATCH ${MARKER} ${stale} DELETE m`, params: { source, id, runs: replaces.map(BigInt) } }]),
    ...batched(`MERGE ${node('m', MARKER_LABEL, { id: 'r.id' })} SET m = r.props`, [
      { id, props: markerProperties(marker) },
    ]),
  ];
}

const MARKER = node('m', MARKER_LABEL);

const COUNTED = Object.keys(NO_COUNTS) as readonly (keyof Counts)[];

function markerOf(stored: readonly GraphValue[]): Marker {
  const [id, mapping, file, source, row, finished, run, replaces, rejectedBytes, reasons, ...counts] = stored;
  return {
    id: String(id),
    mapping: String(mapping),
    file: String(file),
    source: String(source),
    row: Number(row),
    finished: finished === true,
    run: Number(run),
    replaces: Array.isArray(replaces) ? replaces.map(Number) : [],
    rejectedBytes: Number(rejectedBytes),
    // Markers of earlier versions have none.
    tallies: typeof reasons === 'string' ? (JSON.parse(reasons) as readonly Tally[]) : [],
    counts: Object.fromEntries(COUNTED.map((name, index) => [name, Number(counts[index] ?? 0)])) as unknown as Counts,
  };
}
