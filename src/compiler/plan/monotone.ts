import { conditionAtLevel } from './at-level.ts';
import { all } from './types/logic.ts';
import { innerOf, mapInner, type NumberComparison, type Predicate } from './types/predicate.ts';

/** A condition both at its own level and at POSSIBLE, with as few tests as that takes. */
export function atBothLevels(condition: Predicate): Predicate {
  if (keepsAtMore(condition)) return condition;
  if (condition.kind === 'and') return all(condition.items.map(atBothLevels));
  // There is no second node that could meet what the first does not.
  if (condition.kind === 'exists' && condition.single) return mapInner(condition, atBothLevels);
  return all([condition, conditionAtLevel(condition, 'POSSIBLE')]);
}

/** Whether every row that meets a condition still meets it where more facts are in force: not so for `none` or "fewer than". */
export const keepsAtMore = (condition: Predicate): boolean => keeps(condition, 'more');

type Change = 'more' | 'fewer';

const opposite = (change: Change): Change => (change === 'more' ? 'fewer' : 'more');

/** Whether a condition that holds goes on to hold where more facts are in force, or fewer. */
function keeps(condition: Predicate, change: Change): boolean {
  switch (condition.kind) {
    case 'inForce':
    case 'begun':
      return change === 'more';
    case 'not':
      return keeps(condition.item, opposite(change));
    case 'count': {
      const needed = new Set(condition.comparisons.flatMap((comparison) => allowed(comparison)));
      // A number only grows if what is counted goes on to hold.
      return [...needed].every((number) =>
        innerOf(condition).every((inner) => keeps(inner, number === 'more' ? change : opposite(change))),
      );
    }
    case 'aggregate':
      // With other items, an aggregate may change either way.
      return innerOf(condition).every((inner) => keeps(inner, 'more') && keeps(inner, 'fewer'));
    default:
      return innerOf(condition).every((inner) => keeps(inner, change));
  }
}

/** The ways in which a number must be the only one to change, so that a comparison goes on to hold; with both, it must not change. */
function allowed({ operator, negated }: NumberComparison): readonly Change[] {
  switch (operator) {
    case '>':
    case '>=':
      return [negated ? 'fewer' : 'more'];
    case '<':
    case '<=':
      return [negated ? 'more' : 'fewer'];
    case '=':
    case 'IN':
      return ['more', 'fewer'];
  }
}
