import { hop, labelCount, type Names, node, property, sumOrZero } from '../../cypher/index.ts';
import type { GroupedNodes, RelatedKey } from '../plan/types/aggregate-slot.ts';
import { isTrue } from '../plan/types/predicate.ts';
import { reversed } from '../plan/types/relation.ts';
import { printMatch } from './match.ts';
import { reachedNode, type Subject } from './subject.ts';

/** The label of the related node of a branch; undefined if one walk finds those of all branches. */
export type GroupTarget = { readonly label: string | undefined };

/** Related nodes of any branch. */
export const ANY: GroupTarget = { label: undefined };

/** Prints the clauses that bind the nodes of the groups: with their related node, or those that have none. */
export function printMembers(
  names: Names,
  near: string,
  slot: GroupedNodes,
  target: GroupTarget | undefined,
): { readonly subject: Subject; readonly far: Subject; readonly lines: readonly string[] } {
  const far = reachedNode(names);
  const whole = slot.from.kind === 'all' && isTrue(slot.condition);
  if (whole && slot.related && !slot.related.through && target?.label !== undefined) {
    // From the few to the many, whose label is only printed if the relation does not imply it.
    const subject = reachedNode(names);
    const label = slot.related.only ? undefined : slot.label;
    const walk = `${node(far.node)}${hop(reversed(slot.related.relation))}${node(subject.node, label)}`;
    return { subject, far, lines: [`MATCH ${node(far.node, target.label)}`, `MATCH ${walk}`] };
  }
  const missing = slot.related && !target ? slot.related.relation : undefined;
  const without = (subject: Subject): readonly string[] =>
    missing ? [`NOT EXISTS { MATCH ${node(subject.node)}${hop(missing)}${node('')} }`] : [];
  const { subject, lines, repeats } = printMatch(names, near, slot, without);
  return {
    subject,
    far,
    lines: [
      ...(whole && slot.related && missing ? printUnlessAll(names, slot.label, slot.related) : []),
      ...lines,
      ...(repeats ? [`WITH DISTINCT ${subject.node}`] : []),
      ...(slot.related && target ? printRelated(names, subject, slot.related, { far, label: target.label }) : []),
    ],
  };
}

/** Prints the step to the related node. By way of others, the same node may be reached more than once. */
function printRelated(
  names: Names,
  subject: Subject,
  { through, relation }: RelatedKey,
  { far, label }: { readonly far: Subject; readonly label: string | undefined },
): readonly string[] {
  if (!through) return [`MATCH ${node(subject.node)}${hop(relation)}${node(far.node, label)}`];
  const between = reachedNode(names);
  return [
    `MATCH ${node(subject.node)}${hop(through.relation)}${node(between.node, through.label)}`,
    `MATCH ${node(between.node)}${hop(relation)}${node(far.node, label)}`,
    `WITH DISTINCT ${subject.node}, ${far.node}`,
  ];
}

/** Stops early if all nodes of the label have the relation. That takes counts, which are mostly stored. */
function printUnlessAll(names: Names, label: string, related: RelatedKey): readonly string[] {
  const own = names.node();
  const ties = printTies(names, label, related);
  const counts = ties.map((_, index) => `\`tied${index}\``);
  return [
    ...labelCount(own, label, '`all`'),
    ...ties.map((tie, index) => `CALL () { ${tie} AS ${counts[index]} }`),
    `WITH ${['`all`', ...counts].join(' - ')} AS \`loose\` WHERE \`loose\` > 0`,
    // Without a limit in between, Neo4j scans the label first and evaluates this for each node.
    'WITH `loose` LIMIT 1',
  ];
}

/**
 * Prints the counts of a relation, which add up: from the few that it leads to, unless others than the nodes of the label
 * lead there too.
 */
function printTies(
  names: Names,
  label: string,
  { relation, only, direct, branches, kept }: RelatedKey,
): readonly string[] {
  const count = (walk: (tie: string) => string): string => {
    const tie = names.edge();
    return `MATCH ${walk(tie)} RETURN count(${tie})`;
  };
  if (!only || direct) return [count((tie) => `${node('', label)}${hop(relation, tie)}${node('')}`)];
  const back = reversed(relation);
  return branches.flatMap((branch) => {
    const totals = kept.find((one) => one.label === branch.label);
    if (!totals) return [count((tie) => `${node('', branch.label)}${hop(back, tie)}${node('')}`)];
    const [keeping, other] = [names.node(), names.node()];
    const flag = (of: string): string => property(of, totals.flag);
    return [
      `MATCH ${node(keeping, branch.label)} WHERE ${flag(keeping)} RETURN ${sumOrZero(property(keeping, totals.count))}`,
      `MATCH ${node(other, branch.label)} WHERE ${flag(other)} IS NULL ${count((tie) => `${node(other)}${hop(back, tie)}${node('')}`)}`,
    ];
  });
}
