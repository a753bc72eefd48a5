import {
  anyOf,
  isEmptyList,
  itemOf,
  itemOrEmpty,
  type Names,
  orFalse,
  parameter,
  property,
  somePosition,
  splitTexts,
} from '../../cypher/index.ts';
import {
  type ConditionBranch,
  isTrue,
  type Predicate,
  type PropertyRef,
  type WordsOperator,
} from '../plan/types/predicate.ts';
import type { Relation } from '../plan/types/relation.ts';
import { printCount } from './count.ts';
import { printBegun, printInForce } from './in-force.ts';
import { printRelatedMatch } from './related.ts';
import type { Subject } from './subject.ts';

/** A property of the subject. */
export function printProperty(
  { node, edge, position, aggregates }: Subject,
  { of, name, nullable }: PropertyRef,
): string {
  if (of === 'aggregate') return aggregates?.[Number(name)] ?? 'null';
  if (of === 'edge') return property(edge ?? node, name);
  const value = property(node, name);
  if (of === 'node' || position === undefined) return value;
  const texts = splitTexts(value);
  return nullable ? itemOrEmpty(texts, position) : itemOf(texts, position);
}

/** A condition as a Boolean expression. */
export function printPredicate(names: Names, subject: Subject, predicate: Predicate): string {
  const print = (item: Predicate): string => printPredicate(names, subject, item);
  const tested = subject.tested?.get(predicate);
  if (tested !== undefined) return tested;
  switch (predicate.kind) {
    case 'constant':
      return String(predicate.value);
    case 'compare':
      return `${printProperty(subject, predicate.property)} ${predicate.operator} ${parameter(predicate.parameter)}`;
    case 'words':
      return printWords(printProperty(subject, predicate.property), predicate.operator, parameter(predicate.parameter));
    case 'isNull':
      return `${printProperty(subject, predicate.property)} ${predicate.property.of === 'item' ? "= ''" : 'IS NULL'}`;
    case 'isEmpty':
      return isEmptyList(printProperty(subject, predicate.property));
    case 'element':
      return `${parameter(predicate.parameter)} IN ${printProperty(subject, predicate.property)}`;
    case 'overlap':
      return `any(x IN ${printProperty(subject, predicate.property)} WHERE x IN ${parameter(predicate.parameter)})`;
    case 'and':
      return `(${predicate.items.map(print).join(' AND ')})`;
    case 'or':
      return `(${predicate.items.map(print).join(' OR ')})`;
    case 'not':
      // A null inside would drop the row from both the condition and its complement.
      return `NOT ${isTwoValued(predicate.item) ? print(predicate.item) : orFalse(print(predicate.item))}`;
    case 'inForce':
      return printInForce(subject.node, predicate.parameter, predicate.level);
    case 'begun':
      return printBegun(subject.node, predicate.parameter, predicate.level);
    case 'someItem':
      return printSomeItem(names, subject, predicate.list, predicate.condition);
    case 'exists':
      return printExists(names, subject, predicate.relation, predicate.branches);
    case 'count':
      return printCount(names, subject, predicate, printPredicate);
    case 'aggregate':
      throw new Error('A condition on aggregates takes a subquery in front of it');
  }
}

/**
 * Compares the folded words of a text: the part of its key before the first tab. A text that the whole key does not
 * contain is not in that part either; testing that first takes half the time.
 */
function printWords(key: string, operator: WordsOperator, words: string): string {
  const compared = `split(${key}, '\\t')[0] ${operator} ${words}`;
  return operator === 'IN' ? compared : `(${key} CONTAINS ${words} AND ${compared})`;
}

/** Whether the condition holds at some position of parallel lists. */
function printSomeItem(names: Names, subject: Subject, list: string, condition: Predicate): string {
  const values = splitTexts(property(subject.node, list));
  if (isTrue(condition)) return `NOT ${isEmptyList(values)}`;
  const position = names.item();
  return somePosition(values, position, printPredicate(names, { ...subject, position }, condition));
}

const isTwoValued = (predicate: Predicate): boolean =>
  predicate.kind === 'isNull' ||
  predicate.kind === 'inForce' ||
  predicate.kind === 'begun' ||
  predicate.kind === 'isEmpty' ||
  predicate.kind === 'count' ||
  predicate.kind === 'exists';

/**
 * Whether some related node meets its condition. With `EXISTS`, the embedded engine joins all nodes that have the
 * relation at once, which pays if a label is scanned. For few nodes, and inside another condition, it must test each node
 * by itself, which `COUNT` makes it do. Neo4j stops at the first match either way.
 */
function printExists(names: Names, subject: Subject, relation: Relation, branches: readonly ConditionBranch[]): string {
  const each = branches.map(({ label, condition }) => {
    const match = printRelatedMatch(names, subject, { relation, label, condition }, printPredicate);
    return subject.walked ? `COUNT ${match} > 0` : `EXISTS ${match}`;
  });
  return anyOf(each);
}
