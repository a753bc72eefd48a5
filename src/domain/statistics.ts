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

/** The degree of a label's nodes; where the label is not known, of any. */
export function degreeOf(statistics: Statistics, label: string | undefined, of: DegreeOf): Degree {
  if (label !== undefined) return statistics.degrees[degreeKey(label, of)] ?? NONE;
  const end = ` ${of.direction} ${of.relationship}`;
  const all = Object.entries(statistics.degrees).filter(([key]) => key.endsWith(end));
  return all.reduce((sum, [, { count, max }]) => ({ count: sum.count + count, max: Math.max(sum.max, max) }), NONE);
}

/** How large the graph is: its nodes and relationships, each once. */
export function sizeOf({ nodes, degrees }: Statistics): number {
  const incoming = Object.entries(degrees).filter(([key]) => key.includes(' IN '));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return sum(Object.values(nodes)) + sum(incoming.map(([, { count }]) => count));
}
