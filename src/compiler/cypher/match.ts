import { type Names, parameter, quote } from '../../cypher/index.ts';
import type { From } from '../plan/types/from.ts';
import type { Predicate } from '../plan/types/predicate.ts';
import { pattern } from './pattern.ts';
import { printPredicate, property, type Subject } from './predicate.ts';

/** The clauses that bind a row's node, and the relationship that led to it. */
export interface Bound {
  readonly subject: Subject;
  readonly lines: readonly string[];
  /** True where the clauses may give a node twice. */
  readonly repeats: boolean;
}

/** Matches the rows of one label that meet the condition, and `more`. `near` is the node they are reached from. */
export function printMatch(
  names: Names,
  near: string,
  from: From,
  label: string,
  condition: Predicate,
  more: (subject: Subject) => readonly string[] = () => [],
): Bound {
  switch (from.kind) {
    case 'all': {
      const subject: Subject = { node: names.node(), edge: undefined, walked: false };
      const kept = [...more(subject), ...(from.few ? secondLook(subject, condition) : [])];
      return { subject, lines: [...match(subject, label), ...where(names, subject, condition, kept)], repeats: false };
    }
    case 'key': {
      const subject: Subject = { node: names.node(), edge: undefined, walked: true };
      const key = `${subject.node}.${quote(from.property)}`;
      if (from.operator === '=') {
        const kept = where(names, subject, condition, [`${key} = ${parameter(from.parameter)}`, ...more(subject)]);
        return { subject, lines: [...match(subject, label), ...kept], repeats: false };
      }
      // The embedded engine compares each node that it finds by `IN` with the whole list: 10,000 took six seconds.
      const item = names.item();
      const kept = where(names, subject, condition, [`${key} = ${item}`, ...more(subject)]);
      const unwound = `UNWIND ${parameter(from.parameter)} AS ${item}`;
      return { subject, lines: [unwound, ...match(subject, label), ...kept], repeats: false };
    }
    case 'relation': {
      const subject: Subject = { node: names.node(), edge: names.edge(), walked: true };
      const kept = where(names, subject, condition, more(subject));
      // A label that is certain is not looked up, unless an index may be of use to the condition.
      const end = from.only && kept.length === 0 ? undefined : label;
      const match = `MATCH ${pattern(near, from.relation, subject.edge ?? '', subject.node, end)}`;
      return { subject, lines: [match, ...kept], repeats: from.distinct };
    }
    case 'path':
      return printPath(names, near, from, label, condition, more);
    case 'anchored':
      return printAnchored(names, from, label, condition, more);
  }
}

/** A clause of its own for each step, so that each is anchored in a bound node. */
function printPath(
  names: Names,
  start: string,
  from: Extract<From, { kind: 'path' }>,
  label: string,
  condition: Predicate,
  more: (subject: Subject) => readonly string[],
): Bound {
  let near = start;
  const lines = from.hops.flatMap((hop) => {
    const subject: Subject = { node: names.node(), edge: undefined, walked: true };
    const match = `MATCH ${pattern(near, hop, '', subject.node, hop.label)}`;
    near = subject.node;
    return [match, ...where(names, subject, hop.condition)];
  });
  const subject: Subject = { node: names.node(), edge: undefined, walked: true };
  const others = from.notStart ? [`${subject.node}.${quote('id')} <> ${start}.${quote('id')}`] : [];
  const match = `MATCH ${pattern(near, from.last, '', subject.node, label)}`;
  const kept = where(names, subject, condition, [...others, ...more(subject)]);
  return { subject, lines: [...lines, match, ...kept], repeats: true };
}

/** Facts lead to the same actors over and over, so those are made distinct before the walk goes on. */
function printAnchored(
  names: Names,
  from: Extract<From, { kind: 'anchored' }>,
  label: string,
  condition: Predicate,
  more: (subject: Subject) => readonly string[],
): Bound {
  const start: Subject = { node: names.node(), edge: undefined, walked: true };
  const { label: anchor, condition: found } = from.start;
  let near = start.node;
  const lines = from.hops.flatMap((hop) => {
    const subject: Subject = { node: names.node(), edge: undefined, walked: true };
    const match = `MATCH ${pattern(near, hop, '', subject.node, hop.label)}`;
    near = subject.node;
    const distinct = hop.direction === 'OUT' ? [`WITH DISTINCT ${subject.node}`] : [];
    return [match, ...where(names, subject, hop.condition), ...distinct];
  });
  const subject: Subject = { node: names.node(), edge: undefined, walked: true };
  const match = `MATCH ${pattern(near, from.last, '', subject.node, label)}`;
  return {
    subject,
    lines: [
      `MATCH (${start.node}:${quote(anchor)})`,
      ...where(names, start, found),
      ...lines,
      match,
      ...where(names, subject, condition, more(subject)),
    ],
    repeats: true,
  };
}

const match = ({ node }: Subject, label: string): readonly string[] => [`MATCH (${node}:${quote(label)})`];

/**
 * A lone range has the embedded engine look at every node of the graph that has the property. Two conditions do not;
 * Neo4j drops the second, which the first implies.
 */
const secondLook = (subject: Subject, condition: Predicate): readonly string[] =>
  condition.kind === 'compare' && /[<>]/.test(condition.operator)
    ? [`${property(subject, condition.property)} IS NOT NULL`]
    : [];

function where(names: Names, subject: Subject, condition: Predicate, more: readonly string[] = []): readonly string[] {
  const own = condition.kind === 'constant' && condition.value ? [] : [printPredicate(names, subject, condition)];
  const all = [...more, ...own];
  return all.length === 0 ? [] : [`WHERE ${all.join(' AND ')}`];
}
