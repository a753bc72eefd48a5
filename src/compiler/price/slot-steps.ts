import type { GroupCountSlot, GroupsSlot, SummarySlot } from '../plan/types/aggregate-slot.ts';
import { type Branch, isSubquery, type OneSlot, type RowsSlot, type Slot } from '../plan/types/slot.ts';
import { functionSteps, matchSteps, orderSteps, type Pricing } from './match-steps.ts';
import { atMost, distinct, type Stream, walk } from './stream.ts';
import type { CostTally } from './tally.ts';
import { addToldSteps, type Summed } from './told-steps.ts';
import { SORTED, SUBQUERY } from './weights.ts';

/** Adds the steps of the slots of a row, for each row of a stream. */
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
    if (slot.kind === 'joined') addSlotSteps(pricing, tally, joined[slot.join] ?? at, slot.slot);
    else addSlotSteps(pricing, tally, at, slot);
  }
}

function addSlotSteps(pricing: Pricing, tally: CostTally, at: Stream, slot: Slot): void {
  if (!isSubquery(slot)) return;
  tally.add(slot.field, SUBQUERY * at.rows);
  switch (slot.kind) {
    case 'degree':
      tally.add(slot.field, walk(pricing.statistics, at, slot.relation, undefined).steps);
      break;
    case 'count':
      tally.add(slot.field, matchSteps(pricing, at, slot).steps);
      break;
    case 'summary': {
      const { steps, to } = matchSteps(pricing, at, slot);
      tally.add(slot.field, steps);
      tally.add(slot.field, functionSteps(slot.functions, to.rows, at.rows));
      addFunctionSteps(pricing, tally, { members: to, rows: at }, slot);
      break;
    }
    case 'one':
    case 'rows':
      addListSteps(pricing, tally, at, slot);
      break;
    case 'groups':
    case 'groupCount':
      addGroupSteps(pricing, tally, at, slot);
  }
}

function addFunctionSteps(
  pricing: Pricing,
  tally: CostTally,
  summed: Summed,
  { field, functions, nodes }: SummarySlot | GroupsSlot,
): void {
  for (const told of functions) {
    if (told.kind === 'told') addToldSteps(pricing, tally, field, summed, { told, nodes });
  }
}

function addListSteps(pricing: Pricing, tally: CostTally, at: Stream, slot: OneSlot | RowsSlot): void {
  const max = slot.kind === 'one' ? at.rows : pageRows(pricing, slot, at);
  for (const branch of slot.branches) {
    const { steps, to } = matchSteps(pricing, at, {
      from: slot.from,
      label: branch.label,
      condition: branch.condition,
    });
    tally.add(slot.field, steps);
    if (slot.kind === 'rows') {
      for (const { value } of slot.order) tally.add(slot.field, orderSteps(pricing, to, value));
      tally.add(slot.field, SORTED * slot.order.length * to.rows);
    }
    addSteps(pricing, tally, atMost(to, max), branch, slot.field);
  }
  if (slot.kind === 'rows' && slot.beside?.total) {
    tally.add(slot.field, walk(pricing.statistics, at, slot.beside.total, undefined).steps);
  }
}

/** The rows of all pages together, each with the extra row that tells whether there is a next page. */
function pageRows({ sizes }: Pricing, { limit }: RowsSlot, { rows }: Stream): number {
  return limit === undefined ? Number.POSITIVE_INFINITY : rows * ((sizes.get(limit) ?? 1) + 1);
}

/** Each branch finds the nodes again, unless one walk leads to the related nodes of all branches. */
function addGroupSteps(pricing: Pricing, tally: CostTally, at: Stream, slot: GroupsSlot | GroupCountSlot): void {
  const { related, field } = slot;
  const members = matchSteps(pricing, at, slot);
  const isList = slot.kind === 'groups';
  const max = isList ? at.rows * (pricing.sizes.get(slot.limit) ?? 1) : 0;
  // There are at most as many groups as nodes.
  const perNode = 1 + (isList ? SORTED * slot.order.length : 0) + functionSteps(slot.functions, 1, 1);
  if (!related) {
    tally.add(field, members.steps + perNode * members.to.rows);
    if (isList) addFunctionSteps(pricing, tally, { members: members.to, rows: atMost(members.to, max) }, slot);
    return;
  }
  const { through, direct } = related;
  if (direct) tally.add(field, members.steps);
  const between = through && walk(pricing.statistics, members.to, through.relation, through.label);
  for (const branch of related.branches) {
    const { steps, to } = walk(pricing.statistics, between?.to ?? members.to, related.relation, branch.label);
    tally.add(field, (direct ? 0 : members.steps) + (between?.steps ?? 0) + steps + perNode * to.rows);
    const groups = { ...distinct(pricing.statistics, to), repeat: at.rows };
    if (!isList) continue;
    addSteps(pricing, tally, atMost(groups, max), branch, field);
    // By way of others, a node is in several groups.
    const grouped = between ? { ...members.to, rows: to.rows, repeat: to.rows } : members.to;
    addFunctionSteps(pricing, tally, { members: grouped, rows: atMost(groups, max) }, slot);
  }
  if (related.required) return;
  // One more branch finds the nodes without a related node.
  tally.add(field, members.steps + walk(pricing.statistics, members.to, related.relation, undefined).steps);
}
