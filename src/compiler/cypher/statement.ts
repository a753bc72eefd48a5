import type { Slot } from '../plan.ts';
import { Names } from './names.ts';
import { printSlots } from './slots.ts';

/** The one statement that fetches the root row, a column a slot; undefined where there is nothing to fetch. */
export function printStatement(slots: readonly Slot[]): string | undefined {
  if (slots.length === 0) return undefined;
  const { lines, values } = printSlots(new Names(), undefined, slots);
  return [...lines, `RETURN ${values.join(', ')}`].join('\n');
}
