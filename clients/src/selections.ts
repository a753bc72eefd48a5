import { type FieldNode, type FragmentSpreadNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { AT, type Day, dayBelow, ownDay } from './day.ts';
import type { Shape } from './shape.ts';

/** The parameters of a walk through one definition. */
export interface Walk {
  readonly shape: Shape;
  /** The optional variables. */
  readonly optional: ReadonlySet<string>;
  /** Adds the day to a field. */
  readonly write: (field: FieldNode, day: Day) => FieldNode;
  /** Replaces a fragment spread under a day. */
  readonly spread: (spread: FragmentSpreadNode, day: Day | undefined) => FragmentSpreadNode;
}

/** Writes the inherited day on every field that takes `at`. Unchanged parts stay the same nodes. */
export function writeDays(walk: Walk, set: SelectionSetNode, type: string, day: Day | undefined): SelectionSetNode {
  const selections = set.selections.map((selection) => writeDay(walk, selection, type, day));
  return selections.every((selection, index) => selection === set.selections[index]) ? set : { ...set, selections };
}

function writeDay(walk: Walk, selection: SelectionNode, type: string, day: Day | undefined): SelectionNode {
  switch (selection.kind) {
    case Kind.FIELD:
      return writeField(walk, selection, type, day);
    case Kind.INLINE_FRAGMENT: {
      const { typeCondition, selectionSet } = selection;
      const written = writeDays(walk, selectionSet, typeCondition?.name.value ?? type, day);
      return written === selectionSet ? selection : { ...selection, selectionSet: written };
    }
    case Kind.FRAGMENT_SPREAD:
      return walk.spread(selection, day);
  }
}

/** A field that the API lacks is local to the client. */
function writeField(walk: Walk, field: FieldNode, type: string, outer: Day | undefined): FieldNode {
  const known = walk.shape.types[type]?.[field.name.value];
  if (!known) return field;
  const takes = known.args?.includes(AT) ?? false;
  const own = takes ? ownDay(field) : undefined;
  const day = own ? dayBelow(outer, field, own, walk.optional) : outer;
  const dated = takes && !own && outer ? walk.write(field, outer) : field;
  if (!field.selectionSet) return dated;
  const selectionSet = writeDays(walk, field.selectionSet, known.type, day);
  return selectionSet === field.selectionSet ? dated : { ...dated, selectionSet };
}
