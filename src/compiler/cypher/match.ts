import { hop, type Names, node, parameter, property } from '../../cypher/index.ts';
import type { AnchoredNodes, From, Hop, NodesByKey, NodesByPath, RelatedNodes } from '../plan/types/from.ts';
import type { Predicate } from '../plan/types/predicate.ts';
import { printProperty } from './predicate.ts';
import { reachedNode, type Subject } from './subject.ts';
import { printWhere } from './tested.ts';

/** Rows of one label that meet a condition. */
export interface MatchedRows {
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
}

/** The clauses that bind a row's node, and the relationship that led to it. */
export interface PrintedMatch {
  readonly subject: Subject;
  readonly lines: readonly string[];
  /** Whether the clauses may bind a node more than once. */
  readonly repeats: boolean;
}

/** Further conditions on the subject. */
type Conditions = (subject: Subject) => readonly string[];

/** Prints the clauses that match rows. `near` is the variable of the node that they are reached from. */
export function printMatch(
  names: Names,
  near: string,
  { from, label, condition }: MatchedRows,
  more: Conditions = () => [],
): PrintedMatch {
  switch (from.kind) {
    case 'all': {
      const subject: Subject = { node: names.node(), edge: undefined, walked: false };
      const conditions = [...more(subject), ...(from.few ? secondCondition(subject, condition) : [])];
      const lines = [`MATCH ${node(subject.node, label)}`, ...printWhere(names, subject, condition, conditions)];
      return { subject, lines, repeats: false };
    }
    case 'key':
      return printByKey(names, from, { label, condition }, more);
    case 'listed': {
      const subject = reachedNode(names);
      const item = names.item();
      const match = `MATCH ${node(subject.node, label)}`;
      const conditions = printWhere(names, subject, condition, [
        `${property(subject.node, 'id')} = ${item}`,
        ...more(subject),
      ]);
      return { subject, lines: [`UNWIND ${near} AS ${item}`, match, ...conditions], repeats: false };
    }
    case 'relation':
      return printRelated(names, near, { from, label, condition }, more);
    case 'path':
      return printPath(names, near, { from, label, condition }, more);
    case 'anchored':
      return printAnchored(names, { from, label, condition }, more);
  }
}

function printByKey(
  names: Names,
  from: NodesByKey,
  { label, condition }: Pick<MatchedRows, 'label' | 'condition'>,
  more: Conditions,
): PrintedMatch {
  const subject = reachedNode(names);
  const key = property(subject.node, from.property);
  const match = `MATCH ${node(subject.node, label)}`;
  if (from.operator === '=') {
    const conditions = [`${key} = ${parameter(from.parameter)}`, ...more(subject)];
    return { subject, lines: [match, ...printWhere(names, subject, condition, conditions)], repeats: false };
  }
  // With `IN`, the embedded engine compares each node it finds with the whole list: 10,000 ids took six seconds.
  const item = names.item();
  const conditions = printWhere(names, subject, condition, [`${key} = ${item}`, ...more(subject)]);
  const unwind = `UNWIND ${parameter(from.parameter)} AS ${item}`;
  return { subject, lines: [unwind, match, ...conditions], repeats: false };
}

function printRelated(
  names: Names,
  near: string,
  { from, label, condition }: MatchedRows & { readonly from: RelatedNodes },
  more: Conditions,
): PrintedMatch {
  const subject: Subject = { node: names.node(), edge: names.edge(), walked: true };
  const conditions = printWhere(names, subject, condition, more(subject));
  // A label that is certain is only printed where an index may serve the condition.
  const end = from.only && conditions.length === 0 ? undefined : label;
  const match = `MATCH ${node(near)}${hop(from.relation, subject.edge)}${node(subject.node, end)}`;
  return { subject, lines: [match, ...conditions], repeats: from.distinct };
}

/** Each step has a clause of its own, so that it starts from a bound node. */
function printPath(
  names: Names,
  start: string,
  { from, label, condition }: MatchedRows & { readonly from: NodesByPath },
  more: Conditions,
): PrintedMatch {
  const walk = printHops(names, start, from.hops, () => []);
  const subject = reachedNode(names);
  const others = from.notStart ? [`${property(subject.node, 'id')} <> ${property(start, 'id')}`] : [];
  const match = `MATCH ${node(walk.end)}${hop(from.last)}${node(subject.node, label)}`;
  const conditions = printWhere(names, subject, condition, [...others, ...more(subject)]);
  return { subject, lines: [...walk.lines, match, ...conditions], repeats: true };
}

/** Many facts lead to the same actor, so actors are made distinct before the walk goes on. */
function printAnchored(
  names: Names,
  { from, label, condition }: MatchedRows & { readonly from: AnchoredNodes },
  more: Conditions,
): PrintedMatch {
  const start = reachedNode(names);
  const walk = printHops(names, start.node, from.hops, ({ direction }, reached) =>
    direction === 'OUT' ? [`WITH DISTINCT ${reached}`] : [],
  );
  const subject = reachedNode(names);
  const lines = [
    `MATCH ${node(start.node, from.start.label)}`,
    ...printWhere(names, start, from.start.condition),
    ...walk.lines,
    `MATCH ${node(walk.end)}${hop(from.last)}${node(subject.node, label)}`,
    ...printWhere(names, subject, condition, more(subject)),
  ];
  return { subject, lines, repeats: true };
}

/** Prints the steps of a walk. `after` gives the clauses that follow the step to a node. */
function printHops(
  names: Names,
  start: string,
  hops: readonly Hop[],
  after: (step: Hop, reached: string) => readonly string[],
): { readonly lines: readonly string[]; readonly end: string } {
  let near = start;
  const lines = hops.flatMap((step) => {
    const subject = reachedNode(names);
    const match = `MATCH ${node(near)}${hop(step)}${node(subject.node, step.label)}`;
    near = subject.node;
    return [match, ...printWhere(names, subject, step.condition), ...after(step, near)];
  });
  return { lines, end: near };
}

/**
 * For a single range condition, the embedded engine visits every node of the graph that has the property. With a second
 * condition it does not. Neo4j drops the second one, since the first implies it.
 */
const secondCondition = (subject: Subject, condition: Predicate): readonly string[] =>
  condition.kind === 'compare' && /[<>]/.test(condition.operator)
    ? [`${printProperty(subject, condition.property)} IS NOT NULL`]
    : [];
