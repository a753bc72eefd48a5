import {
  connectionName,
  DEFAULT_GROUPS,
  type GroupKeyField,
  groupKeys,
  groupName,
  hasTextKey,
  isOnlyEnd,
  keyProperty,
  type NodeType,
  nodeTypesOf,
  type RelationField,
  relationOf,
} from '../../model/index.ts';
import { badInput } from '../errors.ts';
import { planAggregate, SummaryBuilder } from './aggregate.ts';
import type { FilteredFrom } from './anchor.ts';
import { argumentPath, argumentsOf } from './arguments.ts';
import type { Context } from './context.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import { type GivenArguments, resolveSource, sourceOf } from './input.ts';
import { planObject } from './object.ts';
import { RowBuilder } from './row-builder.ts';
import type { GroupKey, RelatedKey } from './types/aggregate-slot.ts';
import type { GroupFieldView, GroupView } from './types/aggregate-view.ts';
import type { ConnectionFieldView } from './types/connection-view.ts';
import { KEY_LEAF, type LeafType, propertyLeaf, scalarLeaf } from './types/leaf-type.ts';
import { TRUE } from './types/predicate.ts';
import { reversed } from './types/relation.ts';
import type { Branch } from './types/slot.ts';
import type { ObjectView } from './types/view.ts';

/** Plans a connection's `groupBy`: a slot of the row above, and a view for each branch of its rows. */
export function planGroups(site: FieldSite, type: NodeType, of: FilteredFrom): ConnectionFieldView {
  const { context, key, row, position } = site;
  const given = argumentsOf(site, connectionName(type.name));
  const by = readKeys(site, type, given);
  const first = sourceOf(given, 'first') ?? { kind: 'literal', value: DEFAULT_GROUPS };
  // One more group tells whether there are others.
  const limit = context.parameters.pageSize(first, true, argumentPath(site, 'first'));
  const relation = by.find(({ from }) => from.kind === 'relation');
  const keys = by.filter((one) => one !== relation);
  const fields = selectedFields(site, groupName(type.name));
  // The index of the branch, the keys and the summary stand in front of the slots of the related node.
  const offset = keys.length + 2;
  const targets = relation ? nodeTypesOf(context.model, relation.type).map((target) => planRelated(target)) : [];
  const summary = new SummaryBuilder();
  summary.add({ kind: 'count' });
  const views = [...targets.map((target) => target.views), undefined].map((related) => viewOf(related));
  const slot = row.add({
    kind: 'groups',
    field: position.path,
    from: of.from,
    label: type.label,
    condition: of.condition,
    keys: keys.map((one) => groupKey(type, one)),
    related: relation && relatedKey(context, type, relation, targets),
    functions: summary.functions,
    limit,
  });
  return { kind: 'groups', key, slot, size: limit, path: position.path, views };

  /** Plans the related node of one type. Aliases share its row. */
  function planRelated(target: NodeType): RelatedBranch {
    const related = new RowBuilder(context.parameters, offset);
    const views = fields
      .filter((own) => fieldName(own) === relation?.name)
      .map((own) => [own.key, planObject({ ...own, row: related }, target)] as const);
    return { branch: related.branch(target.label, TRUE), views: new Map(views) };
  }

  function viewOf(related: RelatedBranch['views'] | undefined): GroupView {
    return { typeName: groupName(type.name), fields: fields.map((own) => fieldOf(own, related?.get(own.key))) };
  }

  function fieldOf(own: FieldSite, related: ObjectView | undefined): GroupFieldView {
    const name = fieldName(own);
    if (name === 'aggregate') {
      return { kind: 'aggregate', key: own.key, slot: offset - 1, view: planAggregate(own, type, summary) };
    }
    if (name === '__typename') return { kind: 'typename', key: own.key };
    if (related) return { kind: 'related', key: own.key, view: related };
    const index = keys.findIndex((one) => one.name === name);
    const found = keys[index];
    if (!found) return { kind: 'absent', key: own.key };
    return { kind: 'value', key: own.key, slot: index + 1, leaf: keyLeaf(context, type, found) };
  }
}

/** The related node of one type: its branch, and its views by response key. */
interface RelatedBranch {
  readonly branch: Branch;
  readonly views: ReadonlyMap<string, ObjectView>;
}

function groupKey(type: NodeType, { from }: GroupKeyField): GroupKey {
  const field = type.fields.get(from.field);
  // The sort key of a text identifies it, and groups of equal size are ordered by it.
  const property = field && hasTextKey(field) ? keyProperty(from.field) : from.field;
  return { kind: from.kind === 'year' ? 'year' : 'property', property };
}

/** A year is a number. Any other key has the type of its property, but is null for nodes without a value. */
function keyLeaf({ model }: Context, type: NodeType, { from }: GroupKeyField): LeafType {
  const field = type.fields.get(from.field);
  if (from.kind === 'year' || field?.kind !== 'property') return scalarLeaf('Int');
  return hasTextKey(field) ? KEY_LEAF : { ...propertyLeaf(model, field), required: false };
}

function relatedKey(
  { model }: Context,
  type: NodeType,
  { name }: GroupKeyField,
  targets: readonly RelatedBranch[],
): RelatedKey {
  const { relationship, direction, required }: RelationField = relationOf(type, name);
  const relation = { relationship, direction };
  const only = isOnlyEnd(model, reversed(relation), type.name);
  return { relation, required, only, branches: targets.map(({ branch }) => branch) };
}

function readKeys(site: FieldSite, type: NodeType, given: GivenArguments): readonly GroupKeyField[] {
  const { model, variables } = site.context;
  const source = sourceOf(given, 'by');
  const names = source ? resolveSource(source, variables) : [];
  const asked = new Set(Array.isArray(names) ? names : [names]);
  const keys = groupKeys(model, type).filter(({ key }) => asked.has(key));
  const path = argumentPath(site, 'by');
  if (keys.length === 0) throw badInput(path, 'give at least one key to group by');
  if (keys.filter(({ from }) => from.kind === 'relation').length > 1) {
    throw badInput(path, 'give no more than one key that is a relation');
  }
  return keys;
}
