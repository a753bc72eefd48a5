import { JOINT } from '../../src/domain/index.ts';
import {
  type EdgeType,
  type InlineField,
  type InlineType,
  isCountComparison,
  type Model,
  memberKey,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../src/model/index.ts';
import { isInForce } from '../analysis/oracle.ts';
import { aggregateOf, meetsAggregates } from './aggregates.ts';
import { compare } from './compare.ts';
import { HOLDS, type Value } from './comparisons.ts';
import type { Condition } from './conditions.ts';
import type { Link, RandomGraph, Stored } from './random-graph.ts';

/** A node of the graph or an item of its lists, with the relationship that led to it where an edge type is asked about. */
interface Item {
  readonly type: NodeType | PartType | InlineType;
  readonly node: Stored;
  readonly link?: Link;
}

/** An aggregate of a property, and the day on which facts must be in force. */
interface Aggregated {
  readonly name: string;
  readonly property: string;
  readonly at: string | undefined;
}

/** Says which nodes meet a condition by looking at each, as the documentation of the API words it. */
export class Oracle {
  readonly #model: Model;
  readonly #graph: RandomGraph;

  constructor(model: Model, graph: RandomGraph) {
    this.#model = model;
    this.#graph = graph;
  }

  /** The ids of the type's nodes that meet the condition, in order. With `at`, only facts in force count. */
  ids(type: NodeType, where: Condition, at?: string): readonly unknown[] {
    const nodes = this.#graph.nodes.get(type.label) ?? [];
    return nodes
      .filter((node) => this.#inForce(type, node, at) && this.#meets({ type, node }, type.name, where, at))
      .map((node) => node.id)
      .toSorted();
  }

  /** An aggregate of the nodes that a relation leads to from the node with this id. */
  aggregate(
    type: NodeType,
    id: string,
    relation: RelationField,
    { name, property, at }: Aggregated,
  ): Value | undefined {
    const node = this.#graph.nodes.get(type.label)?.find((one) => one.id === id);
    return node && aggregateOf(name, property, distinctNodes(this.#related({ type, node }, relation, at)));
  }

  #inForce(type: NodeType | PartType, node: Stored, at: string | undefined): boolean {
    if (at === undefined || type.kind !== 'node' || !type.timed) return true;
    return isInForce(node, at);
  }

  /** `as` is the name under which the condition sees the item: its type, an interface of it or an edge type. */
  #meets(item: Item, as: string, where: Condition, at: string | undefined): boolean {
    return Object.entries(where).every(([key, value]) => this.#meetsOne(item, as, key, value as never, at));
  }

  #meetsOne(
    item: Item,
    as: string,
    key: string,
    value: Condition & readonly Condition[],
    at: string | undefined,
  ): boolean {
    if (key === 'and') return value.every((one) => this.#meets(item, as, one, at));
    if (key === 'or') return value.some((one) => this.#meets(item, as, one, at));
    if (key === 'not') return !this.#meets(item, as, value, at);
    const edge = this.#model.edges.get(as);
    if (edge && key === edge.target.field) return this.#meets(item, edge.target.type, value, at);
    const field = edge ? edge.fields.get(key) : item.type.fields.get(key);
    if (field?.kind === 'property') return compare(field, (edge ? item.link?.props : item.node)?.[key], value);
    if (this.#model.interfaces.has(as)) {
      return key === memberKey(item.type.name) && this.#meets(item, item.type.name, value, at);
    }
    if (field?.kind === 'inline')
      return meetsList(value, this.#items(item, field), (one, inner) => this.#meets(one, field.target, inner, at));
    if (field?.kind !== 'relation') throw new Error(`The oracle does not know ${as}.${key}`);
    if (!field.many)
      return this.#related(item, field, undefined).some((one) => this.#meets(one, field.target, value, at));
    const { aggregate, ...conditions } = value;
    const items = this.#related(item, field, at);
    const meets = (one: Item, inner: Condition): boolean => this.#meets(one, field.target, inner, at);
    if (aggregate !== undefined && !this.#meetsAggregate(field, items, aggregate as Condition, meets)) return false;
    return meetsList(conditions, items, meets, field.distinct);
  }

  /** Whether the aggregates of the items that meet `where`, each of them once, meet the conditions. */
  #meetsAggregate(
    { target }: RelationField,
    items: readonly Item[],
    { where, ...conditions }: Condition,
    meets: (one: Item, inner: Condition) => boolean,
  ): boolean {
    const kept = where === undefined ? items : items.filter((one) => meets(one, where as Condition));
    const { fields } = nodeType(this.#model, target);
    return meetsAggregates((name) => fields.get(name) as PropertyField, distinctNodes(kept), conditions);
  }

  /** The items of parallel lists, each one text. An empty item, or a list that is left out, is null. */
  #items({ node }: Item, { target }: InlineField): readonly Item[] {
    const type = this.#model.inlines.get(target);
    const [first] = type?.fields.values() ?? [];
    const listOf = (column: string): readonly string[] =>
      node[column] === undefined ? [] : String(node[column]).split(JOINT);
    return listOf(first?.column ?? '').map((_, position) => {
      const fields = [...(type?.fields.values() ?? [])].flatMap(({ name, column }) => {
        const text = listOf(column)[position] ?? '';
        return text === '' ? [] : [[name, text] as const];
      });
      return { type: type as InlineType, node: Object.fromEntries(fields) };
    });
  }

  #related({ type, node }: Item, field: RelationField, at: string | undefined): readonly Item[] {
    if (type.kind === 'inline') return [];
    const [near, far] = field.direction === 'OUT' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const targets = this.#targets(field.target);
    return this.#graph.links
      .filter(
        (link) => link.type === field.relationship && link[near].label === type.label && link[near].id === node.id,
      )
      .flatMap((link): readonly Item[] => {
        const target = targets.find(({ label }) => label === link[far].label);
        const found = this.#graph.nodes.get(link[far].label)?.find(({ id }) => id === link[far].id);
        return target && found && this.#inForce(target, found, at) ? [{ type: target, node: found, link }] : [];
      });
  }

  #targets(target: string): readonly (NodeType | PartType)[] {
    const part = this.#model.parts.get(target);
    const edge: EdgeType | undefined = this.#model.edges.get(target);
    return part ? [part] : nodeTypesOf(this.#model, edge ? edge.target.type : target);
  }
}

const distinctNodes = (items: readonly Item[]): readonly Stored[] => [
  ...new Map(items.map(({ node }) => [node.id, node])).values(),
];

/** Whether the items meet all conditions on their list. */
const meetsList = (
  value: Condition,
  items: readonly Item[],
  meets: (one: Item, inner: Condition) => boolean,
  distinct = false,
): boolean =>
  Object.entries(value).every(([quantifier, inner]) => {
    if (quantifier === 'count') {
      const { where, ...comparisons } = inner as Condition;
      const counted = where === undefined ? items : items.filter((one) => meets(one, where as Condition));
      const number = distinct ? new Set(counted.map(({ node }) => node.id)).size : counted.length;
      return Object.entries(comparisons).every(
        ([name, asked]) => isCountComparison(name) && HOLDS[name](number, asked),
      );
    }
    const met = items.filter((one) => meets(one, inner as Condition)).length;
    if (quantifier === 'some') return met > 0;
    return quantifier === 'none' ? met === 0 : met === items.length;
  });
