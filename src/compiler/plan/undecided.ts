import type { NodeType } from '../../model/index.ts';
import { anchored, type FilteredFrom, followsRelations } from './anchor.ts';
import { atLevel } from './at-level.ts';
import type { FieldSite } from './field-site.ts';
import { atBothLevels, keepsAtMore } from './monotone.ts';
import type { From } from './types/from.ts';
import { all, not } from './types/logic.ts';
import { isTrue, type Predicate } from './types/predicate.ts';

/**
 * Plans the number of items that a connection lacks but would have at the level POSSIBLE. Returns the slots whose
 * difference it is: none where a day changes nothing, undefined where there is no day.
 */
export function planUndecided(site: FieldSite, type: NodeType, rows: FilteredFrom): readonly number[] | undefined {
  if (site.position.at === undefined) return undefined;
  const possible = atLevel(rows, 'POSSIBLE');
  // What both have in common needs no second test.
  const here = except(rows.condition, possible.condition);
  const isSameWay = equal(rows.from, possible.from);
  if (isSameWay && isTrue(here)) return [];
  // Whatever is reached through facts of a level is reached through those that are POSSIBLE.
  const both = { from: rows.from, condition: atBothLevels(rows.condition) };
  if (isSameWay && !isCheaperApart(site, type, here, both)) {
    return [countOf(site, type, { from: rows.from, condition: all([possible.condition, not(here)]) })];
  }
  return [countOf(site, type, possible), countOf(site, type, both)];
}

/** One count tests both levels on each row. Where that walks, two may each begin where their own condition leads. */
function isCheaperApart(site: FieldSite, type: NodeType, here: Predicate, both: FilteredFrom): boolean {
  return followsRelations(here) && (keepsAtMore(here) || foundBy(site, type, both).from.kind === 'anchored');
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

function countOf(site: FieldSite, type: NodeType, rows: FilteredFrom): number {
  const { row, position } = site;
  return row.add({ kind: 'count', field: position.path, ...foundBy(site, type, rows), label: type.label });
}

/** How rows are found: by a key that their condition names, if no other rows lead to them. */
const foundBy = ({ context }: FieldSite, { label }: NodeType, { from, condition }: FilteredFrom): FilteredFrom =>
  from.kind === 'all' ? anchored(context.model, label, from, condition) : { from, condition };
