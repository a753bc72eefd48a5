import {
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import type { Field } from '../fields.ts';
import { isTimed } from '../timed.ts';
import type {
  Collection,
  EdgeType,
  EnumType,
  InlineType,
  InterfaceType,
  Model,
  MutualType,
  NodeType,
  Overlapping,
  PartType,
  Presumption,
  SameFact,
  SdlFile,
  Successor,
} from '../types.ts';
import { type DirectiveArguments, definitionsOf, directiveOf, directivesOf, hasDirective } from './directives.ts';
import { fieldType, readColumn, readField, readProperty, readSteps } from './read-fields.ts';
import { readSharedField } from './read-mutual.ts';

/** Enums that only arguments of directives have. */
const OF_DIRECTIVES: ReadonlySet<string> = new Set(['Direction', 'KeptDirection', 'Periods']);

type Fields = ReadonlyMap<string, Field>;

/** Reads the types of a valid document. */
export function readTypes(document: DocumentNode, analyses: readonly SdlFile[]): Model {
  const objects = definitionsOf(document, Kind.OBJECT_TYPE_DEFINITION);
  const mapped = (directive: string): readonly ObjectTypeDefinitionNode[] =>
    objects.filter((object) => hasDirective(object, directive));
  const interfaces = definitionsOf(document, Kind.INTERFACE_TYPE_DEFINITION);
  const inherited = new Map(interfaces.map((definition) => [definition.name.value, readFields(definition)]));
  const nodes = mapped('node').map((object) => readNode(object, inherited));
  return {
    nodes: byName(nodes),
    parts: byName(mapped('part').map(readPart)),
    inlines: byName(mapped('inline').map(readInline)),
    edges: byName(mapped('edge').map(readEdge)),
    mutuals: byName(mapped('mutual').map(readMutual)),
    interfaces: byName(interfaces.map((definition) => readInterface(definition, nodes))),
    enums: byName(
      definitionsOf(document, Kind.ENUM_TYPE_DEFINITION)
        .map(readEnum)
        .filter(({ name }) => !OF_DIRECTIVES.has(name)),
    ),
    analyses,
  };
}

/** A node type. It inherits the fields of its interfaces that it does not declare; they follow its own. */
function readNode(object: ObjectTypeDefinitionNode, inherited: ReadonlyMap<string, Fields>): NodeType {
  const name = object.name.value;
  const mapping = directiveOf(object, 'node') ?? {};
  const own = readFields(object);
  const shared = interfacesOf(object).flatMap((one) => [...(inherited.get(one)?.values() ?? [])]);
  const fields = byName([...own.values(), ...shared.filter((field) => !own.has(field.name))]);
  return {
    kind: 'node',
    name,
    description: descriptionOf(object),
    label: (mapping.label as string | undefined) ?? name,
    prefix: String(mapping.prefix),
    single: String(mapping.single),
    collections: directivesOf(object, 'collection').map(readCollection),
    interfaces: interfacesOf(object),
    fields,
    timed: isTimed(fields),
    same: readSame(object),
    presumed: readPresumption(object),
    overlapping: readOverlapping(object),
  };
}

function readSame(object: ObjectTypeDefinitionNode): SameFact | undefined {
  const mapping = directiveOf(object, 'same');
  if (!mapping) return undefined;
  return {
    fields: mapping.fields as readonly string[],
    periods: mapping.periods === 'TOUCH' ? 'TOUCH' : 'OVERLAP',
  };
}

function readPresumption(object: ObjectTypeDefinitionNode): Presumption | undefined {
  const mapping = directiveOf(object, 'presumed');
  if (!mapping) return undefined;
  const { during, until, after, years } = mapping as Readonly<Record<string, string | undefined>>;
  const successor = mapping.successor as (Omit<Successor, 'only'> & Partial<Pick<Successor, 'only'>>) | undefined;
  return {
    during,
    until,
    after: after === undefined && years === undefined ? undefined : { field: after ?? '', years: Number(years ?? 0) },
    successor: successor && { ...successor, only: successor.only ?? [] },
  };
}

function readOverlapping(object: ObjectTypeDefinitionNode): Overlapping | undefined {
  const mapping = directiveOf(object, 'overlapping');
  if (!mapping) return undefined;
  return {
    amount: String(mapping.amount),
    unit: (mapping.unit as string | undefined) ?? '',
    between: mapping.between as readonly string[],
    standsFor: mapping.standsFor as string | undefined,
  };
}

function readCollection(mapping: DirectiveArguments): Collection {
  const [having] = mapping.having === undefined ? [] : readSteps([mapping.having]);
  const shorthands = (mapping.shorthands ?? []) as readonly { argument: string; path: string; description: string }[];
  return {
    name: String(mapping.name),
    description: String(mapping.description),
    ...(having ? { having } : {}),
    shorthands: shorthands.map(({ argument, path, description }) => ({ argument, path: path.split('.'), description })),
  };
}

function readPart(object: ObjectTypeDefinitionNode): PartType {
  const name = object.name.value;
  const mapping = directiveOf(object, 'part') ?? {};
  const label = (mapping.label as string | undefined) ?? name;
  const key = mapping.key as string | undefined;
  return { kind: 'part', name, description: descriptionOf(object), label, key, fields: readFields(object) };
}

const readInline = (object: ObjectTypeDefinitionNode): InlineType => ({
  kind: 'inline',
  name: object.name.value,
  description: descriptionOf(object),
  fields: byName((object.fields ?? []).map(readColumn)),
});

function readEdge(object: ObjectTypeDefinitionNode): EdgeType {
  const fields = object.fields ?? [];
  const isTarget = (field: FieldDefinitionNode): boolean => hasDirective(field, 'target');
  const [target] = fields
    .filter(isTarget)
    .map((field) => ({ field: field.name.value, description: descriptionOf(field), type: fieldType(field.type).name }));
  return {
    kind: 'edge',
    name: object.name.value,
    description: descriptionOf(object),
    fields: byName(fields.filter((field) => !isTarget(field)).map(readProperty)),
    target: target ?? { field: '', description: '', type: '' },
  };
}

function readMutual(object: ObjectTypeDefinitionNode): MutualType {
  return {
    kind: 'mutual',
    name: object.name.value,
    description: descriptionOf(object),
    of: String(directiveOf(object, 'mutual')?.of),
    fields: byName((object.fields ?? []).map(readSharedField)),
  };
}

function readInterface(definition: InterfaceTypeDefinitionNode, nodes: readonly NodeType[]): InterfaceType {
  const name = definition.name.value;
  const kinds = directiveOf(definition, 'kinds');
  return {
    kind: 'interface',
    name,
    description: descriptionOf(definition),
    interfaces: interfacesOf(definition),
    fields: readFields(definition),
    members: nodes.filter((node) => node.interfaces.includes(name)).map((node) => node.name),
    ...(kinds && {
      kinds: {
        name: String(kinds.name),
        description: String(kinds.description),
        first: (kinds.first ?? []) as readonly string[],
      },
    }),
  };
}

const readEnum = (definition: EnumTypeDefinitionNode): EnumType => ({
  name: definition.name.value,
  description: descriptionOf(definition),
  values: (definition.values ?? []).map((value) => ({ name: value.name.value, description: descriptionOf(value) })),
});

const descriptionOf = (node: { readonly description?: { readonly value: string } | undefined }): string =>
  node.description?.value ?? '';

const interfacesOf = (node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): readonly string[] =>
  (node.interfaces ?? []).map((one) => one.name.value);

const readFields = (node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): Fields =>
  byName((node.fields ?? []).map(readField));

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item]));
