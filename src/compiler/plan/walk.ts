import {
  isFact,
  isOnlyEnd,
  type Model,
  type NodeType,
  nodeType,
  type PartType,
  type PathCondition,
  type PathField,
  type PathStep,
  type RelationField,
  relationOf,
} from '../../model/index.ts';
import { argumentPath } from './arguments.ts';
import type { AsOf, FieldSite } from './field-site.ts';
import { type GivenArguments, sourceOf } from './input.ts';
import { requireSources } from './required-id.ts';
import { statedBy } from './stated-by.ts';
import type { From, Hop, NodesByPath, RelatedNodes } from './types/from.ts';
import { all } from './types/logic.ts';
import { type Predicate, TRUE } from './types/predicate.ts';
import type { Relation } from './types/relation.ts';

/** The nodes that a connection leads to from its owner. */
export const connectionFrom = (
  site: FieldSite,
  owner: NodeType | PartType,
  field: RelationField | PathField,
  given: GivenArguments,
): From =>
  field.kind === 'path'
    ? pathFrom(site, nodeType(site.context.model, owner.name), field, given)
    : relationFrom(site.context.model, field);

/** The nodes at the other end of a relation. */
export const relationFrom = (
  model: Model,
  { name, relationship, direction, distinct, target, kept }: RelationField,
): RelatedNodes => ({
  kind: 'relation',
  relation: { relationship, direction },
  distinct,
  only: (model.nodes.has(target) || model.parts.has(target)) && isOnlyEnd(model, { relationship, direction }, target),
  kept: kept.length > 0 ? { name, kept } : undefined,
});

/** The condition that a fact is in force on the day, if one is given. */
export const inForceOn = (type: NodeType, { at, level }: AsOf): Predicate =>
  type.timed && at !== undefined ? { kind: 'inForce', parameter: at, level } : TRUE;

/** The condition that one of the sources that the arguments name states a fact, if they name any. */
export function statedOn(site: FieldSite, type: NodeType, given: GivenArguments): Predicate {
  const source = isFact(type) ? sourceOf(given, 'sources') : undefined;
  return source ? statedBy(site.context.model, requireSources(site, source, 'sources')) : TRUE;
}

/** The nodes at the end of a path. At each step, the conditions must hold and a fact must be in force. */
function pathFrom(site: FieldSite, owner: NodeType, path: PathField, given: GivenArguments): NodesByPath {
  const hops: Hop[] = [];
  let reached = owner;
  for (const step of path.steps) {
    const { relationship, direction, target } = relationOf(reached, step.field);
    reached = nodeType(site.context.model, target);
    hops.push({ relationship, direction, label: reached.label, condition: stepCondition(site, reached, step, given) });
  }
  const last = hops.pop();
  const relation: Relation = { relationship: last?.relationship ?? '', direction: last?.direction ?? 'OUT' };
  return { kind: 'path', hops, last: relation, notStart: path.target === owner.name };
}

/** The condition on the node that a step leads to. */
export const stepCondition = (site: FieldSite, type: NodeType, step: PathStep, given: GivenArguments): Predicate =>
  all([
    inForceOn(type, site.position),
    statedOn(site, type, given),
    ...step.only.map((condition) => propertyCondition(site, type, condition, given)),
  ]);

function propertyCondition(
  site: FieldSite,
  type: NodeType,
  condition: PathCondition,
  given: GivenArguments,
): Predicate {
  const field = type.fields.get(condition.field);
  if (field?.kind !== 'property') return TRUE;
  const parameter = conditionParameter(site, condition, field.type.name, given);
  if (parameter === undefined) return TRUE;
  const property = { of: 'node', name: field.name } as const;
  return field.list
    ? { kind: 'overlap', property, parameter }
    : { kind: 'compare', property, operator: 'IN', parameter };
}

/** The parameter for the values that a path allows: those of its argument, or else those of the model. */
function conditionParameter(
  site: FieldSite,
  { argument, in: fixed, unlessGiven }: PathCondition,
  type: string,
  given: GivenArguments,
): string | undefined {
  const { parameters } = site.context;
  const source = argument === undefined ? undefined : sourceOf(given, argument);
  if (source && argument !== undefined) return parameters.choice(source, type, argumentPath(site, argument));
  const values = fixed ?? unlessGiven;
  return values && parameters.constant(values, type);
}
