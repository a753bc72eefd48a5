import {
  assignments,
  countOf,
  incoming,
  node,
  type Params,
  property,
  sortExpressions,
  subquery,
} from '../../cypher/index.ts';
import { timeLeft } from '../deadline.ts';
import type { GraphPort, GraphStatement } from '../port.ts';
import type { Kept } from './spec.ts';
import { printTotals } from './totals.ts';

/** How many facts are kept in each order: pages are rarely longer. Nodes with no more facts than that keep none. */
const KEPT = 100;

/** How many facts are sorted in one transaction, unless one node alone has more. */
const SORTED_AT_ONCE = 20_000;

/** A node that is to be settled, and how many facts it has. */
interface Open {
  readonly id: string;
  readonly facts: number;
}

/**
 * Makes each node keep the ids of its first facts, where they have changed since or never were kept. What is kept is right at
 * any time: whoever changes facts takes it back in the same transaction, and pages are sorted until it is settled again.
 * @param most how many facts are kept in each order; a node with no more of them keeps none
 * @throws {GraphError} DEADLINE_EXCEEDED if that takes longer; what is done by then stays.
 */
export async function settleKept(
  graph: GraphPort,
  kept: readonly Kept[],
  timeoutMs: number,
  most = KEPT,
): Promise<void> {
  const left = timeLeft(timeoutMs, 'The first facts of nodes were not kept');
  for (const one of kept) {
    for (const ids of portions(await openNodes(graph, one, most, left()))) {
      left();
      await graph.write(keepingWrites(one, ids, most), { savedLater: true });
    }
  }
}

/** The nodes with more facts that keep none of them, or none that are still right. */
async function openNodes(
  graph: GraphPort,
  { label, relationship, flag }: Kept,
  most: number,
  timeoutMs: number,
): Promise<readonly Open[]> {
  const text = [
    `MATCH ${node('p', label)} WHERE ${property('p', flag)} IS NULL`,
    `WITH p, ${countOf(`(p)${incoming(relationship)}()`)} AS n WHERE n > $most`,
    `RETURN ${property('p', 'id')}, n`,
  ].join('\n');
  const rows = await graph.read({ text, params: { most: BigInt(most) } }, { timeoutMs });
  return rows.map(([id, n]) => ({ id: String(id), facts: Number(n) }));
}

/** The ids in portions that one transaction sorts. */
function portions(open: readonly Open[]): readonly (readonly string[])[] {
  const made: string[][] = [];
  let facts = Number.POSITIVE_INFINITY;
  for (const one of open) {
    facts += one.facts;
    if (facts > SORTED_AT_ONCE) {
      made.push([]);
      facts = one.facts;
    }
    made.at(-1)?.push(one.id);
  }
  return made;
}

/**
 * The writes that keep the first facts of some nodes, and their sums. The first one locks the nodes, and waits for whoever has changed
 * their facts; whoever changes them meanwhile waits, and then takes back what is kept here.
 */
function keepingWrites(one: Kept, ids: readonly string[], most: number): readonly GraphStatement[] {
  const { label, relationship, facts, distinct, flag, lists } = one;
  const found = `MATCH ${node('p', label, { id: 'r' })}`;
  const sorted = lists.flatMap((list, index) =>
    subquery(
      ['p'],
      [
        `MATCH (p)${incoming(relationship)}${node('f', facts)}`,
        ...(distinct ? ['WITH DISTINCT f'] : []),
        `WITH f ORDER BY ${[...sortExpressions(property('f', list.property), list), property('f', 'id')].join(', ')} LIMIT $kept`,
        `RETURN collect(${property('f', 'id')}) AS l${index}`,
      ],
    ),
  );
  const totals = printTotals(one);
  const set = assignments('p', {
    ...Object.fromEntries(lists.map(({ list }, index) => [list, `l${index}`])),
    ...totals.values,
    [flag]: 'true',
  });
  const params: Params = { rows: ids, kept: BigInt(most) };
  return [
    { text: `UNWIND $rows AS r ${found} SET ${assignments('p', { [flag]: 'null' })}`, params: { rows: ids } },
    { text: [`UNWIND $rows AS r ${found}`, ...sorted, ...totals.lines, `SET ${set}`].join('\n'), params },
  ];
}
