import {
  countPositions,
  holdsFor,
  hop,
  isBefore,
  type Names,
  node,
  parameter,
  property,
  sizeOrZero,
  splitTexts,
} from '../../cypher/index.ts';
import { type Counted, isFalse, isTrue, type NumberComparison, type Predicate } from '../plan/types/predicate.ts';
import { reversed } from '../plan/types/relation.ts';
import { type PrintPredicate, printRelatedMatch, type RelatedNodes } from './related.ts';
import type { Subject } from './subject.ts';

type CountPredicate = Extract<Predicate, { readonly kind: 'count' }>;
type CountedItems = Extract<Counted, { readonly kind: 'items' }>;
type CountedNodes = Extract<Counted, { readonly kind: 'related' }>;

/** Compares a number of items or of related nodes. It is computed once for all comparisons. */
export function printCount(
  names: Names,
  subject: Subject,
  { counted, comparisons }: CountPredicate,
  print: PrintPredicate,
): string {
  const number =
    counted.kind === 'items'
      ? printItemCount(names, subject, counted, print)
      : printNodeCount(names, subject, counted, print);
  const [only, ...others] = comparisons;
  if (only && others.length === 0) return printComparison(number, only);
  const item = names.item();
  return holdsFor(number, item, printComparisons(item, comparisons));
}

/** That all comparisons hold for a value. */
export const printComparisons = (value: string, comparisons: readonly NumberComparison[]): string =>
  comparisons.map((one) => printComparison(value, one)).join(' AND ');

const printComparison = (value: string, { operator, parameter: name, negated }: NumberComparison): string =>
  `${negated ? 'NOT ' : ''}${value} ${operator} ${parameter(name)}`;

function printNodeCount(
  names: Names,
  subject: Subject,
  { relation, only, distinct, branches }: CountedNodes,
  print: PrintPredicate,
): string {
  // A node that is reached several times counts where it is reached by the first of its relationships. Those are looked
  // up from its own end: a country takes part in many events, an event has few participants.
  const isFirst: RelatedNodes['more'] = (far) => {
    const tie = names.edge();
    const walk = `${node(far.node)}${hop(reversed(relation), tie)}${node(subject.node)}`;
    return `COUNT { MATCH ${walk} WHERE ${isBefore(tie, far.edge)} } = 0`;
  };
  const each = branches.map(({ label, condition }) => {
    // Without a label, Neo4j reads the number of relationships from the node.
    const end = only && isTrue(condition) ? undefined : label;
    const related = { relation, label: end, condition, ...(distinct && { more: isFirst }) };
    return `COUNT ${printRelatedMatch(names, subject, related, print)}`;
  });
  return each.length > 1 ? `(${each.join(' + ')})` : (each[0] ?? '0');
}

function printItemCount(
  names: Names,
  subject: Subject,
  { list, condition }: CountedItems,
  print: PrintPredicate,
): string {
  if (isFalse(condition)) return '0';
  const values = splitTexts(property(subject.node, list));
  if (isTrue(condition)) return sizeOrZero(values);
  const position = names.item();
  return countPositions(values, position, print(names, { ...subject, position }, condition));
}
