/** Relationships of one type and direction, as the nodes of one label have them. */
export interface Degree {
  /** How many there are. */
  readonly count: number;
  /** The most that one node has. */
  readonly max: number;
}

/** A relationship type, and the direction in which it is walked. */
export interface DegreeOf {
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
}

/** How many nodes of each label a graph has, and how their relationships are spread. It is plain data. */
export interface Statistics {
  /** By label. */
  readonly nodes: Readonly<Record<string, number>>;
  /** By `degreeKey`. A relation that is not here has no relationships. */
  readonly degrees: Readonly<Record<string, Degree>>;
}

export const NO_STATISTICS: Statistics = { nodes: {}, degrees: {} };

/** What the degree of a label's nodes is known by. */
export const degreeKey = (label: string, { relationship, direction }: DegreeOf): string =>
  `${label} ${direction} ${relationship}`;

const NONE: Degree = { count: 0, max: 0 };

export const nodesOf = ({ nodes }: Statistics, label: string): number => nodes[label] ?? 0;

/** What is reckoned from all of them, which is once for each that a server reads. */
interface Totals {
  readonly size: number;
  readonly byRelation: ReadonlyMap<string, Degree>;
}

const totals = new WeakMap<Statistics, Totals>();

function totalsOf(statistics: Statistics): Totals {
  const known = totals.get(statistics) ?? reckoned(statistics);
  totals.set(statistics, known);
  return known;
}

function reckoned({ nodes, degrees }: Statistics): Totals {
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

/** The degree of a label's nodes; where the label is not known, of any. */
export const degreeOf = (statistics: Statistics, label: string | undefined, of: DegreeOf): Degree =>
  (label === undefined
    ? totalsOf(statistics).byRelation.get(degreeKey('', of))
    : statistics.degrees[degreeKey(label, of)]) ?? NONE;

/** How large the graph is: its nodes and relationships, each once. */
export const sizeOf = (statistics: Statistics): number => totalsOf(statistics).size;
