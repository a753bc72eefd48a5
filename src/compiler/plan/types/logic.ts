import {
  type ConditionBranch,
  type ExistsCondition,
  FALSE,
  isFalse,
  isTrue,
  type Predicate,
  TRUE,
} from './predicate.ts';

/** The conjunction. Flattens nested conjunctions, removes constants, and follows a relation once for all conditions where that can be. */
export function all(items: readonly Predicate[]): Predicate {
  const open = items.flatMap((item) => (item.kind === 'and' ? item.items : [item])).filter((item) => !isTrue(item));
  if (open.some(isFalse)) return FALSE;
  const merged = mergeRelated('and', open);
  return merged.some(isConstant) ? all(merged) : joined('and', merged);
}

/** The disjunction. Flattens nested disjunctions, removes constants, and follows a relation once for all conditions where that can be. */
export function any(items: readonly Predicate[]): Predicate {
  const open = items.flatMap((item) => (item.kind === 'or' ? item.items : [item])).filter((item) => !isFalse(item));
  if (open.some(isTrue)) return TRUE;
  const merged = mergeRelated('or', open);
  return merged.some(isConstant) ? any(merged) : joined('or', merged);
}

/** The complement: true for exactly the nodes for which the condition is not. */
export function not(item: Predicate): Predicate {
  if (item.kind === 'constant') return item.value ? FALSE : TRUE;
  return item.kind === 'not' ? all([item.item]) : { kind: 'not', item };
}

const isConstant = ({ kind }: Predicate): boolean => kind === 'constant';

function joined(kind: 'and' | 'or', items: readonly Predicate[]): Predicate {
  const [only, ...others] = items;
  if (!only) return kind === 'and' ? TRUE : FALSE;
  return others.length === 0 ? only : { kind, items };
}

/** Conditions on the nodes of one relation, which become one condition. */
interface Related {
  readonly negated: boolean;
  readonly same: ExistsCondition[];
}

/**
 * Merges conditions on the nodes of one relation: some node meets A or some meets B if some meets A or B; none meets A and none
 * meets B if none meets A or B. Of a relation to one node at most, the same holds with "and". Each condition that is left takes
 * a walk, which Neo4j plans by itself: 240 of them took it six seconds.
 */
function mergeRelated(kind: 'and' | 'or', items: readonly Predicate[]): readonly Predicate[] {
  const merged = new Map<string, Predicate | Related>();
  for (const [index, item] of items.entries()) {
    const negated = item.kind === 'not';
    const inner = negated ? item.item : item;
    if (inner.kind !== 'exists' || inner.fromEnd || !(inner.single || widens(kind, negated))) {
      merged.set(String(index), item);
      continue;
    }
    const key = JSON.stringify([negated, inner.relation]);
    const known = merged.get(key);
    if (known && 'same' in known) known.same.push(inner);
    else merged.set(key, { negated, same: [inner] });
  }
  return [...merged.values()].map((one) => ('same' in one ? mergeSame(kind, one) : one));
}

/** Whether nodes that meet either condition do for both together. */
const widens = (kind: 'and' | 'or', negated: boolean): boolean => (kind === 'or') !== negated;

function mergeSame(kind: 'and' | 'or', { negated, same }: Related): Predicate {
  const [first, ...others] = same;
  if (!first || others.length === 0) return negated ? not(first ?? FALSE) : (first ?? FALSE);
  const wider = widens(kind, negated);
  const labels = [...new Set(same.flatMap(({ branches }) => branches.map(({ label }) => label)))];
  const branches = labels.flatMap((label): readonly ConditionBranch[] => {
    const conditions = same.map((one) => one.branches.find((branch) => branch.label === label)?.condition ?? FALSE);
    const condition = wider ? anySharing(conditions) : all(conditions);
    return isFalse(condition) ? [] : [{ label, condition }];
  });
  const exists: Predicate = branches.length === 0 ? FALSE : { ...first, branches };
  return negated ? not(exists) : exists;
}

/** The disjunction, with what stands in each of the conditions once before it. */
function anySharing(conditions: readonly Predicate[]): Predicate {
  const parts = conditions.map((condition) => {
    const items = condition.kind === 'and' ? condition.items : [condition];
    return new Map(items.map((item) => [JSON.stringify(item), item]));
  });
  const [first = new Map<string, Predicate>()] = parts;
  const shared = [...first].filter(([key]) => parts.every((items) => items.has(key)));
  for (const items of parts) for (const [key] of shared) items.delete(key);
  return all([...shared.map(([, item]) => item), any(parts.map((items) => all([...items.values()])))]);
}
