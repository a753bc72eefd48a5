import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Operation } from '../plan/context.ts';

/** The nodes of a field in the document, and its path in the response up to the first list, whose items are not known. */
export interface FieldLocation {
  readonly nodes: readonly FieldNode[];
  readonly path: readonly string[];
}

/** A field of the document with its type. */
interface TypedField {
  readonly node: FieldNode;
  readonly type: GraphQLOutputType | undefined;
  /** The type that it is selected on. */
  readonly of: GraphQLNamedType | undefined;
}

/**
 * Finds the field at a path of response keys. Anything after the last field, such as an argument, is ignored. With
 * `owner`, the last field must be selected on that type.
 */
export function locateField(
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  dotted: string,
  owner?: string,
): FieldLocation {
  const keys = dotted.split('.');
  const path: string[] = [];
  let nodes: readonly FieldNode[] = [];
  let listed = false;
  let sets: readonly Selected[] = [{ set: definition.selectionSet, type: schema.getQueryType() ?? undefined }];
  for (const [index, key] of keys.entries()) {
    const all = sets.flatMap((selected) => fieldsOf(selected, key));
    const found = index < keys.length - 1 ? all : all.filter(isOwn);
    if (found.length === 0) break;
    nodes = found.map(({ node }) => node);
    if (!listed) path.push(key);
    listed ||= found.some(({ type }) => type !== undefined && isListType(isNonNullType(type) ? type.ofType : type));
    sets = found.flatMap(({ node, type }) =>
      node.selectionSet ? [{ set: node.selectionSet, type: type && getNamedType(type) }] : [],
    );
  }
  return { nodes, path };

  function isOwn({ of }: TypedField): boolean {
    if (owner === undefined || of?.name === owner) return true;
    const type = schema.getType(owner);
    return isInterfaceType(of) && isObjectType(type) && schema.isSubType(of, type);
  }

  function fieldsOf(
    { set, type }: Selected,
    key: string,
    seen: ReadonlySet<string> = new Set(),
  ): readonly TypedField[] {
    return set.selections.flatMap((selection): readonly TypedField[] => {
      if (selection.kind === Kind.FIELD) {
        if ((selection.alias ?? selection.name).value !== key) return [];
        return [{ node: selection, type: typeOf(type, selection.name.value), of: type }];
      }
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      if (name !== undefined && seen.has(name)) return [];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) return [];
      const condition = fragment.typeCondition?.name.value;
      const inner = condition === undefined ? type : schema.getType(condition);
      return fieldsOf(
        { set: fragment.selectionSet, type: inner },
        key,
        name === undefined ? seen : new Set([...seen, name]),
      );
    });
  }
}

interface Selected {
  readonly set: SelectionSetNode;
  readonly type: GraphQLNamedType | undefined;
}

const typeOf = (type: GraphQLNamedType | undefined, field: string): GraphQLOutputType | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined;
