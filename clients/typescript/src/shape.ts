import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** The parts of the API that transforms and caches need: no scalar fields, no descriptions. */
export interface Shape {
  /** The root type of each kind of operation. */
  readonly roots: Readonly<Record<string, string>>;
  /** The fields that return objects, by object and interface type. */
  readonly types: Readonly<Record<string, Readonly<Record<string, ShapeField>>>>;
  /** The object types of each interface and union. */
  readonly possibleTypes: Readonly<Record<string, readonly string[]>>;
  /** The object types without an `id`, except roots. A cache stores them in their parent. */
  readonly withoutId: readonly string[];
}

/** A field that returns an object or a list of objects. */
export interface ShapeField {
  readonly type: string;
  readonly list?: true;
  /** Its arguments, except those that choose a page. */
  readonly args?: readonly string[];
  /** True for a connection, paged by `first` and `after`. */
  readonly paged?: true;
}

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const PAGE = ['first', 'after', 'last', 'before'];
const DEFAULT_ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };

/** The shape of the API that an SDL document describes. */
export function shapeOf(sdl: DocumentNode): Shape {
  const all = sdl.definitions.filter(isComposite);
  const names = new Set([...all.map(({ name }) => name.value), ...unions(sdl).map(([name]) => name)]);
  const roots = Object.fromEntries(rootsOf(sdl).filter(([, type]) => names.has(type)));
  const objects = all.filter((one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  return {
    roots,
    types: Object.fromEntries(all.map(({ name, fields = [] }) => [name.value, fieldsOf(fields, names)])),
    possibleTypes: Object.fromEntries([
      ...all
        .filter(({ kind }) => kind === Kind.INTERFACE_TYPE_DEFINITION)
        .map(({ name }) => [name.value, objects.filter(implementing(name.value)).map((one) => one.name.value)]),
      ...unions(sdl),
    ]),
    withoutId: objects
      .filter(({ name, fields = [] }) => !Object.values(roots).includes(name.value) && !fields.some(isId))
      .map(({ name }) => name.value),
  };
}

const isComposite = (definition: DocumentNode['definitions'][number]): definition is Composite =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

const implementing =
  (name: string) =>
  ({ interfaces = [] }: ObjectTypeDefinitionNode): boolean =>
    interfaces.some((one) => one.name.value === name);

const unions = (sdl: DocumentNode): readonly (readonly [string, readonly string[]])[] =>
  sdl.definitions.flatMap((definition) =>
    definition.kind === Kind.UNION_TYPE_DEFINITION
      ? [[definition.name.value, (definition.types ?? []).map(({ name }) => name.value)] as const]
      : [],
  );

function rootsOf(sdl: DocumentNode): readonly (readonly [string, string])[] {
  const schema = sdl.definitions.find((definition) => definition.kind === Kind.SCHEMA_DEFINITION);
  if (schema?.kind !== Kind.SCHEMA_DEFINITION) return Object.entries(DEFAULT_ROOTS);
  return schema.operationTypes.map(({ operation, type }) => [operation, type.name.value]);
}

const fieldsOf = (
  fields: readonly FieldDefinitionNode[],
  names: ReadonlySet<string>,
): Readonly<Record<string, ShapeField>> =>
  Object.fromEntries(
    fields
      .filter(({ type }) => names.has(namedType(type)))
      .map(({ name, type, arguments: args = [] }) => {
        const given = args.map((argument) => argument.name.value);
        const kept = given.filter((argument) => !PAGE.includes(argument));
        const field: ShapeField = {
          type: namedType(type),
          ...(isList(type) && { list: true }),
          ...(kept.length > 0 && { args: kept }),
          ...(given.includes('first') && given.includes('after') && { paged: true }),
        };
        return [name.value, field];
      }),
  );

const isId = ({ name, type }: FieldDefinitionNode): boolean => name.value === 'id' && namedType(type) === 'ID';

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
