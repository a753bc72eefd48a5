import type { FieldNode } from 'graphql';
import { type NodeType, nodeType, searchTypes } from '../../model/index.ts';
import { argumentsOf, dayOf } from './arguments.ts';
import { collectFields, selectionsOf } from './collect.ts';
import { below, type Context, type Position } from './context.ts';
import { planObject, WHOLE } from './object.ts';
import type { Branch } from './plan.ts';
import { TRUE } from './predicates.ts';
import { RowBuilder } from './row.ts';
import type { Entry, ObjectView, PageInfoEntry, SearchEdgeEntry, SearchEntry } from './view.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** A place in the selection where a found node is answered. */
interface Place {
  readonly nodes: Nodes;
  readonly position: Position;
}

/**
 * The root field `search`. The graph finds ids first, by its text index; what is
 * asked of them is fetched with all else, as of nodes with these ids.
 */
export function planSearch(context: Context, key: string, nodes: Nodes, row: RowBuilder, outer: Position): Entry {
  const given = argumentsOf(context, 'Query', nodes, outer);
  const source = (name: string) => {
    const input = given.get(name);
    return input?.kind === 'leaf' ? input.source : undefined;
  };
  const parameter = context.parameters.search(
    {
      text: source('query'),
      types: source('types'),
      first: source('first'),
      after: source('after'),
      last: source('last'),
      before: source('before'),
    },
    outer.path,
  );
  const position: Position = { ...outer, at: dayOf(context, given, outer) };
  const places = new Map<string, Place>();
  const entries = planEntries(context, nodes, position, places);
  const planned = searchTypes(context.model).map(({ name }) =>
    planType(context, nodeType(context.model, name), places),
  );
  const slot = row.add({
    kind: 'rows',
    field: outer.path,
    from: { kind: 'key', property: 'id', operator: 'IN', parameter },
    branches: planned.map(({ branch }) => branch),
    order: [],
    ...WHOLE,
  });
  return { kind: 'search', key, slot, views: planned.map(({ views }) => views), entries };
}

/** The fields of a `SearchConnection`; where nodes are answered is noted in `places`, by its path. */
function planEntries(
  context: Context,
  nodes: Nodes,
  position: Position,
  places: Map<string, Place>,
): readonly SearchEntry[] {
  const place = (found: Nodes, at: Position): string => {
    places.set(at.path, { nodes: found, position: at });
    return at.path;
  };
  return [...collectFields(context, 'SearchConnection', selectionsOf(nodes))].map(([key, selected]): SearchEntry => {
    const here = below(position, key);
    const name = selected[0].name.value;
    if (name === 'nodes') return { kind: 'nodes', key, place: place(selected, here) };
    if (name === 'pageInfo') return { kind: 'pageInfo', key, entries: planPageInfo(context, selected) };
    if (name !== 'edges') return { kind: 'typename', key };
    const fields = collectFields(context, 'SearchEdge', selectionsOf(selected));
    const entries = [...fields].map(([inner, found]): SearchEdgeEntry => {
      const field = found[0].name.value;
      if (field === 'node') return { kind: 'node', key: inner, place: place(found, below(here, inner)) };
      return { kind: field === '__typename' ? 'typename' : (field as 'cursor' | 'score' | 'property'), key: inner };
    });
    return { kind: 'edges', key, entries };
  });
}

const planPageInfo = (context: Context, nodes: Nodes): readonly PageInfoEntry[] =>
  [...collectFields(context, 'PageInfo', selectionsOf(nodes))].map(([key, [node]]) => {
    const name = node.name.value as PageInfoEntry['kind'] | '__typename';
    return { kind: name === '__typename' ? 'typename' : name, key };
  });

/** What is asked of found nodes of one type: a row that begins with the branch and the id, and a view a place. */
function planType(
  context: Context,
  type: NodeType,
  places: ReadonlyMap<string, Place>,
): { readonly branch: Branch; readonly views: Readonly<Record<string, ObjectView>> } {
  const row = new RowBuilder(context.parameters, 1);
  row.property({ of: 'node', name: 'id' });
  const views = [...places].map(
    ([path, { nodes, position }]) => [path, planObject(context, type, nodes, row, position)] as const,
  );
  return { branch: row.branch(type.label, TRUE), views: Object.fromEntries(views) };
}
