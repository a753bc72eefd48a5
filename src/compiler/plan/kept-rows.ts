import { keptFlag, keptList } from '../../model/index.ts';
import { followsRelations } from './anchor.ts';
import type { ConnectionItems } from './connection-page.ts';
import { BY_ID, type Order } from './order.ts';
import type { RowBuilder } from './row-builder.ts';
import type { KeptRows } from './types/slot.ts';

/**
 * Where the node above keeps the first of these items in the order: by one property, with the id for ties. They are
 * found by id, so nothing may be asked of the relationships to them. A condition that follows relations takes longer to
 * test on the kept ones than it saves.
 */
export function keptRows(
  { from, condition }: ConnectionItems,
  { keys }: Order,
  itemRow: RowBuilder,
): KeptRows | undefined {
  const [first, id, ...others] = keys;
  if (from.kind !== 'relation' || !from.kept || id !== BY_ID || others.length > 0) return undefined;
  const { name, kept } = from.kept;
  const value = first?.value;
  if (value?.kind !== 'property' || followsRelations(condition) || readsEdge(itemRow)) return undefined;
  const order = kept.find(({ field, direction }) => field === value.property.name && direction === first?.direction);
  return order && { flag: keptFlag(name), list: keptList(name, order) };
}

const readsEdge = ({ slots }: RowBuilder): boolean =>
  slots.some((slot) => slot.kind === 'property' && slot.property.of === 'edge');
