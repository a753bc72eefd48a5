import {
  type GroupKeyField,
  groupKeys,
  hasTextKey,
  isActor,
  isOnlyEnd,
  keptRelations,
  keyProperty,
  type Model,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type RelationField,
  relationOf,
} from '../../model/index.ts';
import { badInput } from '../errors.ts';
import type { FilteredFrom } from './anchor.ts';
import { argumentPath } from './arguments.ts';
import type { FieldSite } from './field-site.ts';
import { type GivenArguments, resolveSource, sourceOf } from './input.ts';
import type { ParameterTable } from './parameter-table.ts';
import { hasSubqueries, togetherOf } from './together.ts';
import type { GroupKey, KeptTotals, RelatedKey } from './types/aggregate-slot.ts';
import { KEY_LEAF, type LeafType, propertyLeaf, scalarLeaf } from './types/leaf-type.ts';
import { isTrue } from './types/predicate.ts';
import { type Relation, reversed } from './types/relation.ts';
import type { Branch } from './types/slot.ts';

/** The keys to group by: the relation, if there is one, and the others. */
export interface ReadGroupKeys {
  readonly relation: GroupKeyField | undefined;
  readonly keys: readonly GroupKeyField[];
}

/** Reads the argument `by`. */
export function readGroupKeys(site: FieldSite, type: NodeType, given: GivenArguments): ReadGroupKeys {
  const { model, variables } = site.context;
  const source = sourceOf(given, 'by');
  const names = source ? resolveSource(source, variables) : [];
  const asked = new Set(Array.isArray(names) ? names : [names]);
  const by = groupKeys(model, type).filter(({ key }) => asked.has(key));
  const path = argumentPath(site, 'by');
  if (by.length === 0) throw badInput(path, 'give at least one key to group by');
  if (by.filter(({ from }) => from.kind === 'relation').length > 1) {
    throw badInput(path, 'give no more than one key that is a relation');
  }
  const relation = by.find(({ from }) => from.kind === 'relation');
  return { relation, keys: by.filter((one) => one !== relation) };
}

/** The stored value of a key that is no relation. */
export function groupKey(type: NodeType, { from }: GroupKeyField): GroupKey {
  const field = type.fields.get(from.field);
  // The sort key of a text identifies it, and groups of equal size are ordered by it.
  const property = field && hasTextKey(field) ? keyProperty(from.field) : from.field;
  return { kind: from.kind === 'year' ? 'year' : 'property', property };
}

/** A year is a number. Any other key has the type of its property, but is null for nodes without a value. */
export function keyLeaf({ context: { model } }: FieldSite, type: NodeType, { from }: GroupKeyField): LeafType {
  const field = type.fields.get(from.field);
  if (from.kind === 'year' || field?.kind !== 'property') return scalarLeaf('Int');
  return hasTextKey(field) ? KEY_LEAF : { ...propertyLeaf(model, field), required: false };
}

/** The nodes that are grouped, and the branches of their related nodes. */
interface KeyedNodes extends FilteredFrom {
  readonly branches: readonly Branch[];
  /** Whether something is fetched for each branch by itself, so that they share nothing. */
  readonly apart: boolean;
}

/** The relation of a key, with the branches of the types that it leads to. */
export function relatedKey(
  { context: { model, parameters, usesKept } }: FieldSite,
  type: NodeType,
  { name, from }: GroupKeyField,
  { from: members, condition, branches, apart }: KeyedNodes,
): RelatedKey {
  if (from.through !== undefined) {
    const { relationship, direction, target } = relationOf(type, from.through);
    const on = relationOf(nodeType(model, target), from.field);
    return {
      through: { relation: { relationship, direction }, label: nodeType(model, target).label },
      relation: { relationship: on.relationship, direction: on.direction },
      // What is made of statements has at least one.
      required: true,
      only: false,
      ...(apart ? { branches, direct: false } : sharedOf(parameters, branches)),
      kept: [],
    };
  }
  const { relationship, direction, required, target }: RelationField = relationOf(type, name);
  const relation = { relationship, direction };
  const only = isOnlyEnd(model, reversed(relation), type.name);
  // From a few actors it is shorter to all of their facts, and they may keep what is asked for.
  const fromFew = members.kind === 'all' && isTrue(condition) && nodeTypesOf(model, target).every(isActor);
  const direct = branches.length > 1 && !apart && !fromFew && isOnlyEnd(model, relation, target);
  const shared = apart ? { branches, direct } : sharedOf(parameters, branches, direct);
  return { relation, required, only, ...shared, kept: usesKept ? keptTotals(model, type, relation) : [] };
}

/** The branches of a key, and what they share. If they are found apart and have no subqueries, nothing is gained. */
function sharedOf(
  parameters: ParameterTable,
  branches: readonly Branch[],
  direct = false,
): Pick<RelatedKey, 'branches' | 'together' | 'direct'> {
  const together = direct || branches.some(hasSubqueries) ? togetherOf(parameters, branches) : undefined;
  return { branches, direct: direct && together !== undefined, ...(together && { together }) };
}

/** What the nodes at the far end of a relation of facts keep of these. */
const keptTotals = (model: Model, facts: NodeType, { relationship, direction }: Relation): readonly KeptTotals[] =>
  keptRelations(model).flatMap(({ label, flag, count, sums, ...of }) =>
    direction === 'OUT' && of.relationship === relationship && of.facts === facts.label && count !== undefined
      ? [{ label, flag, count, sums }]
      : [],
  );
