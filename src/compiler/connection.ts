import type { FieldNode } from 'graphql';
import { connectionName, edgeName } from '../model/api/names.ts';
import { nodeType, relationOf } from '../model/lookup.ts';
import type { Collection, NodeType, PartType, PathField, RelationField, Shorthand } from '../model/types.ts';
import { anchored } from './anchor.ts';
import { argumentsOf, dayOf } from './arguments.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { below, type Context, type Position } from './context.ts';
import { planGroups } from './groups.ts';
import type { Input } from './input.ts';
import { planObject } from './object.ts';
import { compileOrder } from './order.ts';
import { planPage } from './page.ts';
import type { CostNode, From, OrderKey, Predicate, Relation } from './plan.ts';
import { all, isTrue } from './predicates.ts';
import { RowBuilder } from './row.ts';
import { planAggregate, SummaryBuilder } from './summary.ts';
import type { ConnectionEntry, ConnectionView, EdgeEntry, Entry, PageInfoEntry } from './view.ts';
import { inForce, pathFrom, relationFrom, stepCondition } from './walk.ts';
import { compileWhere } from './where.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** A connection over a relation or a path of a node. */
export function planConnection(
  context: Context,
  owner: NodeType | PartType,
  field: RelationField | PathField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const given = argumentsOf(context, owner.name, nodes);
  const position = { ...outer, at: dayOf(context, given, outer) };
  const type = nodeType(context.model, field.target);
  const from =
    field.kind === 'path'
      ? pathFrom(context, nodeType(context.model, owner.name), field, given, position)
      : relationFrom(context.model, field);
  const view = planRows(context, type, from, inForce(type, position.at), given, nodes, row, position);
  return { kind: 'connection', key, view };
}

/** A connection at the root. */
export function planCollection(
  context: Context,
  type: NodeType,
  collection: Collection,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const given = argumentsOf(context, 'Query', nodes);
  const position = { ...outer, at: dayOf(context, given, outer) };
  const condition = all([
    inForce(type, position.at),
    having(context, type, collection, given, position),
    ...collection.shorthands.map((shorthand) => shorthandCondition(context, type, shorthand, given, position)),
  ]);
  // Most of a graph are facts, with what is said of them.
  const scan: From = { kind: 'all', few: type.interfaces.includes('Actor') };
  const view = planRows(context, type, scan, condition, given, nodes, row, position);
  return { kind: 'connection', key, view };
}

function having(
  context: Context,
  type: NodeType,
  { having: step }: Collection,
  given: ReadonlyMap<string, Input>,
  position: Position,
): Predicate {
  if (!step) return all([]);
  const { relationship, direction, target } = relationOf(type, step.field);
  const far = nodeType(context.model, target);
  const condition = stepCondition(context, far, step, given, position);
  return { kind: 'exists', relation: { relationship, direction }, branches: [{ label: far.label, condition }] };
}

/** `about: X` is `where: { subject: { id: { eq: X } } }`. */
function shorthandCondition(
  context: Context,
  type: NodeType,
  shorthand: Shorthand,
  given: ReadonlyMap<string, Input>,
  position: Position,
): Predicate {
  const value = given.get(shorthand.argument);
  if (value?.kind !== 'leaf') return all([]);
  const where = [...shorthand.path, 'eq'].reduceRight<Input>(
    (inner, key) => ({ kind: 'object', fields: new Map([[key, inner]]) }),
    value,
  );
  return compileWhere(context, type, where, `${position.path}.${shorthand.argument}`, position.at);
}

function planRows(
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
  const inner = new RowBuilder();
  const costs: CostNode[] = [];
  const needs: Needs = { rows: false, cursors: undefined, probe: false };
  const summary = new SummaryBuilder();
  const entries = [...fields].map(([key, selected]): ConnectionEntry => {
    const place = below(position, key);
    const name = selected[0].name.value;
    if (name === 'aggregate') return { kind: 'aggregate', key, view: planAggregate(context, type, selected, summary) };
    if (name === 'groupBy') return planGroups(context, type, { from, condition }, key, selected, row, place);
    return planConnectionField(context, type, key, selected, inner, { ...place, costs }, needs);
  });
  const asked = (kind: ConnectionEntry['kind']): boolean => entries.some((entry) => entry.kind === kind);
  const counted = asked('totalCount') || asked('aggregate');
  const whole = given.get('after')?.kind !== 'leaf' && given.get('before')?.kind !== 'leaf';
  // Of all items, the number tells whether more follow; else a further row does.
  const probe = needs.probe && !(whole && counted);
  const relation = asked('totalCount') && !asked('aggregate') ? degreeOf(from, condition) : undefined;
  let page: ConnectionView['page'];
  let count: ConnectionView['count'];
  if (needs.rows) {
    const cut = planPage(context, given, order, probe, argument);
    const ends = needs.cursors === 'ends' && from.kind !== 'all' && from.kind !== 'anchored' ? { probe } : undefined;
    const total = whole && cut.view.skip === undefined ? relation : undefined;
    const beside = (ends ?? total) && { ends, total };
    const inRows = needs.cursors !== undefined && !ends;
    const keys = inRows ? order.keys.map((one, index) => cursorSlot(inner, one, index)) : [];
    const slot = row.add({
      kind: 'rows',
      from,
      branches: [inner.branch(type.label, condition)],
      order: order.keys,
      reversed: cut.view.backward,
      keysets: cut.keysets,
      skip: cut.view.skip,
      limit: cut.view.size,
      beside,
    });
    if (total) count = { slot, at: ends ? 2 : 1 };
    page = {
      ...cut.view,
      slot,
      beside: beside !== undefined,
      cursor: { digest: order.cursor.digest, slots: keys, ends: ends && 1 },
    };
    position.costs.push({ field: position.path, rows: { kind: 'parameter', name: cut.view.size }, children: costs });
  }
  const items = { from, label: type.label, condition };
  let summarized: number | undefined;
  // Counting and summing up is one walk.
  if (asked('aggregate')) {
    const at = summary.add({ kind: 'count' });
    summarized = row.add({ kind: 'summary', ...items, functions: summary.functions });
    count = { slot: summarized, at };
  } else if (counted && !count) {
    count = { slot: row.add(relation ? { kind: 'degree', relation } : { kind: 'count', ...items }), at: undefined };
  }
  if (count) position.costs.push({ field: position.path, rows: { kind: 'fixed', count: 1 }, children: [] });
  return { typeName: connectionName(type.name), page, count, summary: summarized, entries };
}

/** The relation whose number of relationships is the number of items: to count all of them needs none. */
const degreeOf = (from: From, condition: Predicate): Relation | undefined =>
  from.kind === 'relation' && from.only && !from.distinct && isTrue(condition) ? from.relation : undefined;

const cursorSlot = (row: RowBuilder, { value }: OrderKey, index: number): number =>
  value.kind === 'property' ? row.property(value.property) : row.add({ kind: 'orderKey', index });

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
