import type { FieldNode } from 'graphql';
import { connectionName, edgeName, type NodeType } from '../../model/index.ts';
import { guarded } from '../faults.ts';
import { anchored } from './anchor.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { below, type Context, type Position } from './context.ts';
import { planGroups } from './groups.ts';
import type { Input } from './input.ts';
import { planObject } from './object.ts';
import { compileOrder, type Order } from './order.ts';
import { planPage } from './page.ts';
import type { From, OrderKey, Predicate, Relation } from './plan.ts';
import { all, isTrue } from './predicates.ts';
import { RowBuilder } from './row.ts';
import { planAggregate, SummaryBuilder } from './summary.ts';
import type { ConnectionEntry, ConnectionView, EdgeEntry, PageInfoEntry, PageView } from './view.ts';
import { compileWhere } from './where.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** The connection over rows that meet a condition, and those of its arguments. */
export function planRows(
  context: Context,
  type: NodeType,
  source: From,
  must: Predicate,
  given: ReadonlyMap<string, Input>,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
): ConnectionView {
  const argument = (name: string): string => `${position.path}.${name}`;
  const filter = all([must, compileWhere(context, type, given.get('where'), argument('where'), position.at)]);
  const { from, condition } =
    source.kind === 'all' ? anchored(context.model, type.label, source, filter) : { from: source, condition: filter };
  const order = compileOrder(context, type, given.get('orderBy'), argument('orderBy'), position.at);
  const fields = collectFields(context, connectionName(type.name), selectionsOf(nodes));
  const inner = new RowBuilder(context.parameters);
  const needs: Needs = { rows: false, cursors: undefined, probe: false };
  const summary = new SummaryBuilder();
  const entries = [...fields].map(([key, selected]): ConnectionEntry => {
    const place = below(position, key);
    const name = selected[0].name.value;
    if (name === 'aggregate')
      return {
        kind: 'aggregate',
        key,
        view: planAggregate(context, type, selected, summary, `${position.path}.${key}`),
      };
    if (name === 'groupBy') {
      return guarded(context, connectionName(type.name), place, row, (groups) =>
        planGroups(context, type, { from, condition }, key, selected, row, groups),
      );
    }
    return planConnectionField(context, type, key, selected, inner, place, needs);
  });
  const asked = (kind: ConnectionEntry['kind']): boolean => entries.some((entry) => entry.kind === kind);
  const items: Items = { field: position.path, from, label: type.label, condition };
  const summed = asked('aggregate') ? summary : undefined;
  const counted = summed !== undefined || asked('totalCount');
  const page = needs.rows
    ? planItems(context, items, order, { needs, counted, summed: summed !== undefined }, given, inner, row, argument)
    : undefined;
  // What is wrong with the page is told whatever is asked of it.
  if (!page && PAGE_ARGUMENTS.some((name) => given.has(name))) planPage(context, given, order, false, argument);
  const total = counted ? planCount(items, summed, page?.count, row) : undefined;
  return {
    typeName: connectionName(type.name),
    page: page?.view,
    count: total?.count,
    summary: total?.summary,
    entries,
  };
}

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before', 'offset'];

/** What the connection is over. */
interface Items {
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
}

/** What is asked of the connection's page and beside it. */
interface Asked {
  readonly needs: Needs;
  /** Whether the number of all items is asked for, or more of them than that. */
  readonly counted: boolean;
  readonly summed: boolean;
}

