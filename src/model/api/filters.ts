import { withArticle } from '../../domain/index.ts';
import {
  COMPARISONS,
  COUNT_COMPARISONS,
  comparisonsOf,
  type Declared,
  LIST_COMPARISONS,
  listComparisonsOf,
} from '../comparisons.ts';
import type { Field, PropertyField } from '../fields.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { EdgeType, InterfaceType, Model } from '../types.ts';
import { aggregateWhereName, countWhereName, filterName, listWhereName, memberKey, whereName } from './names.ts';
import { block, type Member } from './text.ts';
import { hasAggregates } from './value-aggregates.ts';

/** The filter inputs of the scalars and enums of all properties. */
export function filterInputs(model: Model): readonly string[] {
  const types = [model.nodes, model.parts, model.inlines, model.interfaces, model.edges].flatMap((kind) => [
    ...kind.values(),
  ]);
  const properties = types
    .flatMap((type): readonly Field[] => [...type.fields.values()])
    .filter((field) => field.kind === 'property');
  const byName = new Map([...aggregatedValues(properties), ...properties].map((field) => [filterName(field), field]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => filterInput(name, field));
}

/** Values as the aggregates of properties have them: of numbers, and counts. */
const aggregatedValues = (properties: readonly PropertyField[]): readonly PropertyField[] =>
  properties.slice(0, 1).flatMap((field): readonly PropertyField[] => [
    { ...field, list: false, type: { kind: 'scalar', name: 'Int' } },
    { ...field, list: false, type: { kind: 'scalar', name: 'Float' } },
  ]);

/** A comparison with values of a type. */
const comparisonMember = (name: string, { takes, description }: Declared, type: string): Member => ({
  name,
  description,
  type: takes === 'truth' ? 'Boolean' : takes === 'values' ? `[${type}!]` : type,
});

function filterInput(name: string, field: PropertyField): string {
  const { type, list } = field;
  const of = list ? `a list of ${type.name} values` : `${withArticle(type.name)} value`;
  return block(
    `input ${name}`,
    `Conditions on ${of}; all must hold.`,
    list
      ? listComparisonsOf(field).map((one) => comparisonMember(one, LIST_COMPARISONS[one], type.name))
      : comparisonsOf(field).map((one) => comparisonMember(one, COMPARISONS[one], type.name)),
  );
}

function logic(type: string): readonly Member[] {
  const name = whereName(type);
  return [
    { name: 'and', description: 'All of these hold; true for an empty list.', type: `[${name}!]` },
    { name: 'or', description: 'At least one of these holds; false for an empty list.', type: `[${name}!]` },
    {
      name: 'not',
      description: 'This does not hold: the exact complement, even if values are unknown.',
      type: name,
    },
  ];
}

function condition(field: Field): readonly Member[] {
  if (field.kind === 'path' || field.kind === 'towards') return [];
  const { name, description } = field;
  if (field.kind === 'property') return [{ name, description, type: filterName(field) }];
  if (field.kind === 'inline') return [{ name, description, type: listWhereName(field.target) }];
  return [{ name, description, type: field.many ? listWhereName(field.target) : whereName(field.target) }];
}

const whereBlock = (name: string, conditions: readonly Member[]): string =>
  block(`input ${whereName(name)}`, `Which ${name} items to keep; all conditions given must hold.`, [
    ...conditions,
    ...logic(name),
  ]);

/** `XWhere` of a node, part or inline type. */
export const whereInput = (type: { readonly name: string; readonly fields: ReadonlyMap<string, Field> }): string =>
  whereBlock(type.name, [...type.fields.values()].flatMap(condition));

/** `XWhere` of an edge type: conditions on the relationship and on its far end. */
export const edgeWhereInput = ({ name, fields, target }: EdgeType): string =>
  whereBlock(name, [
    ...[...fields.values()].flatMap(condition),
    { name: target.field, description: target.description, type: whereName(target.type) },
  ]);

/** `XWhere` of an interface: conditions on the properties its members share, and on each member. */
export const interfaceWhereInput = (model: Model, type: InterfaceType): string =>
  whereBlock(type.name, [
    ...[...type.fields.values()].filter((field) => field.kind === 'property').flatMap(condition),
    ...nodeTypesOf(model, type.name).map((member) => ({
      name: memberKey(member.name),
      description: `The type is ${member.name}, and this holds.`,
      type: whereName(member.name),
    })),
  ]);

/** The interfaces that some relation leads to: only those can be filtered and ordered by. */
export function targetInterfaces(model: Model): readonly InterfaceType[] {
  const fields = [...model.nodes.values(), ...model.parts.values()].flatMap((type) => [...type.fields.values()]);
  const targets = new Set([
    ...fields.flatMap((field) => (field.kind === 'property' ? [] : [field.target])),
    ...[...model.edges.values()].map((edge) => edge.target.type),
  ]);
  return [...model.interfaces.values()].filter((type) => targets.has(type.name));
}

/** `XListWhere`: how many of the related items must meet a condition. */
export const listWhereInput = (model: Model, target: string): string => {
  const node = model.nodes.get(target);
  return listWhereBlock(
    target,
    `Conditions on related ${target} items; all must hold. With \`at\`, only facts in force count.`,
    node && hasAggregates(node)
      ? [{ name: 'aggregate', description: 'Their aggregates meet this.', type: aggregateWhereName(target) }]
      : [],
  );
};

const listWhereBlock = (target: string, description: string, more: readonly Member[] = []): string =>
  block(`input ${listWhereName(target)}`, description, [
    { name: 'some', description: 'At least one item meets this.', type: whereName(target) },
    { name: 'every', description: 'All items meet this; true if there are no items.', type: whereName(target) },
    { name: 'none', description: 'No item meets this; true if there are no items.', type: whereName(target) },
    { name: 'count', description: 'The number of items meets this.', type: countWhereName(target) },
    ...more,
  ]);

const countWhereBlock = (target: string, description: string): string =>
  block(`input ${countWhereName(target)}`, description, [
    {
      name: 'where',
      description: 'Counts only the items that meet this. Needs a comparison beside it.',
      type: whereName(target),
    },
    ...Object.entries(COUNT_COMPARISONS).map(([name, declared]) => comparisonMember(name, declared, 'Int')),
  ]);

/** `XCountWhere`: conditions on the number of related items. */
export const countWhereInput = (target: string): string =>
  countWhereBlock(
    target,
    `Conditions on the number of related ${target} items, as \`totalCount\` has it; all must hold. With \`at\`, only facts in force count.`,
  );

/** `XListWhere` of an inline type. */
export const inlineListWhereInput = (target: string): string =>
  listWhereBlock(target, `Conditions on the ${target} items of a node; all must hold.`);

/** `XCountWhere` of an inline type. */
export const inlineCountWhereInput = (target: string): string =>
  countWhereBlock(target, `Conditions on the number of ${target} items of a node; all must hold.`);

/** The targets of to-many relations, each of which needs an `XListWhere` and an `XCountWhere`. */
export function listTargets(model: Model): readonly string[] {
  const fields = [...model.nodes.values(), ...model.parts.values()].flatMap((type) => [...type.fields.values()]);
  const targets = fields.flatMap((field) => (field.kind === 'relation' && field.many ? [field.target] : []));
  return [...new Set(targets)].sort();
}
