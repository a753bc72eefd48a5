import type { FieldNode } from 'graphql';
import { type GroupKeyField, groupKeys } from '../model/api/aggregates.ts';
import { connectionName, groupName } from '../model/api/names.ts';
import { relationOf } from '../model/lookup.ts';
import type { NodeType, RelationField } from '../model/types.ts';
import { argumentsOf } from './arguments.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { below, type Context, type Position } from './context.ts';
import { badInput } from './errors.ts';
import { type Input, resolveSource } from './input.ts';
import { planTargets } from './object.ts';
import type {
  Branch,
  ConnectionEntry,
  CostNode,
  From,
  GroupEntry,
  GroupsSlot,
  GroupView,
  ObjectView,
  Predicate,
  RelatedKey,
} from './plan.ts';
import type { RowBuilder } from './row.ts';
import { planAggregate, SummaryBuilder } from './summary.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** Groups where `first` is left out. */
const DEFAULT_GROUPS = 100;

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
  const given = argumentsOf(context, connectionName(type.name), nodes);
  const by = readKeys(context, type, given.get('by'), `${position.path}.by`);
  const first = given.get('first');
  const source = first?.kind === 'leaf' ? first.source : ({ kind: 'literal', value: DEFAULT_GROUPS } as const);
  const limit = context.parameters.pageSize(source, false, `${position.path}.first`);
  const relation = by.find(({ from }) => from.kind === 'relation');
  const keys = by.filter((one) => one !== relation);
  const fields = collectFields(context, groupName(type.name), selectionsOf(nodes));
  const costs: CostNode[] = [];
  // The number of the branch, the keys and the summary stand before what is asked of the related node.
  const before = keys.length + 2;
  const asked = relation ? [...fields.values()].filter(([node]) => node.name.value === relation.name).flat() : [];
  const place = below({ ...position, costs }, relation?.name ?? '');
  const targets = relation && planTargets(context, relation.type, asked, place, [], before);
  const summary = new SummaryBuilder();
  summary.add({ kind: 'count' });
  const viewOf = (related: ObjectView | undefined): GroupView => ({
    typeName: groupName(type.name),
    entries: [...fields].map(([name, selected]): GroupEntry => {
      const field = selected[0].name.value;
      if (field === 'aggregate') {
        const view = planAggregate(context, type, selected, summary);
        return { kind: 'aggregate', key: name, slot: before - 1, view };
      }
      if (field === '__typename') return { kind: 'typename', key: name };
      if (field === relation?.name && related) return { kind: 'related', key: name, view: related };
      const index = keys.findIndex((one) => one.name === field);
      return index < 0 ? { kind: 'absent', key: name } : { kind: 'value', key: name, slot: index + 1 };
    }),
  });
  const views = [...(targets?.views ?? []), undefined].map(viewOf);
  position.costs.push({ field: position.path, rows: { kind: 'parameter', name: limit }, children: costs });
  const slot: GroupsSlot = {
    kind: 'groups',
    from: of.from,
    label: type.label,
    condition: of.condition,
    keys: keys.map(({ from }) => ({ kind: from.kind === 'year' ? 'year' : 'property', property: from.field })),
    related: relation && targets && relatedKey(relationOf(type, relation.name), targets.branches),
    functions: summary.functions,
    limit,
  };
  return { kind: 'groups', key, slot: row.add(slot), views };
}

const relatedKey = ({ relationship, direction, required }: RelationField, branches: readonly Branch[]): RelatedKey => ({
  relation: { relationship, direction },
  required,
  branches,
});

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
