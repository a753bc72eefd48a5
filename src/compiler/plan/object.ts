import type { FieldNode } from 'graphql';
import {
  type EdgeType,
  isConnection,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PartType,
  type RelationField,
} from '../../model/index.ts';
import { guarded } from '../faults.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { planConnection } from './connection.ts';
import { below, type Context, type Position } from './context.ts';
import { leafOf } from './leaf.ts';
import { planTowards } from './mutual.ts';
import { BY_ID, orderedBy } from './order.ts';
import type { Branch, OrderKey, Slot } from './plan.ts';
import { TRUE } from './predicates.ts';
import { RowBuilder } from './row.ts';
import type { Entry, ObjectView } from './view.ts';
import { relationFrom } from './walk.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** What is selected on a node or part, as slots of the row and a view of them. */
export function planObject(
  context: Context,
  type: NodeType | PartType,
  nodes: readonly FieldNode[],
  row: RowBuilder,
  position: Position,
): ObjectView {
  const fields = collectFields(context, type.name, selectionsOf(nodes));
  return {
    typeName: type.name,
    entries: [...fields].map(([key, selected]) =>
      guarded(context, type.name, below(position, key), row, (place) =>
        planField(context, type, key, selected, row, place),
      ),
    ),
  };
}

function planField(
  context: Context,
  type: NodeType | PartType,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
): Entry {
  const [{ name }] = nodes;
  const field = type.fields.get(name.value);
  if (!field) return { kind: 'typename', key };
  if (field.kind === 'property') {
    const slot = row.property({ of: 'node', name: field.name });
    return { kind: field.list ? 'values' : 'value', key, slot, leaf: leafOf(context.model, field) };
  }
  if (field.kind === 'towards') {
    return planTowards(context, nodeType(context.model, type.name), field, key, nodes, row, position);
  }
  if (field.kind === 'path' || isConnection(context.model, type.name, field)) {
    return planConnection(context, type, field, key, nodes, row, position);
  }
  return field.many
    ? planList(context, field, key, nodes, row, position)
    : planOne(context, field, key, nodes, row, position);
}

/** Rows that are not cut to a page. */
export const WHOLE = { reversed: false, keysets: [], skip: undefined, limit: undefined, beside: undefined } as const;

/**
 * A to-one relation: a row or null. A node that is always there, and of one type,
 * is a join of this row: no subquery of its own, and a third less time.
 */
function planOne(
  context: Context,
  field: RelationField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
): Entry {
  const from = relationFrom(context.model, field);
  const target = context.model.nodes.get(field.target);
  if (field.required && target) {
    const inner = row.join(from.relation, from.only ? undefined : target.label);
    return { kind: 'same', key, view: planObject(context, target, nodes, inner, position) };
  }
  const { branches, views } = planTargets(context, field.target, nodes, position);
  return {
    kind: 'one',
    key,
    slot: row.add({ kind: 'one', field: position.path, from, branches }),
    views,
    required: field.required,
  };
}

/** What a fact owns: every row, in the order of the model. */
function planList(
  context: Context,
  field: RelationField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  position: Position,
): Entry {
  const { branches, views } = planTargets(context, field.target, nodes, position);
  const keys = field.order.map((name) => listKey(context, field.target, name));
  const from = relationFrom(context.model, field);
  const order: readonly OrderKey[] = [...keys, BY_ID];
  const slot: Slot = { kind: 'rows', field: position.path, from, branches, order, ...WHOLE };
  return { kind: 'list', key, slot: row.add(slot), views };
}

/** A property of what a list leads to, or of the edge there, as a key of its order. */
function listKey({ model }: Context, target: string, name: string): OrderKey {
  const edge = model.edges.get(target);
  const owner = edge ?? model.parts.get(target) ?? nodeTypesOf(model, target)[0];
  const field = owner?.fields.get(name);
  const of = edge ? 'edge' : 'node';
  // What tells the place in a list is stored without being a field.
  const value =
    field?.kind === 'property'
      ? orderedBy(of, field)
      : ({ kind: 'property', property: { of, name }, most: undefined } as const);
  return { value, direction: 'ASC', nullable: false, type: 'String' };
}

/** A branch and a view for each type that the target stands for. `always` are properties that every row has first. */
export function planTargets(
  context: Context,
  target: string,
  nodes: readonly FieldNode[],
  position: Position,
  always: readonly string[] = [],
): { readonly branches: readonly Branch[]; readonly views: readonly ObjectView[] } {
  const { model } = context;
  const edge = model.edges.get(target);
  const part = model.parts.get(target);
  const types = part ? [part] : nodeTypesOf(model, edge ? edge.target.type : target);
  const planned = types.map((type) => {
    const row = new RowBuilder(context.parameters, types.length > 1 ? 1 : 0);
    for (const name of always) row.property({ of: 'node', name });
    const view =
      edge && type.kind === 'node'
        ? planEdge(context, edge, type, nodes, row, position)
        : planObject(context, type, nodes, row, position);
    return { branch: row.branch(type.label, TRUE), view };
  });
  return { branches: planned.map(({ branch }) => branch), views: planned.map(({ view }) => view) };
}

/** A relationship with its properties, and its far end out of the same row. */
function planEdge(
  context: Context,
  edge: EdgeType,
  type: NodeType,
  nodes: readonly FieldNode[],
  row: RowBuilder,
  position: Position,
): ObjectView {
  const fields = collectFields(context, edge.name, selectionsOf(nodes));
  const entries = [...fields].map(([key, selected]): Entry => {
    const name = selected[0].name.value;
    if (name === edge.target.field) {
      return { kind: 'same', key, view: planObject(context, type, selected, row, below(position, key)) };
    }
    const field = edge.fields.get(name);
    if (!field) return { kind: 'typename', key };
    return { kind: 'value', key, slot: row.property({ of: 'edge', name }), leaf: leafOf(context.model, field) };
  });
  return { typeName: edge.name, entries };
}
