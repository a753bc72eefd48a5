import type { FieldNode } from 'graphql';
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
import { argumentsOf } from './arguments.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { below, type Context, type Position } from './context.ts';
import { type Input, resolveSource } from './input.ts';
import { KEY_LEAF, leafOf, scalarLeaf } from './leaf.ts';
import { planObject } from './object.ts';
import type { Branch, From, GroupKey, GroupsSlot, Predicate, RelatedKey } from './plan.ts';
import { TRUE } from './predicates.ts';
import { RowBuilder } from './row.ts';
import { planAggregate, SummaryBuilder } from './summary.ts';
import type { ConnectionEntry, GroupEntry, GroupView, Leaf, ObjectView } from './view.ts';
import { reversed } from './walk.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** A connection's `groupBy`, as a slot of the row above and a view for each branch of its rows. */
export function planGroups(
  context: Context,
  type: NodeType,
  of: { readonly from: From; readonly condition: Predicate },
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
): ConnectionEntry {
  const given = argumentsOf(context, connectionName(type.name), nodes, position);
  const by = readKeys(context, type, given.get('by'), `${position.path}.by`);
  const first = given.get('first');
  const source = first?.kind === 'leaf' ? first.source : ({ kind: 'literal', value: DEFAULT_GROUPS } as const);
  // One more tells whether there are others.
  const limit = context.parameters.pageSize(source, true, `${position.path}.first`);
  const relation = by.find(({ from }) => from.kind === 'relation');
  const keys = by.filter((one) => one !== relation);
  const fields = collectFields(context, groupName(type.name), selectionsOf(nodes));
  // The number of the branch, the keys and the summary stand before what is asked of the related node.
  const before = keys.length + 2;
  const targets = relation ? nodeTypesOf(context.model, relation.type).map((target) => planTarget(target)) : [];
  const summary = new SummaryBuilder();
  summary.add({ kind: 'count' });
  const viewOf = (related: ReadonlyMap<string, ObjectView> | undefined): GroupView => ({
    typeName: groupName(type.name),
    entries: [...fields].map(([name, selected]): GroupEntry => {
      const field = selected[0].name.value;
      if (field === 'aggregate') {
        const view = planAggregate(context, type, selected, summary, `${position.path}.${name}`);
        return { kind: 'aggregate', key: name, slot: before - 1, view };
      }
      if (field === '__typename') return { kind: 'typename', key: name };
      const view = related?.get(name);
      if (view) return { kind: 'related', key: name, view };
      const index = keys.findIndex((one) => one.name === field);
      const found = keys[index];
      return found
        ? { kind: 'value', key: name, slot: index + 1, leaf: keyLeaf(context, type, found) }
        : { kind: 'absent', key: name };
    }),
  });
  const views = [...targets.map((target) => target.views), undefined].map(viewOf);
  const slot: GroupsSlot = {
    kind: 'groups',
    field: position.path,
    from: of.from,
    label: type.label,
    condition: of.condition,
    keys: keys.map((one) => groupKey(type, one)),
    related:
      relation &&
      relatedKey(
        context,
        type,
        relationOf(type, relation.name),
        targets.map(({ branch }) => branch),
      ),
    functions: summary.functions,
    limit,
  };
  return { kind: 'groups', key, slot: row.add(slot), size: limit, path: position.path, views };

  /** What is asked of a related node of one type; each alias has a view of the same row. */
  function planTarget(target: NodeType): { readonly branch: Branch; readonly views: ReadonlyMap<string, ObjectView> } {
    const related = new RowBuilder(context.parameters, before);
    const asked = [...fields].filter(([, [node]]) => node.name.value === relation?.name);
    const found = asked.map(
      ([name, selected]) => [name, planObject(context, target, selected, related, below(position, name))] as const,
    );
    return { branch: related.branch(target.label, TRUE), views: new Map(found) };
  }
}

function groupKey(type: NodeType, { from }: GroupKeyField): GroupKey {
  const field = type.fields.get(from.field);
  // A text's key stands for it one to one, and groups that are level in number are ordered by it.
  const property = field && hasTextKey(field) ? keyProperty(from.field) : from.field;
  return { kind: from.kind === 'year' ? 'year' : 'property', property };
}

/** A year is a number; else a key is what its property is, but for groups that do not have it. */
function keyLeaf({ model }: Context, type: NodeType, { from }: GroupKeyField): Leaf {
  const field = type.fields.get(from.field);
  if (from.kind === 'year' || field?.kind !== 'property') return scalarLeaf('Int');
  return hasTextKey(field) ? KEY_LEAF : { ...leafOf(model, field), required: false };
}

function relatedKey(
  { model }: Context,
  type: NodeType,
  { relationship, direction, required }: RelationField,
  branches: readonly Branch[],
): RelatedKey {
  const relation = { relationship, direction };
  return { relation, required, only: isOnlyEnd(model, reversed(relation), type.name), branches };
}

function readKeys(context: Context, type: NodeType, input: Input | undefined, path: string): readonly GroupKeyField[] {
  const names = input?.kind === 'leaf' ? resolveSource(input.source, context.variables) : [];
  const asked = new Set(Array.isArray(names) ? names : [names]);
  const keys = groupKeys(context.model, type).filter(({ key }) => asked.has(key));
  if (keys.length === 0) throw badInput(path, 'give at least one key to group by');
  if (keys.filter(({ from }) => from.kind === 'relation').length > 1) {
    throw badInput(path, 'give no more than one key that is a relation');
  }
  return keys;
}
