import {
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  GraphQLError,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  type StringValueNode,
  type TypeNode,
} from 'graphql';
import { definitionsOf, hasDirective } from './directives.ts';
import { fieldType, isScalarName } from './read-fields.ts';

type Owner = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The directives that say what an object type is in the graph: it has exactly one of them. */
const TYPE_MAPPINGS = ['node', 'part', 'inline', 'edge', 'mutual'] as const;

/**
 * The directives that say where a field leads, or what stores it, and the types that may have such a field. A property of
 * a node, part or edge has none of them.
 */
const FIELD_MAPPINGS: Readonly<Record<string, readonly string[]>> = {
  relationship: ['node', 'part', 'interface'],
  inlined: ['node'],
  column: ['inline'],
  path: ['node'],
  towards: ['node'],
  target: ['edge'],
  shared: ['mutual'],
  other: ['mutual'],
};

/** The directives that only a property may have. */
const PROPERTY_DIRECTIVES = ['key', 'indexed', 'searchable', 'worded', 'goesWith', 'default'] as const;

/** The definitions that a model consists of; others would be ignored. */
const READ: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
]);

/** Violations of the rules for mapping directives and descriptions, each at the name of its type or field. */
export function mappingErrors(document: DocumentNode): readonly GraphQLError[] {
  const enums = new Set(definitionsOf(document, Kind.ENUM_TYPE_DEFINITION).map(({ name }) => name.value));
  return [
    ...document.definitions.filter(({ kind }) => !READ.has(kind)).map(unread),
    ...definitionsOf(document, Kind.ENUM_TYPE_DEFINITION).flatMap(enumErrors),
    ...definitionsOf(document, Kind.INTERFACE_TYPE_DEFINITION).flatMap((type) => ownerErrors(type, 'interface', enums)),
    ...definitionsOf(document, Kind.OBJECT_TYPE_DEFINITION).flatMap((type) => objectErrors(type, enums)),
  ];
}

const unread = (definition: DefinitionNode): GraphQLError =>
  new GraphQLError(
    `The model does not support ${definition.kind.replaceAll(/(?<=.)([A-Z])/g, ' $1').toLowerCase()}s.`,
    {
      nodes: definition,
    },
  );

function enumErrors({ name, description, values }: EnumTypeDefinitionNode): readonly GraphQLError[] {
  return [
    ...described(name, name.value, description),
    ...(values ?? []).flatMap((value) => described(value.name, `${name.value}.${value.name.value}`, value.description)),
  ];
}

function objectErrors(type: ObjectTypeDefinitionNode, enums: ReadonlySet<string>): readonly GraphQLError[] {
  const [mapping, ...others] = TYPE_MAPPINGS.filter((name) => hasDirective(type, name));
  const name = type.name.value;
  if (mapping === undefined) {
    return [
      at(type.name, `${name} is neither ${listed(TYPE_MAPPINGS)}.`),
      ...described(type.name, name, type.description),
    ];
  }
  const errors = [...ownerErrors(type, mapping, enums)];
  if (others.length > 0)
    errors.push(
      at(type.name, `${name} is ${[mapping, ...others].map((one) => `@${one}`).join(' and ')}: only one may be given.`),
    );
  if (mapping !== 'node' && hasDirective(type, 'collection')) {
    errors.push(at(type.name, `${name} has a @collection and is not a @node.`));
  }
  const targets = (type.fields ?? []).filter((field) => hasDirective(field, 'target'));
  if (mapping === 'edge' && targets.length !== 1)
    errors.push(at(type.name, `${name} is an @edge: it needs exactly one @target.`));
  return errors;
}

const ownerErrors = (type: Owner, mapping: string, enums: ReadonlySet<string>): readonly GraphQLError[] => [
  ...described(type.name, type.name.value, type.description),
  ...(type.fields ?? []).flatMap((field) => fieldErrors(type.name.value, mapping, field, enums)),
];

