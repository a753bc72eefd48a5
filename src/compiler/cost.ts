import { tooCostly } from './errors.ts';
import type { CostNode } from './plan.ts';

/** What an operation may cost: rows, page sizes multiplied down the tree. */
export interface Cost {
  readonly total: number;
  /** The field with the most rows of its own, and how many. */
  readonly heaviest: { readonly field: string; readonly rows: number };
}

/** The cost of an operation whose pages have these sizes. */
export function costOf(nodes: readonly CostNode[], rows: ReadonlyMap<string, number>): Cost {
  let total = 0;
  let heaviest = { field: '', rows: 0 };
  const visit = (node: CostNode, times: number): void => {
    const own = times * (node.rows.kind === 'fixed' ? node.rows.count : (rows.get(node.rows.name) ?? 0));
    total += own;
    if (own > heaviest.rows) heaviest = { field: node.field, rows: own };
    for (const child of node.children) visit(child, own);
  };
  for (const node of nodes) visit(node, 1);
  return { total, heaviest };
}

/**
 * Refuses an operation before it runs.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the cost, the limit and the field that weighs most.
 */
export function checkCost(nodes: readonly CostNode[], rows: ReadonlyMap<string, number>, limit: number): number {
  const { total, heaviest } = costOf(nodes, rows);
  if (total > limit) {
    throw tooCostly(
      `The operation may touch ${total} rows, over the limit of ${limit}; ${heaviest.field} weighs most, with ${heaviest.rows}. Ask for smaller pages there.`,
      { cost: total, limit, field: heaviest.field },
    );
  }
  return total;
}