/** The page: its rows in their order, and what comes beside them. */
function planItems(
  context: Context,
  { field, from, label, condition }: Items,
  order: Order,
  { needs, counted, summed }: Asked,
  given: ReadonlyMap<string, Input>,
  inner: RowBuilder,
  row: RowBuilder,
  argument: (name: string) => string,
): { readonly view: PageView; readonly count: ConnectionView['count'] } {
  const whole = given.get('after')?.kind !== 'leaf' && given.get('before')?.kind !== 'leaf';
  // Of all items, the number tells whether more follow; else a further row does.
  const probe = needs.probe && !(whole && counted);
  const cut = planPage(context, given, order, probe, argument);
  const ends = needs.cursors === 'ends' && from.kind !== 'all' && from.kind !== 'anchored' ? { probe } : undefined;
  const relation = counted && !summed ? degreeOf(from, condition) : undefined;
  const total = whole && cut.view.skip === undefined ? relation : undefined;
  const beside = (ends ?? total) && { ends, total };
  const inRows = needs.cursors !== undefined && !ends;
  const keys = inRows ? order.keys.map((one, index) => cursorSlot(inner, one, index)) : [];
  const slot = row.add({
    kind: 'rows',
    field,
    from,
    branches: [inner.branch(label, condition)],
    order: order.keys,
    reversed: cut.view.backward,
    keysets: cut.keysets,
    skip: cut.view.skip,
    limit: cut.view.size,
    beside,
  });
  return {
    view: {
      ...cut.view,
      slot,
      beside: beside !== undefined,
      cursor: { digest: order.cursor.digest, slots: keys, ends: ends && 1 },
    },
    count: total && { slot, at: ends ? 2 : 1 },
  };
}

/** The number of all items, and what they come to together: counting and summing up is one walk. */
function planCount(
  items: Items,
  summed: SummaryBuilder | undefined,
  known: ConnectionView['count'],
  row: RowBuilder,
): Pick<ConnectionView, 'count' | 'summary'> {
  if (summed) {
    const at = summed.add({ kind: 'count' });
    const slot = row.add({ kind: 'summary', ...items, functions: summed.functions });
    return { count: { slot, at }, summary: slot };
  }
  if (known) return { count: known, summary: undefined };
  const relation = degreeOf(items.from, items.condition);
  const slot = row.add(relation ? { kind: 'degree', field: items.field, relation } : { kind: 'count', ...items });
  return { count: { slot, at: undefined }, summary: undefined };
}

/** The relation whose number of relationships is the number of items: to count all of them needs none. */
const degreeOf = (from: From, condition: Predicate): Relation | undefined =>
  from.kind === 'relation' && from.only && !from.distinct && isTrue(condition) ? from.relation : undefined;

const cursorSlot = (row: RowBuilder, { value }: OrderKey, index: number): number =>
  value.kind === 'property' && value.most === undefined
    ? row.property(value.property)
    : row.add({ kind: 'orderKey', index });

/** What the selection asks of the page; found out while it is planned. */
interface Needs {
  rows: boolean;
  /** Whether a cursor is needed of the page's ends or of each row. */
  cursors: 'ends' | 'each' | undefined;
  probe: boolean;
}

function planConnectionField(
  context: Context,
  type: NodeType,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
  needs: Needs,
): ConnectionEntry {
  const name = nodes[0].name.value;
  if (name === 'totalCount' || name === '__typename') return { kind: name === 'totalCount' ? name : 'typename', key };
  needs.rows = true;
  if (name === 'nodes') return { kind: 'nodes', key, view: planObject(context, type, nodes, row, position) };
  if (name === 'edges') {
    const fields = collectFields(context, edgeName(type.name), selectionsOf(nodes));
    const entries = [...fields].map(([inner, selected]): EdgeEntry => {
      const field = selected[0].name.value;
      if (field === 'node') {
        return { kind: 'node', key: inner, view: planObject(context, type, selected, row, below(position, inner)) };
      }
      if (field === 'cursor') needs.cursors = 'each';
      return { kind: field === 'cursor' ? 'cursor' : 'typename', key: inner };
    });
    return { kind: 'edges', key, typeName: edgeName(type.name), entries };
  }
  const fields = collectFields(context, 'PageInfo', selectionsOf(nodes));
  const entries = [...fields].map(([inner, selected]): PageInfoEntry => {
    const field = selected[0].name.value as PageInfoEntry['kind'] | '__typename';
    if (field === 'startCursor' || field === 'endCursor') needs.cursors ??= 'ends';
    if (field === 'hasNextPage' || field === 'hasPreviousPage') needs.probe = true;
    return { kind: field === '__typename' ? 'typename' : field, key: inner };
  });
  return { kind: 'pageInfo', key, entries };
}
