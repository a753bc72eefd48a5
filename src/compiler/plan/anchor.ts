import type { Model } from '../../model/index.ts';
import type { From, Hop, Predicate } from './plan.ts';
import { all, TRUE } from './predicates.ts';
import { reversed } from './walk.ts';

/** Rows with what must hold for them. */
export interface Filtered {
  readonly from: From;
  readonly condition: Predicate;
}

/** A way to a condition's nodes from a node that an index finds: the node, the steps, and what is left to hold at the end. */
interface Way {
  readonly start: { readonly label: string; readonly condition: Predicate };
  readonly hops: readonly Hop[];
  readonly rest: Predicate;
}

/**
 * Walks to the rows from where a condition names an indexed key, in place of
 * testing every row of the label for it. Rows found on several ways are one.
 */
export function anchored(model: Model, label: string, scan: From, condition: Predicate): Filtered {
  if (isFound(model, label, condition)) return { from: scan, condition };
  const way = wayTo(model, condition) ?? wayBack(condition);
  if (!way) return { from: scan, condition };
  const { start, hops, rest } = way;
  const last = hops.at(-1);
  if (!last) return { from: scan, condition };
  return { from: { kind: 'anchored', start, hops: hops.slice(0, -1), last }, condition: rest };
}

const itemsOf = (condition: Predicate): readonly Predicate[] =>
  condition.kind === 'and' ? condition.items : [condition];

/** Whether an index finds the nodes: one of the conditions names a key of theirs. */
const isFound = (model: Model, label: string, condition: Predicate): boolean =>
  keysIn(model, label, condition).length > 0;

type Comparison = Extract<Predicate, { kind: 'compare' }>;

/** The comparisons, each of which must hold, that name a key of the nodes. */
export const keysIn = (model: Model, label: string, condition: Predicate): readonly Comparison[] =>
  itemsOf(condition).filter(
    (item): item is Comparison =>
      item.kind === 'compare' &&
      (item.operator === '=' || item.operator === 'IN') &&
      item.property.of === 'node' &&
      isKey(model, label, item.property.name),
  );

/** Ids and keys, and what is indexed and tells nodes apart nearly as well; not a date, an amount or a sort of thing. */
function isKey(model: Model, label: string, property: string): boolean {
  if (property === 'id') return true;
  const type = [...model.nodes.values()].find((node) => node.label === label);
  const field = type?.fields.get(property);
  if (field?.kind !== 'property' || field.type.kind === 'enum') return false;
  return field.key || (field.indexed && (field.type.name === 'String' || field.type.name === 'Int'));
}

/**
 * The way from all nodes that many of the rows lead to, as facts lead to actors, where what is asked of those takes a walk:
 * it is decided once for each of them, and not for each row.
 */
function wayBack(condition: Predicate): Way | undefined {
  const items = itemsOf(condition);
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'exists' || item.relation.direction !== 'OUT') continue;
    const [branch, ...others] = item.branches;
    if (!branch || others.length > 0 || !asksFurther(branch.condition) || usesEdge(branch.condition)) continue;
    const hops = [{ ...reversed(item.relation), label: '', condition: TRUE }];
    return { start: branch, hops, rest: all(items.filter((_, position) => position !== index)) };
  }
  return undefined;
}

/** Whether a condition goes over a relation. */
function asksFurther(condition: Predicate): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.some(asksFurther);
    case 'not':
      return asksFurther(condition.item);
    default:
      return condition.kind === 'exists';
  }
}

/** The first way over the relations that some item asks to exist. The last hop leads to the nodes themselves. */
function wayTo(model: Model, condition: Predicate): Way | undefined {
  const items = itemsOf(condition);
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'exists') continue;
    const [branch, ...others] = item.branches;
    if (!branch || others.length > 0) continue;
    const rest = all(items.filter((_, position) => position !== index));
    const back = reversed(item.relation);
    if (isFound(model, branch.label, branch.condition) && !usesEdge(branch.condition)) {
      return { start: branch, hops: [{ ...back, label: '', condition: TRUE }], rest };
    }
    const further = wayTo(model, branch.condition);
    if (!further || usesEdge(further.rest)) continue;
    const hops = [
      ...further.hops.slice(0, -1),
      ...further.hops.slice(-1).map((hop) => ({ ...hop, label: branch.label, condition: further.rest })),
    ];
    return { start: further.start, hops: [...hops, { ...back, label: '', condition: TRUE }], rest };
  }
  return undefined;
}

/** Whether a condition asks for the relationship that led to its node; a walk from the other end has none there. */
function usesEdge(condition: Predicate): boolean {
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
    case 'exists':
      return false;
  }
}
