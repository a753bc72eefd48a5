import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** The day, or the level, of a field that takes one: what it says itself, and what holds there by what stands above it. */
export interface FieldDay {
  /** Response keys and type conditions. */
  readonly path: string;
  readonly says: unknown;
  readonly holds: unknown;
  /** Whether the argument is written, here or above. */
  readonly written: boolean;
  readonly writtenHere: boolean;
}

interface Above {
  readonly path: string;
  readonly day: unknown;
  readonly written: boolean;
}

/** Reads an inherited argument in a document as the server does: field by field, each fragment in its place. */
export function daysOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  argument: 'at' | 'inForce',
): readonly FieldDay[] {
  const found: FieldDay[] = [];
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );

  const field = (node: FieldNode, typeName: string, above: Above): void => {
    const type = schema.getType(typeName);
    const known = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!known) return;
    const path = `${above.path}.${(node.alias ?? node.name).value}`;
    const own = node.arguments?.find(({ name }) => name.value === argument);
    const says = own && dayIn(own, variables);
    const day = says === undefined ? above.day : says;
    const written = above.written || own !== undefined;
    if (known.args.some(({ name }) => name === argument)) {
      found.push({ path, says, holds: day, written, writtenHere: own !== undefined });
    }
    const below = getNamedType(known.type);
    if (node.selectionSet && isCompositeType(below)) walk(node.selectionSet, below.name, { path, day, written });
  };

  const walk = (set: SelectionSetNode, type: string, above: Above): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) field(selection, type, above);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const to = fragment?.typeCondition?.name.value ?? type;
        if (fragment) walk(fragment.selectionSet, to, { ...above, path: `${above.path}/${to}` });
      }
    }
  };

  for (const one of document.definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION) {
      walk(one.selectionSet, 'Query', { path: '', day: undefined, written: false });
    }
  }
  return found;
}

/** Undefined for a variable that is left out, which is no argument at all. */
const dayIn = ({ value }: ArgumentNode, variables: Readonly<Record<string, unknown>>): unknown =>
  value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value);
