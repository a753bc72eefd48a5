/** The relationships of one type and direction of the nodes with one label. */
export interface Degree {
  /** The number of relationships. */
  readonly count: number;
  /** The largest number at one node. */
  readonly max: number;
}

/** A relationship type and the direction to follow. */
export interface DegreeOf {
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
}

/** The size of a graph: nodes by label, and the distribution of their relationships. Plain data. */
export interface Statistics {
  /** By label. */
  readonly nodes: Readonly<Record<string, number>>;
  /** By `degreeKey`. A missing key means no relationships. */
  readonly degrees: Readonly<Record<string, Degree>>;
}

export const NO_STATISTICS: Statistics = { nodes: {}, degrees: {} };

/** The key of the degree of a label's nodes. */
export const degreeKey = (label: string, { relationship, direction }: DegreeOf): string =>
  `${label} ${direction} ${relationship}`;

const NONE: Degree = { count: 0, max: 0 };

export const nodesOf = ({ nodes }: Statistics, label: string): number => nodes[label] ?? 0;

/** Totals, computed once per statistics. */
interface Totals {
  readonly size: number;
  readonly byRelation: ReadonlyMap<string, Degree>;
}

const totals = new WeakMap<Statistics, Totals>();

function totalsOf(statistics: Statistics): Totals {
  const known = totals.get(statistics) ?? computeTotals(statistics);
  totals.set(statistics, known);
  return known;
}

function computeTotals({ nodes, degrees }: Statistics): Totals {
  let size = Object.values(nodes).reduce((sum, count) => sum + count, 0);
  const byRelation = new Map<string, Degree>();
  for (const [key, { count, max }] of Object.entries(degrees)) {
    const [, direction = '', relationship = ''] = key.split(' ');
    if (direction === 'IN') size += count;
    const relation = degreeKey('', { direction: direction === 'IN' ? 'IN' : 'OUT', relationship });
    const known = byRelation.get(relation) ?? NONE;
    byRelation.set(relation, { count: known.count + count, max: Math.max(known.max, max) });
  }
  return { size, byRelation };
}

/** The degree of the nodes with a label; of all nodes without one. */
export const degreeOf = (statistics: Statistics, label: string | undefined, of: DegreeOf): Degree =>
  (label === undefined
    ? totalsOf(statistics).byRelation.get(degreeKey('', of))
    : statistics.degrees[degreeKey(label, of)]) ?? NONE;

/** The number of nodes and relationships. */
export const sizeOf = (statistics: Statistics): number => totalsOf(statistics).size;
