import { isComparison, isListComparison, type PropertyField } from '../../src/model/index.ts';
import { HOLDS, inForm, LISTS, type Value } from './comparisons.ts';
import type { Condition } from './conditions.ts';

/** Whether the stored value of a property meets all comparisons of a filter. */
export function compare(field: PropertyField, stored: unknown, filter: Condition): boolean {
  return Object.entries(filter).every(([name, given]) => {
    const asked = inForm(field, given);
    if (field.list) return isListComparison(name) && LISTS[name]((stored ?? []) as readonly string[], asked);
    const value = typeof stored === 'bigint' ? Number(stored) : (stored as Value | undefined);
    return isComparison(name) && HOLDS[name](value, asked);
  });
}
