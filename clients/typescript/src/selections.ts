import { type FieldNode, type FragmentSpreadNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { type AsOf, asOfBelow, INHERITED_NAMES, type InheritedName, ownValue, ownValues } from './as-of.ts';
import type { Shape, ShapeField } from './shape.ts';

/** The parameters of a walk through one definition. */
export interface Walk {
  readonly shape: Shape;
  /** The optional variables. */
  readonly optional: ReadonlySet<string>;
  /** Adds arguments to a field. */
  readonly write: (field: FieldNode, added: AsOf) => FieldNode;
  /** Replaces a fragment spread, under what is in effect there. */
  readonly spread: (spread: FragmentSpreadNode, asOf: AsOf) => FragmentSpreadNode;
}

/** Writes what is inherited on every field that takes it. Unchanged parts stay the same nodes. */
export function writeDays(walk: Walk, set: SelectionSetNode, type: string, asOf: AsOf): SelectionSetNode {
  const selections = set.selections.map((selection) => writeDay(walk, selection, type, asOf));
  return selections.every((selection, index) => selection === set.selections[index]) ? set : { ...set, selections };
}

function writeDay(walk: Walk, selection: SelectionNode, type: string, asOf: AsOf): SelectionNode {
  switch (selection.kind) {
    case Kind.FIELD:
      return writeField(walk, selection, type, asOf);
    case Kind.INLINE_FRAGMENT: {
      const { typeCondition, selectionSet } = selection;
      const written = writeDays(walk, selectionSet, typeCondition?.name.value ?? type, asOf);
      return written === selectionSet ? selection : { ...selection, selectionSet: written };
    }
    case Kind.FRAGMENT_SPREAD:
      return walk.spread(selection, asOf);
  }
}

/** Whether a field takes an inherited argument. */
export const takes = ({ args }: ShapeField, name: InheritedName): boolean => args?.includes(name) ?? false;

/** A field that the API lacks is local to the client. */
function writeField(walk: Walk, field: FieldNode, type: string, outer: AsOf): FieldNode {
  const known = walk.shape.types[type]?.[field.name.value];
  if (!known) return field;
  const taken = INHERITED_NAMES.filter((name) => takes(known, name));
  const asOf = asOfBelow(outer, ownValues(field, taken), walk.optional);
  const added = outer.filter(({ name }) => taken.includes(name) && !ownValue(field, name));
  const dated = added.length > 0 ? walk.write(field, added) : field;
  if (!field.selectionSet) return dated;
  const selectionSet = writeDays(walk, field.selectionSet, known.type, asOf);
  return selectionSet === field.selectionSet ? dated : { ...dated, selectionSet };
}
