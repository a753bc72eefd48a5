import { hop, labelCount, node, sumOrZero } from '../../cypher/index.ts';
import { type Degree, degreeKey, type Statistics } from '../../domain/index.ts';
import type { GraphPort } from '../port.ts';

/** The labels and relationships to count. */
export interface Counted {
  readonly labels: readonly string[];
  readonly degrees: readonly {
    readonly label: string;
    readonly relationship: string;
    readonly direction: 'IN' | 'OUT';
    readonly single: boolean;
  }[];
}

/** The number of nodes of each label, which every engine knows. */
export async function countNodes(
  graph: GraphPort,
  labels: readonly string[],
  timeoutMs: number,
): Promise<Readonly<Record<string, number>>> {
  const calls = labels.flatMap((label, index) => labelCount('n', label, `c${index}`));
  const text = `${calls.join('\n')}\nRETURN ${labels.map((_, index) => `c${index}`).join(', ')}`;
  const [row = []] = await graph.read({ text, params: {} }, { timeoutMs });
  return Object.fromEntries(labels.map((label, index) => [label, Number(row[index])]));
}

/** Counts the degrees, in one pass over the relationships of each type. `nodes` is the result of `countNodes`. */
export async function countDegrees(
  graph: GraphPort,
  { degrees }: Counted,
  nodes: Readonly<Record<string, number>>,
  left: () => number,
): Promise<Statistics> {
  const counted: Record<string, Degree> = {};
  for (const { label, relationship, direction, single } of degrees) {
    const count = nodes[label] ?? 0;
    if (count === 0) continue;
    const key = degreeKey(label, { relationship, direction });
    if (single) {
      counted[key] = { count, max: 1 };
      continue;
    }
    const text = `MATCH ${node('n', label)}${hop({ relationship, direction })}(m) WITH n, count(m) AS d RETURN ${sumOrZero('d')}, coalesce(max(d), 0)`;
    const [[sum, max] = []] = await graph.read({ text, params: {} }, { timeoutMs: left(), steps: count });
    if (Number(sum) > 0) counted[key] = { count: Number(sum), max: Number(max) };
  }
  return { nodes, degrees: counted };
}
