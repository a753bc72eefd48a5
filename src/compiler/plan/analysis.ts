import {
  type FieldNode,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type NodeType, nodeTypesOf } from '../../model/index.ts';
import { argumentsOf, dayOf, withDefaults } from './arguments.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { below, type Context, type Position } from './context.ts';
import { scalarLeaf } from './leaf.ts';
import { planObject, WHOLE } from './object.ts';
import type { Branch } from './plan.ts';
import { TRUE } from './predicates.ts';
import { RowBuilder } from './row.ts';
import type { Entry, FoundEntry, FoundView, Leaf, ObjectView } from './view.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** A place in the selection where a node is answered, and the types that it can have. */
interface Place {
  readonly nodes: Nodes;
  readonly position: Position;
  readonly types: readonly NodeType[];
}

/**
 * A root field that is answered by an analysis: it runs first and gives values
 * and ids; what is asked of the nodes with these ids is fetched with all else.
 */
export function planAnalysis(context: Context, key: string, nodes: Nodes, row: RowBuilder, outer: Position): Entry {
  const name = nodes[0].name.value;
  const field = context.schema.getQueryType()?.getFields()[name];
  const given = withDefaults(field, argumentsOf(context, 'Query', nodes, outer));
  const position: Position = { ...outer, at: dayOf(context, given, outer) };
  const places = new Map<string, Place>();
  const view = planFound(context, field ? getNamedType(field.type).name : '', nodes, position, places);
  const parameter = context.parameters.analysis(name, given, view, outer.path);
  const types = [...new Set([...places.values()].flatMap((place) => place.types))];
  const planned = types.map((one) => planType(context, one, types.length > 1 ? 1 : 0, places));
  // What is asked of nodes may be no more than what was found: their ids.
  const known = planned.every(({ branch }) => isBare(branch));
  const slot = known
    ? undefined
    : row.add({
        kind: 'rows',
        field: outer.path,
        from: { kind: 'key', property: 'id', operator: 'IN', parameter },
        branches: planned.map(({ branch }) => branch),
        order: [],
        ...WHOLE,
      });
  const prefixes = types.map(({ prefix }) => prefix);
  return { kind: 'analysis', key, slot, views: planned.map(({ views }) => views), prefixes, view };
}

/** Whether nothing but the id is asked for. */
const isBare = ({ joins, slots }: Branch): boolean =>
  joins.length === 0 && slots.every((slot) => slot.kind === 'property' && slot.property.name === 'id');

/** What is selected on an object of an analysis; where nodes are answered is noted in `places`, by its path. */
function planFound(
  context: Context,
  typeName: string,
  nodes: readonly FieldNode[],
  position: Position,
  places: Map<string, Place>,
): FoundView {
  const type = context.schema.getType(typeName);
  const defined = isObjectType(type) ? type.getFields() : {};
  const fields = collectFields(context, typeName, selectionsOf(nodes));
  const entries = [...fields].map(([key, selected]): FoundEntry => {
    const name = selected[0].name.value;
    const field = defined[name];
    if (!field) return { kind: 'typename', key };
    const target = getNamedType(field.type);
    const many = isList(field.type);
    if (isLeafType(target)) return { kind: 'value', key, name, many, leaf: leafOf(field.type) };
    const here = below(position, key);
    const types = nodeTypesOf(context.model, target.name);
    if (types.length === 0) {
      return { kind: 'object', key, name, many, view: planFound(context, target.name, selected, here, places) };
    }
    places.set(here.path, { nodes: selected, position: here, types });
    return { kind: 'node', key, name, many, place: here.path };
  });
  return { typeName, entries };
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** What a value must be; of a list, what its elements must be. */
function leafOf(type: GraphQLOutputType): Leaf {
  const outer = isNonNullType(type) ? type.ofType : type;
  const element: GraphQLOutputType = isListType(outer) ? outer.ofType : type;
  const required = isNonNullType(element);
  const named = getNamedType(type);
  if (!isEnumType(named)) return scalarLeaf(named.name, required);
  return { kind: 'enum', required, values: named.getValues().map(({ name }) => name) };
}

/** What is asked of found nodes of one type: a row that begins with the id, and a view a place. */
function planType(
  context: Context,
  type: NodeType,
  offset: number,
  places: ReadonlyMap<string, Place>,
): { readonly branch: Branch; readonly views: Readonly<Record<string, ObjectView>> } {
  const row = new RowBuilder(context.parameters, offset);
  row.property({ of: 'node', name: 'id' });
  const views = [...places]
    .filter(([, { types }]) => types.includes(type))
    .map(([path, { nodes, position }]) => [path, planObject(context, type, nodes, row, position)] as const);
  return { branch: row.branch(type.label, TRUE), views: Object.fromEntries(views) };
}
