import { isConnection } from './api/names.ts';
import { ModelError } from './directives.ts';
import { nodeType, nodeTypesOf, relationOf } from './lookup.ts';
import { keyProperty, textFields } from './text-key.ts';
import type { EdgeType, Field, Model, MutualType, NodeType, PartType, PathStep } from './types.ts';

/**
 * Checks what the parser cannot see: that targets exist, that paths can be
 * walked and that names, prefixes and root fields are each used once.
 * @throws {ModelError}
 */
export function checkModel(model: Model): void {
  unique(
    'id prefix',
    [...model.nodes.values()].map((node) => node.prefix),
  );
  unique('root field', [
    ...[...model.nodes.values()].flatMap((node) => [
      node.single,
      ...node.collections.map((collection) => collection.name),
    ]),
    'node',
    'nodes',
  ]);
  for (const owner of [...model.nodes.values(), ...model.parts.values(), ...model.interfaces.values()]) {
    for (const field of owner.fields.values()) checkField(model, owner.name, field);
  }
  for (const type of [...model.nodes.values(), ...model.parts.values(), ...model.edges.values()]) checkKeys(type);
  for (const node of model.nodes.values()) checkNode(model, node);
  for (const mutual of model.mutuals.values()) checkMutual(model, mutual);
}

/** The key of a text is stored beside it: no property may have its name. */
function checkKeys(type: NodeType | PartType | EdgeType): void {
  for (const { name } of textFields(type)) {
    const key = keyProperty(name);
    if (type.fields.has(key))
      throw new ModelError(`${type.name}.${key} has the name that the key of ${name} is stored by`);
  }
}

function checkMutual(model: Model, { name, of, fields }: MutualType): void {
  const owner = nodeType(model, of);
  for (const field of fields.values()) {
    if (field.kind === 'other') {
      if (field.target !== of) throw new ModelError(`${name}.${field.name} leads to ${field.target}, not to ${of}`);
      continue;
    }
    const own = owner.fields.get(field.field);
    if (!own || !isConnection(model, of, own)) throw new ModelError(`${of} has no connection ${field.field}`);
    if (own.kind === 'property' || own.target !== field.target) {
      throw new ModelError(`${name}.${field.name} is not of the type of ${of}.${field.field}`);
    }
  }
}

function checkNode(model: Model, node: NodeType): void {
  if (node.fields.get('id')?.kind !== 'property') throw new ModelError(`${node.name} has no id`);
  for (const name of node.interfaces) {
    const shared = model.interfaces.get(name);
    if (!shared) throw new ModelError(`${node.name} implements ${name}, which is no interface`);
    for (const field of shared.fields.values()) {
      const own = node.fields.get(field.name);
      if (own?.kind !== field.kind) throw new ModelError(`${node.name} lacks the field ${field.name} of ${name}`);
    }
  }
  for (const field of node.fields.values()) {
    if (field.kind === 'path') checkSteps(model, `${node.name}.${field.name}`, node, field.steps, field.target);
  }
  for (const { name, having } of node.collections) {
    if (having) checkSteps(model, `collection ${name}`, node, [having]);
  }
}

function checkField(model: Model, owner: string, field: Field): void {
  if (field.kind === 'property') {
    if (field.type.kind === 'enum' && !model.enums.has(field.type.name)) {
      throw new ModelError(`${owner}.${field.name} is of the unknown enum ${field.type.name}`);
    }
    if (field.searchable && !(model.nodes.has(owner) && field.type.name === 'String')) {
      throw new ModelError(`${owner}.${field.name} is @searchable, which only a node's String or list of them can be`);
    }
    return;
  }
  const { target } = field;
  if (field.kind === 'towards') {
    if (model.mutuals.get(target)?.of !== owner) throw new ModelError(`${owner}.${field.name} is no mutual type of it`);
    return;
  }
  if (![model.nodes, model.parts, model.edges, model.interfaces].some((types) => types.has(target))) {
    throw new ModelError(`${owner}.${field.name} leads to the unknown type ${target}`);
  }
}

function checkSteps(model: Model, where: string, start: NodeType, steps: readonly PathStep[], target?: string): void {
  let at: NodeType = start;
  for (const step of steps) {
    const relation = relationOf(at, step.field);
    const [next, ...others] = nodeTypesOf(model, relation.target);
    if (!next || others.length > 0)
      throw new ModelError(`${where}: ${at.name}.${step.field} must lead to one node type`);
    for (const condition of step.only) {
      if (next.fields.get(condition.field)?.kind !== 'property') {
        throw new ModelError(`${where}: ${next.name} has no property ${condition.field}`);
      }
    }
    at = next;
  }
  if (target !== undefined && at.name !== target)
    throw new ModelError(`${where} leads to ${at.name}, not to ${target}`);
}

function unique(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ModelError(`The ${what} ${twice} is used twice`);
}
