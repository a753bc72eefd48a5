import type { NodeType } from '../../model/index.ts';
import { anchored, type FilteredFrom } from './anchor.ts';
import { atLevel } from './at-level.ts';
import type { FieldSite } from './field-site.ts';
import type { From } from './types/from.ts';
import { all, isTrue, not, type Predicate } from './types/predicate.ts';

/**
 * Plans the number of items that a connection lacks but would have at the level POSSIBLE. Returns the slots whose
 * difference it is: none where a day changes nothing, undefined where there is no day.
 */
export function planUndecided(site: FieldSite, type: NodeType, rows: FilteredFrom): readonly number[] | undefined {
  if (site.position.at === undefined) return undefined;
  const possible = atLevel(rows, 'POSSIBLE');
  // What both have in common needs no second test.
  const [here, there] = [except(rows.condition, possible.condition), except(possible.condition, rows.condition)];
  if (equal(rows.from, possible.from)) {
    if (isTrue(here)) return [];
    return [countOf(site, type, { from: rows.from, condition: all([possible.condition, not(here)]) })];
  }
  // Whatever is reached through facts of a level is reached through those that are POSSIBLE.
  const both = { from: rows.from, condition: all([rows.condition, there]) };
  return [countOf(site, type, possible), countOf(site, type, both)];
}

const itemsOf = (condition: Predicate): readonly Predicate[] =>
  condition.kind === 'and' ? condition.items : [condition];

/** The parts of a conjunction that another one lacks. */
const except = (condition: Predicate, other: Predicate): Predicate => {
  const others = itemsOf(other);
  return all(itemsOf(condition).filter((item) => !others.some((one) => equal(one, item))));
};

const equal = (one: Predicate | From, other: Predicate | From): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function countOf(
  { context, row, position }: FieldSite,
  { label }: NodeType,
  { from, condition }: FilteredFrom,
): number {
  const rows = from.kind === 'all' ? anchored(context.model, label, from, condition) : { from, condition };
  return row.add({ kind: 'count', field: position.path, ...rows, label });
}
