import { hop, type Names, node, where } from '../../cypher/index.ts';
import { isTrue, type Predicate } from '../plan/types/predicate.ts';
import type { Relation } from '../plan/types/relation.ts';
import type { Subject } from './subject.ts';

/** Prints a condition on a node. */
export type PrintPredicate = (names: Names, subject: Subject, predicate: Predicate) => string;

/** The label and the condition of related nodes, and further conditions on them. */
export interface RelatedNodes {
  readonly relation: Relation;
  readonly label: string | undefined;
  readonly condition: Predicate;
  readonly more?: (far: { readonly node: string; readonly edge: string }) => string;
}

/** The match of related nodes, in the braces of `EXISTS` or `COUNT`. */
export function printRelatedMatch(
  names: Names,
  subject: Subject,
  { relation, label, condition, more }: RelatedNodes,
  print: PrintPredicate,
): string {
  const far = { node: names.node(), edge: names.edge(), walked: true };
  const conditions = [...(isTrue(condition) ? [] : [print(names, far, condition)]), ...(more ? [more(far)] : [])];
  const [inner] = where(conditions);
  const edge = inner?.includes(far.edge) ? far.edge : undefined;
  const pattern = `${node(subject.node)}${hop(relation, edge)}${node(far.node, label)}`;
  return `{ MATCH ${pattern}${inner === undefined ? '' : ` ${inner}`} }`;
}
