import { quote } from '../../cypher/index.ts';
import type { Relation } from '../plan/types/relation.ts';

/** One relationship between two nodes, the far one labelled where it matters; `edge` is its variable or empty. */
export function pattern(
  near: string,
  relation: Relation,
  edge: string,
  far: string,
  label: string | undefined,
): string {
  const relationship = `[${edge}:${quote(relation.relationship)}]`;
  const end = label === undefined ? `(${far})` : `(${far}:${quote(label)})`;
  return relation.direction === 'OUT' ? `(${near})-${relationship}->${end}` : `(${near})<-${relationship}-${end}`;
}
