import type { Model } from '../../model/index.ts';
import type { From, Hop } from './types/from.ts';
import { all } from './types/logic.ts';
import { type CompareCondition, type ConditionBranch, type Predicate, TRUE } from './types/predicate.ts';
import { reversed } from './types/relation.ts';

/** Where rows come from, and their condition. */
export interface FilteredFrom {
  readonly from: From;
  readonly condition: Predicate;
}

/** A walk to the nodes of a condition from a node that an index finds, and the part of the condition that is left to test. */
interface Walk {
  readonly start: ConditionBranch;
  readonly hops: readonly Hop[];
  readonly rest: Predicate;
}

/**
 * Replaces a scan of a label by a walk from the node whose indexed key the condition names, if there is one. A row that
 * is reached several times is still one row.
 */
export function anchored(model: Model, label: string, scan: From, condition: Predicate): FilteredFrom {
  if (isIndexed(model, label, condition)) return { from: scan, condition };
  const walk = walkFromKey(model, condition) ?? walkFromAll(condition) ?? walkFromEnd(condition);
  if (!walk) return { from: scan, condition };
  const { start, hops, rest } = walk;
  const last = hops.at(-1);
  if (!last) return { from: scan, condition };
  return { from: { kind: 'anchored', start, hops: hops.slice(0, -1), last }, condition: rest };
}

const itemsOf = (condition: Predicate): readonly Predicate[] =>
  condition.kind === 'and' ? condition.items : [condition];

/** Whether an index finds the nodes, because a condition names a key. */
const isIndexed = (model: Model, label: string, condition: Predicate): boolean =>
  keysIn(model, label, condition).length > 0;

/** The comparisons with a key of the nodes, each of which must hold. */
export const keysIn = (model: Model, label: string, condition: Predicate): readonly CompareCondition[] =>
  itemsOf(condition).filter(
    (item): item is CompareCondition =>
      item.kind === 'compare' &&
      (item.operator === '=' || item.operator === 'IN') &&
      item.property.of === 'node' &&
      isKey(model, label, item.property.name),
  );

/** The types of indexed properties whose values are nearly unique. */
const TELLING: ReadonlySet<string> = new Set(['ID', 'String', 'Int']);

/** Whether a property is an id, a key, or indexed and nearly unique; dates, amounts and enums are not. */
function isKey(model: Model, label: string, property: string): boolean {
  if (property === 'id') return true;
  const type = [...model.nodes.values()].find((node) => node.label === label);
  const field = type?.fields.get(property);
  if (field?.kind !== 'property' || field.type.kind === 'enum') return false;
  return field.key || (field.indexed && TELLING.has(field.type.name));
}

/**
 * A walk from all nodes of a label that many rows share, as facts share actors, if their condition needs a walk itself:
 * it is then tested once for each of those nodes instead of once for each row.
 */
function walkFromAll(condition: Predicate): Walk | undefined {
  const items = itemsOf(condition);
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'exists' || item.relation.direction !== 'OUT') continue;
    const [branch, ...others] = item.branches;
    if (!branch || others.length > 0 || !followsRelations(branch.condition) || usesEdge(branch.condition)) continue;
    const hops = [{ ...reversed(item.relation), label: '', condition: TRUE }];
    return { start: branch, hops, rest: all(items.filter((_, position) => position !== index)) };
  }
  return undefined;
}

/** A walk from the nodes at the end of a condition that says that they are few: over its two relations. */
function walkFromEnd(condition: Predicate): Walk | undefined {
  const items = itemsOf(condition);
  const item = items.find((one) => one.kind === 'exists' && one.fromEnd);
  if (item?.kind !== 'exists') return undefined;
  const [near] = item.branches;
  if (near?.condition.kind !== 'exists') return undefined;
  const [start] = near.condition.branches;
  if (!start) return undefined;
  const hops = [
    { ...reversed(near.condition.relation), label: near.label, condition: TRUE },
    { ...reversed(item.relation), label: '', condition: TRUE },
  ];
  return { start, hops, rest: all(items.filter((one) => one !== item)) };
}

/** Whether a condition follows a relation. */
export function followsRelations(condition: Predicate): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.some(followsRelations);
    case 'not':
      return followsRelations(condition.item);
    default:
      return (
        condition.kind === 'exists' ||
        condition.kind === 'aggregate' ||
        (condition.kind === 'count' && condition.counted.kind === 'related')
      );
  }
}

/** The first walk from an indexed key over the relations of `exists` conditions. Its last hop leads to the rows. */
function walkFromKey(model: Model, condition: Predicate): Walk | undefined {
  const items = itemsOf(condition);
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'exists') continue;
    const [branch, ...others] = item.branches;
    if (!branch || others.length > 0) continue;
    const rest = all(items.filter((_, position) => position !== index));
    const back = reversed(item.relation);
    if (isIndexed(model, branch.label, branch.condition) && !usesEdge(branch.condition)) {
      return { start: branch, hops: [{ ...back, label: '', condition: TRUE }], rest };
    }
    const further = walkFromKey(model, branch.condition);
    if (!further || usesEdge(further.rest)) continue;
    const hops = [
      ...further.hops.slice(0, -1),
      ...further.hops.slice(-1).map((hop) => ({ ...hop, label: branch.label, condition: further.rest })),
    ];
    return { start: further.start, hops: [...hops, { ...back, label: '', condition: TRUE }], rest };
  }
  return undefined;
}

/** Whether a condition reads the relationship that led to its node. A walk from the other end does not have it. */
export function usesEdge(condition: Predicate): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.some(usesEdge);
    case 'not':
      return usesEdge(condition.item);
    case 'compare':
    case 'isNull':
    case 'isEmpty':
    case 'element':
    case 'overlap':
    case 'words':
      return condition.property.of === 'edge';
    case 'constant':
    case 'inForce':
    case 'begun':
    case 'someItem':
    case 'exists':
    case 'count':
    case 'aggregate':
      return false;
  }
}
