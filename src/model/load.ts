import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { gql } from 'graphql-tag';
import { checkModel } from './check.ts';
import { definitionsOf, directiveOf, directivesOf, ModelError } from './directives.ts';
import { fieldType, readField, readSteps } from './fields.ts';
import { readShared } from './shared.ts';
import type {
  Collection,
  EdgeType,
  EnumType,
  Field,
  InterfaceType,
  Model,
  MutualType,
  NodeType,
  PartType,
  PropertyField,
} from './types.ts';

/** The folder that holds the model's SDL. */
export const SCHEMA_DIR = new URL('../../schema/', import.meta.url);

/** The file that the public API is printed to; it lies beside the model and is no part of it. */
export const API_FILE = 'api.graphql';

/**
 * The model that the SDL in `schema/` describes.
 * @throws {ModelError} naming the type and field that is wrong.
 */
export function loadModel(directory: URL = SCHEMA_DIR): Model {
  const analyses = new URL('analysis/', directory);
  return parseModel(readSdl(directory), existsSync(analyses) ? readSdl(analyses) : '');
}

const readSdl = (directory: URL): string =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.graphql') && file !== API_FILE)
    .sort()
    .map((file) => readFileSync(new URL(file, directory), 'utf8'))
    .join('\n');

/** The model that the SDL describes, checked and frozen. `analyses` is SDL of the API's own. */
export function parseModel(sdl: string, analyses = ''): Model {
  const document = gql(sdl);
  const enums = new Set(definitionsOf(document, Kind.ENUM_TYPE_DEFINITION).map((definition) => definition.name.value));
  const objects = definitionsOf(document, Kind.OBJECT_TYPE_DEFINITION);
  const nodes = objects.filter((object) => directiveOf(object, 'node')).map((object) => readNode(object, enums));
  const parts = objects.filter((object) => directiveOf(object, 'part')).map((object) => readPart(object, enums));
  const edges = objects.filter((object) => directiveOf(object, 'edge')).map((object) => readEdge(object, enums));
  const mutuals = objects.filter((object) => directiveOf(object, 'mutual')).map(readMutual);
  const kinds = ['node', 'part', 'edge', 'mutual'];
  const stray = objects.find((object) => !kinds.some((kind) => directiveOf(object, kind)));
  if (stray) throw new ModelError(`${stray.name.value} is neither @node nor @part, @edge or @mutual`);
  const model: Model = {
    nodes: byName(nodes),
    parts: byName(parts),
    edges: byName(edges),
    mutuals: byName(mutuals),
    interfaces: byName(
      definitionsOf(document, Kind.INTERFACE_TYPE_DEFINITION).map((definition) =>
        readInterface(definition, nodes, enums),
      ),
    ),
    enums: byName(readEnums(document)),
    analyses,
  };
  checkModel(model);
  return deepFreeze(model);
}

function readNode(object: ObjectTypeDefinitionNode, enums: ReadonlySet<string>): NodeType {
  const name = object.name.value;
  const mapping = directiveOf(object, 'node') ?? {};
  const fields = readFields(object, enums);
  return {
    kind: 'node',
    name,
    description: describe(object),
    label: (mapping.label as string | undefined) ?? name,
    prefix: String(mapping.prefix),
    single: String(mapping.single),
    collections: directivesOf(object, 'collection').map(readCollection),
    interfaces: interfacesOf(object),
    fields,
    timed: fields.has('from') && fields.has('until'),
  };
}

function readCollection(mapping: Readonly<Record<string, unknown>>): Collection {
  const [having] = mapping.having === undefined ? [] : readSteps([mapping.having]);
  const shorthands = (mapping.shorthands ?? []) as readonly { argument: string; path: string; description: string }[];
  return {
    name: String(mapping.name),
    description: String(mapping.description),
    ...(having ? { having } : {}),
    shorthands: shorthands.map((shorthand) => ({
      argument: shorthand.argument,
      path: shorthand.path.split('.'),
      description: shorthand.description,
    })),
  };
}

function readPart(object: ObjectTypeDefinitionNode, enums: ReadonlySet<string>): PartType {
  const name = object.name.value;
  const label = (directiveOf(object, 'part')?.label as string | undefined) ?? name;
  return { kind: 'part', name, description: describe(object), label, fields: readFields(object, enums) };
}

function readEdge(object: ObjectTypeDefinitionNode, enums: ReadonlySet<string>): EdgeType {
  const name = object.name.value;
  const target = (object.fields ?? []).find((field) => directiveOf(field, 'target'));
  if (!target) throw new ModelError(`${name} is an @edge without a @target`);
  const properties = (object.fields ?? [])
    .filter((field) => field !== target)
    .map((field) => readField(name, field, enums))
    .filter((field): field is PropertyField => field.kind === 'property');
  return {
    kind: 'edge',
    name,
    description: describe(object),
    fields: byName(properties),
    target: {
      field: target.name.value,
      description: target.description?.value ?? '',
      type: fieldType(target.type).name,
    },
  };
}

function readMutual(object: ObjectTypeDefinitionNode): MutualType {
  const fields = (object.fields ?? []).map((field) => readShared(object.name.value, field));
  const of = String(directiveOf(object, 'mutual')?.of);
  return { kind: 'mutual', name: object.name.value, description: describe(object), of, fields: byName(fields) };
}

function readInterface(
  definition: InterfaceTypeDefinitionNode,
  nodes: readonly NodeType[],
  enums: ReadonlySet<string>,
): InterfaceType {
  const name = definition.name.value;
  return {
    kind: 'interface',
    name,
    description: describe(definition),
    interfaces: interfacesOf(definition),
    fields: readFields(definition, enums),
    members: nodes.filter((node) => node.interfaces.includes(name)).map((node) => node.name),
  };
}

function readEnums(document: DocumentNode): readonly EnumType[] {
  // Direction belongs to the directives, not to the model.
  return definitionsOf(document, Kind.ENUM_TYPE_DEFINITION)
    .filter((definition) => definition.name.value !== 'Direction')
    .map((definition) => ({
      name: definition.name.value,
      description: describe(definition),
      values: (definition.values ?? []).map((value) => ({
        name: value.name.value,
        description: value.description?.value ?? '',
      })),
    }));
}

type Described = {
  readonly name: { readonly value: string };
  readonly description?: { readonly value: string } | undefined;
};

function describe(node: Described): string {
  if (!node.description) throw new ModelError(`${node.name.value} has no description`);
  return node.description.value;
}

const interfacesOf = (node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): readonly string[] =>
  (node.interfaces ?? []).map((one) => one.name.value);

const readFields = (
  node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  enums: ReadonlySet<string>,
): ReadonlyMap<string, Field> => byName((node.fields ?? []).map((field) => readField(node.name.value, field, enums)));

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item]));

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
