import { type Names, parameter, quote } from '../../cypher/index.ts';
import { periodsParameter } from '../plan/types/parameter.ts';
import type { ConditionBranch, Predicate, PropertyRef, WordsOperator } from '../plan/types/predicate.ts';
import type { Relation } from '../plan/types/relation.ts';
import { pattern } from './pattern.ts';

/** The variables that a condition is about: a node and, where one led to it, the relationship. */
export interface Subject {
  readonly node: string;
  readonly edge: string | undefined;
  /** Whether a walk or a key has led to the node, so that there are few; else a label is scanned. */
  readonly walked: boolean;
}

/** A property of the subject. */
export const property = (subject: Subject, ref: PropertyRef): string =>
  `${ref.of === 'edge' ? (subject.edge ?? subject.node) : subject.node}.${quote(ref.name)}`;

/** A condition as a Boolean expression. */
export function printPredicate(names: Names, subject: Subject, predicate: Predicate): string {
  const print = (item: Predicate): string => printPredicate(names, subject, item);
  switch (predicate.kind) {
    case 'constant':
      return String(predicate.value);
    case 'compare':
      return `${property(subject, predicate.property)} ${predicate.operator} ${parameter(predicate.parameter)}`;
    case 'words':
      return printWords(property(subject, predicate.property), predicate.operator, parameter(predicate.parameter));
    case 'isNull':
      return `${property(subject, predicate.property)} IS NULL`;
    case 'isEmpty':
      return `size(coalesce(${property(subject, predicate.property)}, [])) = 0`;
    case 'element':
      return `${parameter(predicate.parameter)} IN ${property(subject, predicate.property)}`;
    case 'overlap':
      return `any(x IN ${property(subject, predicate.property)} WHERE x IN ${parameter(predicate.parameter)})`;
    case 'and':
      return `(${predicate.items.map(print).join(' AND ')})`;
    case 'or':
      return `(${predicate.items.map(print).join(' OR ')})`;
    case 'not':
      // Without this, a null inside would drop the row from the condition and from its complement.
      return isTwoValued(predicate.item)
        ? `NOT ${print(predicate.item)}`
        : `NOT coalesce(${print(predicate.item)}, false)`;
    case 'inForce':
      return printInForce(subject, predicate.parameter);
    case 'exists':
      return printExists(names, subject, predicate.relation, predicate.branches);
  }
}

/**
 * Compares the part of a text's key in front of its first tab; the text behind it may have tabs, too. What is nowhere in the
 * key is not in that part either, which is found out in half the time.
 */
function printWords(key: string, operator: WordsOperator, asked: string): string {
  const compared = `split(${key}, '\\t')[0] ${operator} ${asked}`;
  return operator === 'IN' ? compared : `(${key} CONTAINS ${asked} AND ${compared})`;
}

const isTwoValued = (predicate: Predicate): boolean =>
  predicate.kind === 'isNull' || predicate.kind === 'isEmpty' || predicate.kind === 'exists';

/**
 * The rule of valid time, `[from, until)`: without a `from`, a fact counts from the day it is first observed. Within the
 * period in which it ended it counts as `endInForce` has it.
 */
function printInForce({ node }: Subject, day: string): string {
  const names = ['from', 'firstObserved', 'until', 'lastObserved', 'fromPrecision', 'untilPrecision'];
  const [from, firstObserved, until, seen, begun, ended] = names.map((name) => `${node}.${quote(name)}`);
  const [at, periods] = [parameter(day), parameter(periodsParameter(day))];
  const begin = `coalesce(${from}, ${firstObserved})`;
  const began = `(${until} <= ${begin} AND ${begin} >= coalesce(${periods}[${begun}], ${at}))`;
  const inPeriod = `(${until} >= ${periods}[${ended}] AND (${seen} >= ${at} OR ${began}))`;
  return `(${begin} <= ${at} AND (${until} IS NULL OR ${until} > ${at} OR ${inPeriod}))`;
}

/**
 * Where a label is scanned, the embedded engine joins all that have such a relation at once; for few nodes it is told
 * to count for each, and so it is within another condition, where it would join them all anew for each node. Neo4j stops
 * at the first either way.
 */
function printExists(names: Names, subject: Subject, relation: Relation, branches: readonly ConditionBranch[]): string {
  const each = branches.map(({ label, condition }) => {
    const far: Subject = { node: names.node(), edge: names.edge(), walked: true };
    const inner =
      condition.kind === 'constant' && condition.value ? '' : ` WHERE ${printPredicate(names, far, condition)}`;
    const edge = far.edge !== undefined && inner.includes(far.edge) ? far.edge : '';
    const walk = `{ MATCH ${pattern(subject.node, relation, edge, far.node, label)}${inner} }`;
    return subject.walked ? `COUNT ${walk} > 0` : `EXISTS ${walk}`;
  });
  return each.length === 1 ? each.join('') : `(${each.join(' OR ')})`;
}
