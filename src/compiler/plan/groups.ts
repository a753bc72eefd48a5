import { connectionName, DEFAULT_GROUPS, groupKeys, groupName, type NodeType, nodeTypesOf } from '../../model/index.ts';
import { planAggregate, SummaryBuilder } from './aggregate.ts';
import { compileHaving } from './aggregate-test.ts';
import type { FilteredFrom } from './anchor.ts';
import { argumentPath, argumentSite, argumentsOf } from './arguments.ts';
import { type FieldSite, fieldName, selectedFields } from './field-site.ts';
import { groupKey, keyLeaf, readGroupKeys, relatedKey } from './group-keys.ts';
import { compileGroupOrder } from './group-order.ts';
import { sourceOf } from './input.ts';
import { planObject } from './object.ts';
import { RowBuilder } from './row-builder.ts';
import { ToldBuilder } from './told.ts';
import type { GroupFieldView, GroupView } from './types/aggregate-view.ts';
import type { ConnectionFieldView } from './types/connection-view.ts';
import { TRUE } from './types/predicate.ts';
import type { Branch } from './types/slot.ts';
import type { ObjectView } from './types/view.ts';

/** Plans a connection's `groupBy`: a slot of the row above, and a view for each branch of its rows. */
export function planGroups(site: FieldSite, type: NodeType, of: FilteredFrom): ConnectionFieldView {
  const { context, key, row, position } = site;
  const given = argumentsOf(site, connectionName(type.name));
  const { relation, keys } = readGroupKeys(site, type, given);
  const first = sourceOf(given, 'first') ?? { kind: 'literal', value: DEFAULT_GROUPS };
  // One more group tells whether there are others.
  const limit = context.parameters.pageSize(first, true, argumentPath(site, 'first'));
  const fields = selectedFields(site, groupName(type.name));
  // The index of the branch, the keys and the summary stand in front of the slots of the related node.
  const offset = keys.length + 2;
  const targets = relation ? nodeTypesOf(context.model, relation.type).map((target) => planRelated(target)) : [];
  const summary = new SummaryBuilder();
  const told = new ToldBuilder(type);
  summary.add({ kind: 'count' });
  const having = compileHaving(argumentSite(site, 'having'), type, summary, given.get('having'));
  const order = compileGroupOrder(argumentSite(site, 'orderBy'), { type, keys, summary }, given.get('orderBy'));
  const views = [...targets.map((target) => target.views), undefined].map((related) => viewOf(related));
  const branches = targets.map(({ branch }) => branch);
  const ofSources = told.finish(site, summary);
  const slot = row.add({
    kind: 'groups',
    field: position.path,
    from: of.from,
    label: type.label,
    condition: of.condition,
    keys: keys.map((one) => groupKey(type, one)),
    related: relation && relatedKey(site, type, relation, { ...of, branches, apart: ofSources !== undefined }),
    functions: summary.functions,
    ...(having && { having }),
    ...(ofSources && { nodes: ofSources.nodes }),
    order,
    limit,
  });
  const shown = { size: limit, path: position.path, ordered: order.length > 0, views, told: ofSources?.view };
  return { kind: 'groups', key, slot, ...shown };

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
      return { kind: 'aggregate', key: own.key, slot: offset - 1, view: planAggregate(own, type, summary, told) };
    }
    if (name === '__typename') return { kind: 'typename', key: own.key };
    if (related) return { kind: 'related', key: own.key, view: related };
    const index = keys.findIndex((one) => one.name === name);
    const found = keys[index];
    if (!found) return name === relation?.name ? { kind: 'absent', key: own.key } : ungrouped(own, name);
    return { kind: 'value', key: own.key, slot: index + 1, leaf: keyLeaf(site, type, found) };
  }

  function ungrouped({ key, position: { path } }: FieldSite, name: string): GroupFieldView {
    const field = groupKeys(context.model, type).find((one) => one.name === name);
    const instead = field?.from.kind === 'relation' ? relation?.key : undefined;
    return { kind: 'ungrouped', key, path, name, add: field?.key ?? name, instead };
  }
}

/** The related node of one type: its branch, and its views by response key. */
interface RelatedBranch {
  readonly branch: Branch;
  readonly views: ReadonlyMap<string, ObjectView>;
}

/** Plans a connection's `groupCount`. */
export function planGroupCount(site: FieldSite, type: NodeType, of: FilteredFrom): ConnectionFieldView {
  const { context, key, row, position } = site;
  const given = argumentsOf(site, connectionName(type.name));
  const { relation, keys } = readGroupKeys(site, type, given);
  const summary = new SummaryBuilder();
  summary.add({ kind: 'count' });
  const having = compileHaving(argumentSite(site, 'having'), type, summary, given.get('having'));
  const targets = relation ? nodeTypesOf(context.model, relation.type) : [];
  const branches = targets.map(({ label }): Branch => ({ label, condition: TRUE, joins: [], slots: [] }));
  const slot = row.add({
    kind: 'groupCount',
    field: position.path,
    from: of.from,
    label: type.label,
    condition: of.condition,
    keys: keys.map((one) => groupKey(type, one)),
    related: relation && relatedKey(site, type, relation, { ...of, branches, apart: false }),
    functions: summary.functions,
    ...(having && { having }),
  });
  return { kind: 'groupCount', key, slot };
}
