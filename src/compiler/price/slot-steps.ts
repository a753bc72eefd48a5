import type { GroupsSlot } from '../plan/types/aggregate-slot.ts';
import type { Branch, RowsSlot, Slot } from '../plan/types/slot.ts';
import { type Pricing, priceFrom, priceOrder } from './match-steps.ts';
import { atMost, distinct, type Stream, walk } from './stream.ts';
import type { CostTally } from './tally.ts';
import { SORTED, SUBQUERY } from './weights.ts';

/** Adds up what the slots of each row of a stream take. */
export function addSteps(
  pricing: Pricing,
  tally: CostTally,
  at: Stream,
  { joins, slots }: Pick<Branch, 'joins' | 'slots'>,
  field: string,
): void {
  const joined: Stream[] = [];
  for (const { relation, label, from } of joins) {
    const { steps, to } = walk(pricing.statistics, from === undefined ? at : (joined[from] ?? at), relation, label);
    tally.add(field, steps);
    joined.push(to);
  }
  for (const slot of slots) {
    if (slot.kind === 'joined') addSlot(pricing, tally, joined[slot.join] ?? at, slot.slot);
    else addSlot(pricing, tally, at, slot);
  }
}

function addSlot(pricing: Pricing, tally: CostTally, at: Stream, slot: Slot): void {
  if (slot.kind === 'property' || slot.kind === 'orderKey') return;
  tally.add(slot.field, SUBQUERY * at.rows);
  switch (slot.kind) {
    case 'degree':
      tally.add(slot.field, walk(pricing.statistics, at, slot.relation, undefined).steps);
      break;
    case 'count':
    case 'summary':
      tally.add(slot.field, priceFrom(pricing, at, slot.from, slot.label, slot.condition).steps);
      break;
    case 'one':
    case 'rows':
      addRows(pricing, tally, at, slot);
      break;
    case 'groups':
      addGroups(pricing, tally, at, slot);
  }
}

type ListSlot = RowsSlot | Extract<Slot, { kind: 'one' }>;

function addRows(pricing: Pricing, tally: CostTally, at: Stream, slot: ListSlot): void {
  const most = slot.kind === 'one' ? at.rows : pageRows(pricing, slot, at);
  for (const branch of slot.branches) {
    const { steps, to } = priceFrom(pricing, at, slot.from, branch.label, branch.condition);
    tally.add(slot.field, steps);
    if (slot.kind === 'rows') {
      for (const { value } of slot.order) tally.add(slot.field, priceOrder(pricing, to, value));
      tally.add(slot.field, SORTED * slot.order.length * to.rows);
    }
    addSteps(pricing, tally, atMost(to, most), branch, slot.field);
  }
  if (slot.kind === 'rows' && slot.beside?.total) {
    tally.add(slot.field, walk(pricing.statistics, at, slot.beside.total, undefined).steps);
  }
}

/** The rows of all pages together; one more of each where that tells whether there is a further page. */
function pageRows({ sizes }: Pricing, { limit }: RowsSlot, { rows }: Stream): number {
  return limit === undefined ? Number.POSITIVE_INFINITY : rows * ((sizes.get(limit) ?? 1) + 1);
}

/** Each branch finds the nodes anew. */
function addGroups(pricing: Pricing, tally: CostTally, at: Stream, slot: GroupsSlot): void {
  const { from, label, condition, related, field } = slot;
  const members = priceFrom(pricing, at, from, label, condition);
  const most = at.rows * (pricing.sizes.get(slot.limit) ?? 1);
  if (!related) {
    tally.add(field, members.steps + members.to.rows);
    return;
  }
  for (const branch of related.branches) {
    const { steps, to } = walk(pricing.statistics, members.to, related.relation, branch.label);
    tally.add(field, members.steps + steps + to.rows);
    const groups = { ...distinct(pricing.statistics, to), repeat: at.rows };
    addSteps(pricing, tally, atMost(groups, most), branch, field);
  }
  if (related.required) return;
  // Those that have none are looked for in one more go.
  tally.add(field, members.steps + walk(pricing.statistics, members.to, related.relation, undefined).steps);
}
