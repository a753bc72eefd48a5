import { IN_FORCE } from '../../domain/index.ts';
import {
  type EdgeType,
  IN_FORCE_FIELD,
  isConnection,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PartType,
  type RelationField,
} from '../../model/index.ts';
import { argumentPath, argumentsOf } from './arguments.ts';
import { planRelationConnection } from './collection.ts';
import { type FieldSite, fieldName, planGuarded, selectedFields } from './field-site.ts';
import { isFromOthers, planFromOthers } from './from-others.ts';
import { planInline } from './inline.ts';
import { sourceOf } from './input.ts';
import { planMutual } from './mutual.ts';
import { BY_ID, orderedBy } from './order.ts';
import { RowBuilder } from './row-builder.ts';
import { foundTogether } from './together.ts';
import type { From } from './types/from.ts';
import { type LeafType, propertyLeaf } from './types/leaf-type.ts';
import type { OrderKey } from './types/order-key.ts';
import { TRUE } from './types/predicate.ts';
import { type Branch, UNPAGED } from './types/slot.ts';
import type { FieldView, ObjectView } from './types/view.ts';
import { relationFrom } from './walk.ts';

/** Plans the selection on a node or part: slots of the site's row, and a view of them. */
export const planObject = (site: FieldSite, type: NodeType | PartType): ObjectView => ({
  typeName: type.name,
  fields: selectedFields(site, type.name).map((field) => planGuarded(field, type.name, (own) => planField(own, type))),
});

function planField(site: FieldSite, type: NodeType | PartType): FieldView {
  const { context, key, row } = site;
  const field = type.fields.get(fieldName(site));
  if (!field) {
    if (isFromOthers(site, type)) return planFromOthers(site, type);
    return isInForce(site, type) ? planInForce(site, type) : { kind: 'typename', key };
  }
  if (field.kind === 'property') {
    const slot = row.property({ of: 'node', name: field.name, ...(field.list && { list: true }) });
    return { kind: field.list ? 'values' : 'value', key, slot, leaf: propertyLeaf(context.model, field) };
  }
  if (field.kind === 'inline') return planInline(site, field);
  if (field.kind === 'towards') return planMutual(site, nodeType(context.model, type.name), field);
  if (field.kind === 'path' || isConnection(context.model, type.name, field)) {
    return planRelationConnection(site, type, field);
  }
  return field.many ? planList(site, field) : planToOne(site, field);
}

const isInForce = (site: FieldSite, type: NodeType | PartType): boolean =>
  type.kind === 'node' && type.timed && fieldName(site) === IN_FORCE_FIELD;

/** Whether the fact is in force on a day. */
function planInForce(site: FieldSite, type: NodeType | PartType): FieldView {
  const { context, key, row } = site;
  const day = sourceOf(argumentsOf(site, type.name), 'at') ?? { kind: 'literal', value: null };
  const parameter = context.parameters.value(day, 'Date', argumentPath(site, 'at'));
  const leaf: LeafType = { kind: 'enum', required: true, values: IN_FORCE };
  return { kind: 'value', key, slot: row.add({ kind: 'inForce', parameter }), leaf };
}

/**
 * A to-one relation: a row or null. A node that always exists and has one type is joined to this row, which takes no
 * subquery and a third less time.
 */
export function planToOne(site: FieldSite, field: RelationField): FieldView {
  const { key, row } = site;
  const { model } = site.context;
  const from = relationFrom(model, field);
  const target = model.nodes.get(field.target);
  if (field.required && target) {
    const joined = row.join(from.relation, from.only ? undefined : target.label);
    return { kind: 'same', key, view: planObject({ ...site, row: joined }, target) };
  }
  return planOneOf(site, field.target, from, field.required);
}

/** One node of a type or interface, or null, as a subquery. */
export function planOneOf(site: FieldSite, target: string, from: From, required = false): FieldView {
  const { key, row, position } = site;
  const { branches, views } = planTargets(site, target);
  const slot = row.add({ kind: 'one', field: position.path, ...foundTogether(site.context, target, from, branches) });
  return { kind: 'one', key, slot, views, required };
}

/** The parts of a fact: all rows, in the order that the model defines. */
function planList(site: FieldSite, field: RelationField): FieldView {
  const { context, key, row, position } = site;
  const { branches, views } = planTargets(site, field.target);
  const keys = field.order.map((name) => listKey(site, field.target, name));
  const found = foundTogether(context, field.target, relationFrom(context.model, field), branches);
  const slot = row.add({ kind: 'rows', field: position.path, ...UNPAGED, ...found, order: [...keys, BY_ID] });
  return { kind: 'list', key, slot, views };
}

/** A sort key of a list: a property of its items, or of the edges to them. */
function listKey({ context: { model } }: FieldSite, target: string, name: string): OrderKey {
  const edge = model.edges.get(target);
  const owner = edge ?? model.parts.get(target) ?? nodeTypesOf(model, target)[0];
  const field = owner?.fields.get(name);
  const of = edge ? 'edge' : 'node';
  // The position in a list is stored, but it is not a field.
  const value =
    field?.kind === 'property'
      ? orderedBy(of, field)
      : ({ kind: 'property', property: { of, name }, prefix: undefined } as const);
  return { value, direction: 'ASC', nullable: false, type: 'String' };
}

/** The branches and views of related nodes, for each type that `target` stands for. Rows start with the properties `first`. */
export function planTargets(
  site: FieldSite,
  target: string,
  first: readonly string[] = [],
): { readonly branches: readonly Branch[]; readonly views: readonly ObjectView[] } {
  const { model, parameters } = site.context;
  const edge = model.edges.get(target);
  const part = model.parts.get(target);
  const types = part ? [part] : nodeTypesOf(model, edge ? edge.target.type : target);
  const planned = types.map((type) => {
    const row = new RowBuilder(parameters, types.length > 1 ? 1 : 0);
    for (const name of first) row.property({ of: 'node', name });
    const inner = { ...site, row };
    const view = edge && type.kind === 'node' ? planEdge(inner, edge, type) : planObject(inner, type);
    return { branch: row.branch(type.label, TRUE), view };
  });
  return { branches: planned.map(({ branch }) => branch), views: planned.map(({ view }) => view) };
}

/** A relationship with properties. Its node is read from the same row. */
function planEdge(site: FieldSite, edge: EdgeType, type: NodeType): ObjectView {
  const fields = selectedFields(site, edge.name).map((own): FieldView => {
    const { key, row } = own;
    const name = fieldName(own);
    if (name === edge.target.field) return { kind: 'same', key, view: planObject(own, type) };
    const field = edge.fields.get(name);
    if (!field) return { kind: 'typename', key };
    const slot = row.property({ of: 'edge', name });
    return { kind: 'value', key, slot, leaf: propertyLeaf(site.context.model, field) };
  });
  return { typeName: edge.name, fields };
}
