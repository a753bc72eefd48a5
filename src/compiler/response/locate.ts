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

/** Where a path leads in the document, and in the response as far as no list is passed: which items there are is not known. */
export interface Place {
  readonly nodes: readonly FieldNode[];
  readonly path: readonly string[];
}

/** A field of the document with its type. */
interface Found {
  readonly node: FieldNode;
  readonly type: GraphQLOutputType | undefined;
  /** The type that it is selected on. */
  readonly of: GraphQLNamedType | undefined;
}

/**
 * Where a path of response keys leads; what comes behind the last field, as an argument, is passed over. With `owner`,
 * the last field is one of that type's.
 */
export function placeOf(
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  dotted: string,
  owner?: string,
): Place {
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

  function isOwn({ of }: Found): boolean {
    if (owner === undefined || of?.name === owner) return true;
    const type = schema.getType(owner);
    return isInterfaceType(of) && isObjectType(type) && schema.isSubType(of, type);
  }

  function fieldsOf({ set, type }: Selected, key: string, seen: ReadonlySet<string> = new Set()): readonly Found[] {
    return set.selections.flatMap((selection): readonly Found[] => {
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
