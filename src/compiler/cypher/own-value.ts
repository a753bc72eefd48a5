import type { Slot, SubquerySlot } from '../plan/types/slot.ts';
import { printInForceState } from './in-force.ts';
import { printProperty } from './predicate.ts';
import type { Subject } from './subject.ts';

/** The expression of a slot that takes no subquery. */
export function printOwnValue(
  subject: Subject,
  slot: Exclude<Slot, SubquerySlot>,
  keys: readonly string[] = [],
): string {
  switch (slot.kind) {
    case 'property':
      return printProperty(subject, slot.property);
    case 'inForce':
      return printInForceState(subject.node, slot.parameter);
    case 'orderKey':
      return keys[slot.index] ?? 'null';
  }
}
