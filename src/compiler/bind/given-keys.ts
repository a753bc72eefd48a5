import type { FormerIds } from '../../domain/index.ts';
import { resolveSource, type Variables } from '../plan/input.ts';
import type { OperationPlan } from '../plan/types/operation-plan.ts';
import type { KeyTarget } from '../plan/types/parameter.ts';
import { StandingIds } from './standing-ids.ts';

/** A value of an argument that takes an id or a code. */
export interface GivenKey extends KeyTarget {
  readonly argument: string;
  readonly value: string;
}

/** An operation and the root row that answers it. */
export interface AnsweredPlan {
  readonly plan: OperationPlan;
  readonly variables: Variables;
  readonly formerIds: FormerIds;
  readonly row: readonly unknown[];
}

/**
 * All keys in the arguments of an operation, except those that found a node: each value of an argument once, with all its
 * possible types. In place of former ids it has those that stand.
 */
export function givenKeys({ plan, variables, formerIds, row }: AnsweredPlan): readonly GivenKey[] {
  const standing = new StandingIds(formerIds);
  const found = foundKeys(plan, row);
  const all = new Map<string, GivenKey>();
  for (const parameter of plan.parameters) {
    if (parameter.kind !== 'value' || !parameter.key || found.has(parameter.name)) continue;
    const { argument, key, source, isId } = parameter;
    const given = resolveSource(source, variables);
    for (const value of [isId ? standing.of(given, argument) : given].flat()) {
      if (typeof value !== 'string') continue;
      const place = JSON.stringify([argument, value]);
      const types = new Set([...(all.get(place)?.types ?? []), ...key.types]);
      all.set(place, { argument, value, types: [...types], isCode: key.isCode });
    }
  }
  return [...all.values()];
}

/** The parameters by which root fields found their node. */
function foundKeys({ view, slots }: OperationPlan, row: readonly unknown[]): ReadonlySet<string> {
  const names = view.fields.flatMap((field) => {
    if (field.kind !== 'one' || (row[field.slot] ?? null) === null) return [];
    const slot = slots[field.slot];
    return slot?.kind === 'one' && slot.from.kind === 'key' ? [slot.from.parameter] : [];
  });
  return new Set(names);
}
