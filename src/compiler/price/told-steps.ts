import type { ToldFunction, ToldNodes } from '../plan/types/told-slot.ts';
import type { Pricing } from './match-steps.ts';
import { addSteps } from './slot-steps.ts';
import { distinctOfEach, type Stream, walk } from './stream.ts';
import type { CostTally } from './tally.ts';
import { COMPARED, SUBQUERY } from './weights.ts';

/** The streams of a summary: its nodes, and the rows that hold the aggregates. */
export interface Summed {
  readonly members: Stream;
  readonly rows: Stream;
}

/** Adds the steps to find what sources tell of each node of a summary, and the nodes that are named. */
export function addToldSteps(
  pricing: Pricing,
  tally: CostTally,
  field: string,
  { members, rows }: Summed,
  { told, nodes }: { readonly told: ToldFunction; readonly nodes: ToldNodes | undefined },
): void {
  const { statistics } = pricing;
  const { statements, source, whole } = told.sources;
  const stated = walk(statistics, members, statements, statements.label);
  const by = walk(statistics, stated.to, source, source.label);
  const cited = walk(statistics, by.to, whole, source.label);
  tally.add(field, SUBQUERY * members.rows + stated.steps + by.steps + cited.steps);
  const reached = new Map([[source.label, by.to.rows]]);
  for (const branches of told.parties) {
    tally.add(field, SUBQUERY * members.rows);
    for (const party of branches) {
      const { steps, to } = walk(statistics, members, party, party.label);
      const others = party.standsFor && walk(statistics, to, party.standsFor, party.standsFor.label);
      tally.add(field, steps + (others?.steps ?? 0));
      reached.set(party.label, (reached.get(party.label) ?? 0) + to.rows);
      if (party.standsFor && others) {
        reached.set(party.standsFor.label, (reached.get(party.standsFor.label) ?? 0) + others.to.rows);
      }
    }
  }
  // Once to find who is named, and once when the answer is written.
  tally.add(field, COMPARED * 2 * by.to.rows);
  for (const branch of nodes?.branches ?? []) {
    const found = reached.get(branch.label) ?? 0;
    const to = distinctOfEach(statistics, rows, { label: branch.label, rows: found, repeat: rows.rows });
    // Every branch looks up all ids.
    tally.add(field, 2 * SUBQUERY * rows.rows + to.rows);
    addSteps(pricing, tally, to, branch, field);
  }
}
