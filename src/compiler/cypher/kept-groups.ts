import { hop, type Names, node, property, subquery, union } from '../../cypher/index.ts';
import type { GroupedNodes, KeptTotals, SummaryFunction } from '../plan/types/aggregate-slot.ts';
import { isTrue } from '../plan/types/predicate.ts';
import { type Relation, reversed } from '../plan/types/relation.ts';
import { printFunctions } from './aggregate.ts';
import { functionColumn } from './aggregate-value.ts';
import type { GroupTarget } from './group-members.ts';
import { reachedNode } from './subject.ts';

/** Groups whose aggregates the related nodes may keep, with the properties that hold them, one for each function. */
export interface KeptGroups {
  readonly label: string;
  readonly relation: Relation;
  readonly flag: string;
  readonly columns: readonly string[];
  /** The label of the facts, where the relation does not imply it. */
  readonly facts: string | undefined;
}

/** The groups of a branch as its nodes keep them; undefined if they keep no such groups, or not all functions of them. */
export function keptGroups(
  { from, label: facts, condition, keys, related, functions }: GroupedNodes,
  target: GroupTarget,
): KeptGroups | undefined {
  if (!related || from.kind !== 'all' || !isTrue(condition) || keys.length > 0) return undefined;
  const kept = related.kept.find(({ label }) => label === target.label);
  if (!kept) return undefined;
  const columns = functions.flatMap((one) => columnOf(kept, one) ?? []);
  if (columns.length < functions.length) return undefined;
  const { label, flag } = kept;
  return { label, relation: related.relation, flag, columns, facts: related.only ? undefined : facts };
}

function columnOf({ count, sums }: KeptTotals, one: SummaryFunction): string | undefined {
  switch (one.kind) {
    case 'count':
      return count;
    case 'sum':
    case 'known':
    case 'min':
    case 'max':
      return sums.find(({ property: name }) => name === one.property)?.columns[one.kind];
    default:
      return undefined;
  }
}

/**
 * Prints the clauses that yield a row for each group, with the id of its node: what the node keeps, and the groups of the
 * facts of all nodes that keep nothing. `having` prints the test of the aggregates, which passes on what is carried.
 */
export function printKeptGroups(
  names: Names,
  { label, relation, flag, columns, facts }: KeptGroups,
  slot: Pick<GroupedNodes, 'functions'>,
  having: (carried: readonly string[]) => readonly string[],
): { readonly id: string; readonly lines: readonly string[] } {
  const id = names.item();
  const [{ node: keeping }, { node: other }, subject] = [reachedNode(names), reachedNode(names), reachedNode(names)];
  const held = columns.map((column, index) => `${property(keeping, column)} AS ${functionColumn(index)}`);
  const aggregates = columns.map((_, index) => functionColumn(index));
  const branches = [
    [
      `MATCH ${node(keeping, label)} WHERE ${property(keeping, flag)}`,
      `WITH ${[keeping, ...held].join(', ')}`,
      ...having([keeping]),
      `RETURN ${[`${property(keeping, 'id')} AS ${id}`, ...aggregates].join(', ')}`,
    ],
    [
      `MATCH ${node(other, label)} WHERE ${property(other, flag)} IS NULL`,
      `MATCH ${node(other)}${hop(reversed(relation))}${node(subject.node, facts)}`,
      `WITH ${[other, ...printFunctions(names, subject, slot).named].join(', ')}`,
      ...having([other]),
      `RETURN ${[`${property(other, 'id')} AS ${id}`, ...aggregates].join(', ')}`,
    ],
  ];
  return { id, lines: subquery([], union(branches, 'UNION ALL')) };
}
