import { byLabel, type Names, subquery, union } from '../../cypher/index.ts';
import {
  type Branch,
  isSubquery,
  type OneSlot,
  type RowSlot,
  type RowsSlot,
  type Together,
  unjoined,
} from '../plan/types/slot.ts';
import { type PrintedMatch, printMatch } from './match.ts';
import { printOwnValue } from './own-value.ts';
import { columnValues, type PrintedRow } from './slots.ts';
import { nodeSubject, reachedNode, type Subject } from './subject.ts';

/** Branches that share their subqueries, and what is printed for the first of them. */
export interface PrintedTogether {
  readonly branches: readonly Branch[];
  readonly together: Together;
  readonly row: PrintedRow;
  readonly keys?: readonly string[];
  /** Values that stand before those of the slots. */
  readonly before?: readonly string[];
}

/** Prints a row of branches that share their subqueries: the index of the node's branch, and the values of its slots. */
export function printTogether(
  subject: Subject,
  { branches, together, row, keys = [], before = [] }: PrintedTogether,
): string {
  const fetched = columnValues(row);
  const own = (slot: RowSlot): string => {
    const at = slot.kind === 'joined' ? nodeSubject(row.joins.nodes[slot.join] ?? '') : subject;
    const inner = unjoined(slot);
    return isSubquery(inner) ? 'null' : printOwnValue(at, inner, keys);
  };
  const values = branches.map(({ slots }, branch) =>
    slots.map((slot, index) => {
      const shared = together[branch]?.[index];
      return shared === undefined ? own(slot) : (fetched[shared] ?? 'null');
    }),
  );
  const labels = branches.map(({ label }) => label);
  const [first = [], ...others] = values;
  if (others.every((one) => one.join() === first.join())) {
    return `[${[byLabel(subject.node, labels, [...labels.keys()].map(String)), ...before, ...first].join(', ')}]`;
  }
  return byLabel(
    subject.node,
    labels,
    values.map((one, index) => `[${[index, ...before, ...one].join(', ')}]`),
  );
}

/** Whether branches share their subqueries, but each label has to be matched by itself. */
export const isMatchedApart = ({ from, together }: OneSlot | RowsSlot): boolean =>
  together !== undefined && from.kind !== 'relation';

/** Prints the clauses that match the nodes of all branches. */
export function printMatches(names: Names, near: string, { from, branches }: OneSlot | RowsSlot): PrintedMatch {
  const far = reachedNode(names);
  const matches = branches.map((branch) => {
    const { subject, lines } = printMatch(names, near, { from, ...branch });
    return [...lines, `RETURN ${subject.node} AS ${far.node}`];
  });
  return {
    subject: far,
    lines: subquery(from.kind === 'listed' ? [near] : [], union(matches, 'UNION ALL')),
    repeats: false,
  };
}
