import { didYouMean } from '../../domain/index.ts';
import { isConnection } from '../api/names.ts';
import type { Field, PropertyField, RelationField } from '../fields.ts';
import { FROM_OTHERS_FIELD } from '../from-others.ts';
import { isFact, kindOf } from '../kinds.ts';
import { keyProperty, textFields } from '../text-key.ts';
import { IN_FORCE_FIELD } from '../timed.ts';
import type { EdgeType, InterfaceType, Model, MutualType, NodeType, PartType } from '../types.ts';
import { checkColumns, checkInlined, checkStoredNames } from './inlines.ts';
import { checkKept } from './kept.ts';
import { checkOverlapping } from './overlapping.ts';
import { checkCondition, checkSteps } from './paths.ts';
import { checkPresumed } from './presumed.ts';
import { checkItemOrder, checkRelation } from './relations.ts';
import { checkCompanions, checkDefaults, checkPartKey, checkSame } from './stated.ts';

/** An error in a type or one of its fields. */
export interface Finding {
  readonly type: string;
  readonly field?: string;
  readonly message: string;
}

/** Checks a model as a whole: references between types, and names that must be unique. */
export function checkModel(model: Model): readonly Finding[] {
  const nodes = [...model.nodes.values()];
  const parts = [...model.parts.values()];
  const interfaces = [...model.interfaces.values()];
  return [
    ...checkNames(model),
    ...[...nodes, ...parts, ...interfaces].flatMap((type) => checkFields(model, type)),
    ...[...nodes, ...parts, ...model.edges.values()].flatMap(checkTextKeys),
    ...nodes.flatMap((node) => [
      ...checkNode(model, node),
      ...checkSame(node),
      ...checkPresumed(model, node),
      ...checkOverlapping(model, node),
    ]),
    ...parts.flatMap(checkPartKey),
    ...[...nodes, ...parts].flatMap(checkCompanions),
    ...[...model.inlines.values()].flatMap((type) => checkColumns(type).map((one) => ({ type: type.name, ...one }))),
    ...[...nodes, ...parts].flatMap((type) => checkDefaults(model, type)),
    ...interfaces.flatMap(checkKinds),
    ...[...model.mutuals.values()].flatMap((mutual) => checkMutual(model, mutual)),
  ];
}

/** Names that must be unique across types: id prefixes, labels, root fields and values of enums of types. */
function checkNames(model: Model): readonly Finding[] {
  const nodes = [...model.nodes.values()];
  const labeled = [...nodes, ...model.parts.values()];
  return [
    ...repeated(
      'id prefix',
      nodes.map(({ name, prefix }) => [name, prefix]),
    ),
    ...repeated(
      'label',
      labeled.map(({ name, label }) => [name, label]),
    ),
    ...repeated(
      'enum value',
      nodes.map((type) => [type.name, kindOf(type)]),
    ),
    ...repeated('root field', [
      ['Node', 'node'],
      ['Node', 'nodes'],
      ['Node', 'search'],
      ...nodes.flatMap(({ name, single, collections }) =>
        [single, ...collections.map((collection) => collection.name)].map((field) => [name, field] as const),
      ),
    ]),
  ];
}

function repeated(what: string, uses: readonly (readonly [type: string, name: string])[]): readonly Finding[] {
  const names = uses.map(([, name]) => name);
  return uses
    .filter(([, name], index) => names.indexOf(name) < index)
    .map(([type, name]) => ({ type, message: `The ${what} ${name} is used twice.` }));
}

const checkFields = (model: Model, owner: NodeType | PartType | InterfaceType): readonly Finding[] =>
  [...owner.fields.values()].flatMap((field) =>
    checkField(model, owner, field).map((message) => ({
      type: owner.name,
      field: field.name,
      message: `${owner.name}.${field.name} ${message}.`,
    })),
  );

function checkField(model: Model, owner: NodeType | PartType | InterfaceType, field: Field): readonly string[] {
  if (field.kind === 'property') return checkProperty(owner, field);
  if (field.kind === 'inline') return checkInlined(model, field);
  if (field.kind === 'towards') {
    return model.mutuals.get(field.target)?.of === owner.name
      ? []
      : [`leads to ${field.target}, which is not @mutual(of: "${owner.name}")`];
  }
  if (field.kind === 'path') {
    return owner.kind === 'node' ? checkSteps(model, owner, field.steps, field.target) : [];
  }
  return (
    checkTarget(model, field) ?? [
      ...checkRelation(model, owner, field),
      ...checkItemOrder(model, field),
      ...checkKept(model, owner, field),
    ]
  );
}

