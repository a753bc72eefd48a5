import type { InForceLevel } from '../../domain/index.ts';
import type { FilteredFrom } from './anchor.ts';
import type { From } from './types/from.ts';
import type { ConditionBranch, Counted, Predicate } from './types/predicate.ts';

/** The same rows with facts in force at another level: on the way to them, in their own condition, and in those on related facts. */
export const atLevel = ({ from, condition }: FilteredFrom, level: InForceLevel): FilteredFrom => ({
  from: fromAtLevel(from, level),
  condition: conditionAtLevel(condition, level),
});

const fromAtLevel = (from: From, level: InForceLevel): From =>
  from.kind === 'path'
    ? { ...from, hops: from.hops.map((hop) => ({ ...hop, condition: conditionAtLevel(hop.condition, level) })) }
    : from;

export function conditionAtLevel(condition: Predicate, level: InForceLevel): Predicate {
  const inner = (item: Predicate): Predicate => conditionAtLevel(item, level);
  switch (condition.kind) {
    case 'inForce':
    case 'begun':
      return { ...condition, level };
    case 'and':
    case 'or':
      return { ...condition, items: condition.items.map(inner) };
    case 'not':
      return { ...condition, item: inner(condition.item) };
    case 'someItem':
      return { ...condition, condition: inner(condition.condition) };
    case 'exists':
      return { ...condition, branches: branchesAtLevel(condition.branches, level) };
    case 'count':
      return { ...condition, counted: countedAtLevel(condition.counted, level) };
    case 'constant':
    case 'compare':
    case 'words':
    case 'isNull':
    case 'isEmpty':
    case 'element':
    case 'overlap':
      return condition;
  }
}

const branchesAtLevel = (branches: readonly ConditionBranch[], level: InForceLevel): readonly ConditionBranch[] =>
  branches.map((branch) => ({ ...branch, condition: conditionAtLevel(branch.condition, level) }));

const countedAtLevel = (counted: Counted, level: InForceLevel): Counted =>
  counted.kind === 'items'
    ? { ...counted, condition: conditionAtLevel(counted.condition, level) }
    : { ...counted, branches: branchesAtLevel(counted.branches, level) };