function fieldErrors(
  owner: string,
  ownerMapping: string,
  field: FieldDefinitionNode,
  enums: ReadonlySet<string>,
): readonly GraphQLError[] {
  const where = `${owner}.${field.name.value}`;
  const messages = [
    ...mappingMessages(ownerMapping, field, enums),
    ...(isPlainList(field.type)
      ? []
      : [`has a list that is not written [${fieldType(field.type).name}!]: no element may be null`]),
    ...(field.arguments?.length ? ['has arguments of its own, which the model does not support'] : []),
  ];
  return [
    ...described(field.name, where, field.description),
    ...messages.map((message) => at(field.name, `${where} ${message}.`)),
  ];
}

/** What is kept of a relation with a node. */
const KEEPING = ['ordered', 'summed'];

/** Errors in the directives of a field, given its type and its owner. */
function mappingMessages(
  ownerMapping: string,
  field: FieldDefinitionNode,
  enums: ReadonlySet<string>,
): readonly string[] {
  const { name } = fieldType(field.type);
  const isValue = isScalarName(name) || enums.has(name);
  const [mapping, ...others] = Object.keys(FIELD_MAPPINGS).filter((one) => hasDirective(field, one));
  const allowed = Object.keys(FIELD_MAPPINGS).filter((one) => FIELD_MAPPINGS[one]?.includes(ownerMapping));
  const keeping = KEEPING.filter((one) => hasDirective(field, one));
  if (mapping === undefined) {
    if (keeping.length > 0) return keeping.map(needsRelationship);
    if (ownerMapping === 'mutual') return [`is neither ${listed(allowed)}`];
    if (ownerMapping === 'inline') return [`is not ${listed(allowed)}`];
    return isValue ? [] : [`is of type ${name}, so it needs ${listed(allowed)}`];
  }
  const misplaced = PROPERTY_DIRECTIVES.filter((one) => hasDirective(field, one));
  return [
    ...(others.length > 0 ? [`has @${[mapping, ...others].join(' and @')}: only one may be given`] : []),
    ...(allowed.includes(mapping)
      ? []
      : [`has @${mapping}, which ${withMapping(FIELD_MAPPINGS[mapping] ?? [])} can have`]),
    ...(mapping === 'inlined' && !isWholeList(field.type) ? [`has @inlined and is not written [${name}!]!`] : []),
    ...(isValue && mapping !== 'column' ? [`is of type ${name}, to which @${mapping} cannot lead`] : []),
    ...(!isValue && mapping === 'column' ? [`is of type ${name}, which a @column cannot hold`] : []),
    ...(mapping === 'relationship' ? [] : keeping.map(needsRelationship)),
    ...misplaced.map((one) => `has @${one}, which only a property can have`),
  ];
}

const needsRelationship = (directive: string): string => `has @${directive}, which only a @relationship can have`;

const withMapping = (owners: readonly string[]): string =>
  `only fields of ${owners.map((one) => (one === 'interface' ? 'an interface' : `a @${one}`)).join(' or ')}`;

const described = (node: NameNode, where: string, description: StringValueNode | undefined): readonly GraphQLError[] =>
  (description?.value ?? '').trim() === '' ? [at(node, `${where} has no description.`)] : [];

/** Whether a type is no list, or a list of elements that are not null; lists of lists have no place in the graph. */
function isPlainList(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isPlainList(type.type);
  if (type.kind === Kind.NAMED_TYPE) return true;
  return type.type.kind === Kind.NON_NULL_TYPE && type.type.type.kind === Kind.NAMED_TYPE;
}

/** Whether a type is a list that is never null. */
const isWholeList = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE;

const at = (node: NameNode, message: string): GraphQLError => new GraphQLError(message, { nodes: node });

const listed = (names: readonly string[]): string =>
  names.length < 2
    ? names.map((name) => `@${name}`).join('')
    : `@${names.slice(0, -1).join(', @')} or @${names.at(-1)}`;
