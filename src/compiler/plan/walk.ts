import {
  isOnlyEnd,
  type Model,
  type NodeType,
  nodeType,
  type PathCondition,
  type PathField,
  type PathStep,
  type RelationField,
  relationOf,
} from '../../model/index.ts';
import type { Context, Position } from './context.ts';
import type { Input } from './input.ts';
import type { From, Hop, Predicate, Relation } from './plan.ts';
import { all, TRUE } from './predicates.ts';

/** The relation as it is walked from its other end. */
export const reversed = ({ relationship, direction }: Relation): Relation => ({
  relationship,
  direction: direction === 'IN' ? 'OUT' : 'IN',
});

/** Rows over one relation. */
export const relationFrom = (
  model: Model,
  { relationship, direction, distinct, target }: RelationField,
): Extract<From, { kind: 'relation' }> => ({
  kind: 'relation',
  relation: { relationship, direction },
  distinct,
  only: (model.nodes.has(target) || model.parts.has(target)) && isOnlyEnd(model, { relationship, direction }, target),
});

/** The condition that a fact is in force on the day asked for, if one is. */
export const inForce = (type: NodeType, at: string | undefined): Predicate =>
  type.timed && at !== undefined ? { kind: 'inForce', parameter: at } : TRUE;

/** Rows over a path of relations; each step's far end meets its conditions and, for a fact, is in force. */
export function pathFrom(
  context: Context,
  owner: NodeType,
  path: PathField,
  given: ReadonlyMap<string, Input>,
  position: Position,
): From {
  const hops: Hop[] = [];
  let reached = owner;
  for (const step of path.steps) {
    const { relationship, direction, target } = relationOf(reached, step.field);
    reached = nodeType(context.model, target);
    hops.push({
      relationship,
      direction,
      label: reached.label,
      condition: stepCondition(context, reached, step, given, position),
    });
  }
  const last = hops.pop();
  const relation: Relation = { relationship: last?.relationship ?? '', direction: last?.direction ?? 'OUT' };
  return { kind: 'path', hops, last: relation, notStart: path.target === owner.name };
}

/** What must hold at the far end of a step. */
export function stepCondition(
  context: Context,
  type: NodeType,
  step: PathStep,
  given: ReadonlyMap<string, Input>,
  position: Position,
): Predicate {
  return all([
    inForce(type, position.at),
    ...step.only.map((condition) => only(context, type, condition, given, position)),
  ]);
}

function only(
  context: Context,
  type: NodeType,
  condition: PathCondition,
  given: ReadonlyMap<string, Input>,
  position: Position,
): Predicate {
  const field = type.fields.get(condition.field);
  if (field?.kind !== 'property') return TRUE;
  const argument = condition.argument === undefined ? undefined : given.get(condition.argument);
  const fixed = condition.in ?? condition.unlessGiven;
  let parameter: string;
  if (argument?.kind === 'leaf') {
    parameter = context.parameters.value(argument.source, field.type.name, `${position.path}.${condition.argument}`);
  } else if (fixed) {
    parameter = context.parameters.constant(fixed, field.type.name);
  } else {
    return TRUE;
  }
  const property = { of: 'node', name: field.name } as const;
  return field.list
    ? { kind: 'overlap', property, parameter }
    : { kind: 'compare', property, operator: 'IN', parameter };
}