const checkProperty = (owner: NodeType | PartType | InterfaceType, field: PropertyField): readonly string[] => [
  ...(field.searchable && (owner.kind !== 'node' || field.type.name !== 'String')
    ? ['is @searchable, which only a String or a list of Strings of a @node can be']
    : []),
  ...(field.key && (owner.kind !== 'node' || field.list || !field.required)
    ? ['is @key, which only a required property of a @node can be']
    : []),
];

/** A relation must lead to something that is in the graph. */
function checkTarget(model: Model, { target }: RelationField): readonly string[] | undefined {
  const known = [model.nodes, model.parts, model.edges, model.interfaces].some((types) => types.has(target));
  return known ? undefined : [`leads to ${target}, which is not in the graph`];
}

/** The key of a text is stored beside it: no property may have its name. */
const checkTextKeys = (type: NodeType | PartType | EdgeType): readonly Finding[] =>
  textFields(type).flatMap(({ name }) => {
    const key = keyProperty(name);
    return type.fields.has(key)
      ? [{ type: type.name, field: key, message: `${type.name}.${key} has the name of the stored key of ${name}.` }]
      : [];
  });

function checkNode(model: Model, node: NodeType): readonly Finding[] {
  const messages: string[] = [];
  if (node.fields.get('id')?.kind !== 'property') messages.push('has no id');
  for (const name of node.interfaces) {
    for (const shared of model.interfaces.get(name)?.fields.values() ?? []) {
      if (!sameKind(node.fields.get(shared.name), shared)) messages.push(`lacks the field ${shared.name} of ${name}`);
    }
  }
  if (node.timed && node.fields.has(IN_FORCE_FIELD)) {
    messages.push(`has the field ${IN_FORCE_FIELD}, which the API derives for every fact with a time`);
  }
  if (isFact(node) && node.fields.has(FROM_OTHERS_FIELD)) {
    messages.push(`has the field ${FROM_OTHERS_FIELD}, which the API derives for every fact`);
  }
  messages.push(...checkStoredNames(model, node));
  for (const { name, having, shorthands } of node.collections) {
    if (having)
      messages.push(
        ...checkSteps(model, node, [having]).map((message) => `has the collection ${name}, which ${message}`),
      );
    for (const { argument, path } of shorthands) {
      const problem = checkCondition(model, node, path);
      if (problem !== undefined) messages.push(`has the shorthand ${argument}, which ${problem}`);
    }
  }
  return messages.map((message) => ({ type: node.name, message: `${node.name} ${message}.` }));
}

/** Whether a field has the kind, and if it is a relation the relationship, of one of an interface. */
function sameKind(own: Field | undefined, shared: Field): boolean {
  if (own?.kind !== 'relation' || shared.kind !== 'relation') return own?.kind === shared.kind;
  return own.relationship === shared.relationship && own.direction === shared.direction;
}

/** The types that an interface lists first must be members of it. */
const checkKinds = ({ name, members, kinds }: InterfaceType): readonly Finding[] =>
  (kinds?.first ?? [])
    .filter((type) => !members.includes(type))
    .map((type) => ({
      type: name,
      message: `${name} lists ${type}, which is not a node type of it${didYouMean(type, members)}.`,
    }));

function checkMutual(model: Model, { name, of, fields }: MutualType): readonly Finding[] {
  const owner = model.nodes.get(of);
  if (!owner)
    return [
      {
        type: name,
        message: `${name} is @mutual of ${of}, which is not a node type${didYouMean(of, model.nodes.keys())}.`,
      },
    ];
  return [...fields.values()].flatMap((field): readonly Finding[] => {
    const wrong = (message: string): readonly Finding[] => [
      { type: name, field: field.name, message: `${name}.${field.name} ${message}.` },
    ];
    if (field.kind === 'other') {
      return field.target === of ? [] : wrong(`leads to ${field.target}, not to ${of}`);
    }
    const own = owner.fields.get(field.field);
    if (!own || !isConnection(model, of, own)) {
      const connections = [...owner.fields.values()].filter((one) => isConnection(model, of, one));
      return wrong(
        `shares ${of}.${field.field}, which is not a connection${didYouMean(
          field.field,
          connections.map((one) => one.name),
        )}`,
      );
    }
    return own.kind === 'property' || own.target !== field.target
      ? wrong(`is not of the type of ${of}.${field.field}`)
      : [];
  });
}
