import type { ParamValue } from '../../src/cypher/index.ts';
import { foldWords, storedInstant } from '../../src/domain/index.ts';
import { parallelLists, type StoredProperties, type StoredValue, storedForm } from '../../src/evidence/index.ts';
import { type GraphPort, type GraphStatement, settleKept } from '../../src/graph/index.ts';
import {
  type EdgeType,
  type InlineField,
  keptRelations,
  loadModel,
  type Model,
  type NodeType,
  nodeTypesOf,
  type PartType,
  type PropertyField,
  type RelationField,
} from '../../src/model/index.ts';
import { HARD_TEXTS } from './texts.ts';

/** Picks whole numbers from 0 below a bound; the same seed gives the same graph. */
export type Random = (below: number) => number;

/** A small generator of random numbers (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The values that properties of a name have in the graph; what is asked for is drawn from here. */
export type Pools = ReadonlyMap<string, readonly unknown[]>;

export interface Link {
  readonly type: string;
  readonly from: { readonly label: string; readonly id: string };
  readonly to: { readonly label: string; readonly id: string };
  readonly props: Readonly<Record<string, ParamValue>>;
}

export type Stored = Readonly<Record<string, ParamValue>>;

const NODES_OF_A_TYPE = 9;
const TEXTS = [
  '',
  'K0',
  'K3',
  'a',
  'A',
  'ab',
  'b',
  'é',
  'z',
  "it's",
  '`x`',
  '$p0',
  'a\\b',
  '"q"',
  '中',
  ' ',
  ...HARD_TEXTS,
];
const DAYS = ['1999-12-31', '2010-01-01', '2015-06-15', '2020-02-29', '2023-09-13', '2023-09-14'];
/** The same instants over and over, in the forms that clients write. */
const INSTANTS = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T02:00:00+02:00',
  '2026-01-01T00:00:00.5Z',
  '2026-06-01T00:00:00Z',
  '2026-05-31t22:30:00-01:30',
];
const NUMBERS = [-1, 0, 0.5, 1, 2, 20, 50_000_000_000];

/** A graph as plain data: the nodes of each label, and the relationships. */
export interface RandomGraph {
  readonly nodes: ReadonlyMap<string, readonly Stored[]>;
  readonly links: readonly Link[];
}

/**
 * Random nodes of every type and random relationships: nulls, parallel facts,
 * self-loops and actors without facts among them. `counts` says of which types
 * there are more or fewer nodes than of others.
 */
export function randomGraph(model: Model, random: Random, counts: Readonly<Record<string, number>> = {}): RandomGraph {
  const ids = new Map<string, readonly string[]>();
  const nodes = new Map<string, Stored[]>();
  for (const type of [...model.nodes.values(), ...model.parts.values()]) {
    const prefix = type.kind === 'node' ? type.prefix : type.name;
    const all = Array.from({ length: counts[type.name] ?? NODES_OF_A_TYPE }, (_, index) => `${prefix}:${index}`);
    ids.set(type.label, all);
    nodes.set(
      type.label,
      all.map((id, index) => ({ ...storedForm(type, randomProperties(model, type, random, index)), id })),
    );
  }
  const types = [...model.nodes.values(), ...model.parts.values()];
  return { nodes, links: types.flatMap((type) => linksOf(type, { model, ids, random })) };
}

/** How many facts a node keeps in an order, so that pages are within what is kept, and beyond. */
const KEPT = 2;

/** Writes such a graph, as a server finds it after an import. */
export async function writeGraph(graph: GraphPort, { nodes, links }: RandomGraph): Promise<void> {
  await graph.write([...createNodes(nodes), ...createLinks(links)]);
  await settleKept(graph, keptRelations(loadModel()), 600_000, KEPT);
}

/** Fills a graph at random. */
export const fillRandomly = (graph: GraphPort, model: Model, random: Random): Promise<void> =>
  writeGraph(graph, randomGraph(model, random));

/** The values of a pool that a member of a filter takes: without a letter or a digit, case and accents are none. */
export const askable = (pools: Pools, scalar: string, member: string): readonly unknown[] => {
  const pool = pools.get(scalar) ?? [''];
  // Other ids are refused there, and nothing would be compared.
  if (member === 'sources') return pool.filter((value) => String(value).startsWith('source:'));
  return member.endsWith('Insensitive') ? pool.filter((value) => foldWords(String(value)) !== '') : pool;
};

/** The values to ask for: those the graph may hold, and some it does not. */
export const POOLS: Pools = new Map<string, readonly unknown[]>([
  ['String', TEXTS],
  [
    'ID',
    [
      'country:0',
      'country:3',
      'person:1',
      'loan:2',
      'alliance:0',
      'statement:4',
      'event:7',
      'source:0',
      'source:1',
      'none:0',
      '',
    ],
  ],
  ['Date', DAYS],
  ['DateTime', INSTANTS],
  ['Int', [-1, 0, 1, 2, 3]],
  ['Float', NUMBERS],
]);

function randomProperties(model: Model, type: NodeType | PartType, random: Random, index: number): StoredProperties {
  const entries = [...type.fields.values()]
    .filter((field): field is PropertyField => field.kind === 'property' && field.name !== 'id')
    .flatMap((field): readonly (readonly [string, StoredValue])[] => {
      if (field.key) return [[field.name, `K${index}`]];
      if (!field.required && random(3) === 0) return [];
      if (!field.list) return [[field.name, randomValue(model, field, random)]];
      return [[field.name, Array.from({ length: random(3) }, () => String(randomValue(model, field, random)))]];
    });
  const inline = [...type.fields.values()].filter((field): field is InlineField => field.kind === 'inline');
  return Object.assign(Object.fromEntries(entries), ...inline.map((field) => randomItems(model, field, random)));
}

/** Up to three items, as parallel lists. An empty text is null there, so that what is required has none. */
function randomItems(model: Model, { target }: InlineField, random: Random): StoredProperties {
  const fields = [...(model.inlines.get(target)?.fields.values() ?? [])];
  const items = Array.from({ length: random(4) }, () =>
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        field.required
          ? randomValue(model, field, random) || 'K0'
          : random(3) === 0
            ? null
            : randomValue(model, field, random),
      ]),
    ),
  );
  return parallelLists(Object.fromEntries(fields.map(({ name, column }) => [name, column])), items);
}

function randomValue(model: Model, { type }: PropertyField, random: Random): string | boolean | number | bigint {
  const pick = <T>(values: readonly T[]): T | undefined => values[random(values.length)];
  if (type.kind === 'enum') return pick(model.enums.get(type.name)?.values ?? [])?.name ?? '';
  if (type.name === 'Boolean') return random(2) === 1;
  const value = pick(POOLS.get(type.name) ?? TEXTS);
  if (type.name === 'DateTime') return storedInstant(value) ?? '';
  return type.name === 'Int' ? BigInt(Number(value)) : (value as string | number);
}

/** From what relationships are drawn: the nodes that there are, by label. */
interface Draw {
  readonly model: Model;
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly random: Random;
}

function linksOf(type: NodeType | PartType, draw: Draw): readonly Link[] {
  const { ids, random } = draw;
  const owned = [...type.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && field.direction === 'OUT',
  );
  return (ids.get(type.label) ?? []).flatMap((id) =>
    owned.flatMap((field) => {
      const count = field.many ? random(4) : field.required ? 1 : random(2);
      return Array.from({ length: count }, (_, index) => linkOf(draw, { label: type.label, id }, field, index));
    }),
  );
}

function linkOf({ model, ids, random }: Draw, from: Link['from'], field: RelationField, index: number): Link {
  const edge: EdgeType | undefined = model.edges.get(field.target);
  const part = model.parts.get(field.target);
  const targets = part ? [part] : nodeTypesOf(model, edge ? edge.target.type : field.target);
  const target = targets[random(targets.length)]?.label ?? '';
  const all = ids.get(target) ?? [];
  // Roles differ for parallel relationships, so that lists ordered by them have one order.
  const props = edge
    ? storedForm(edge, Object.fromEntries([...edge.fields.keys()].map((name) => [name, `R${index}`])))
    : {};
  return {
    type: field.relationship,
    from,
    to: { label: target, id: all[random(all.length)] ?? '' },
    props,
  };
}

const createNodes = (nodes: ReadonlyMap<string, readonly Stored[]>): readonly GraphStatement[] =>
  [...nodes].map(([label, rows]) => ({
    text: `UNWIND $rows AS r CREATE (n:\`${label}\`) SET n = r`,
    params: { rows },
  }));

function createLinks(links: readonly Link[]): readonly GraphStatement[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const key = `MATCH (a:\`${link.from.label}\` {id: r.from}) MATCH (b:\`${link.to.label}\` {id: r.to}) CREATE (a)-[e:\`${link.type}\`]->(b) SET e += r.props`;
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups].map(([text, group]) => ({
    text: `UNWIND $rows AS r ${text}`,
    params: { rows: group.map(({ from, to, props }) => ({ from: from.id, to: to.id, props })) },
  }));
}

/** The values that a graph holds, and those of the random graphs, by scalar. */
export async function poolsOf(graph: GraphPort, model: Model): Promise<Pools> {
  const pools = new Map([...POOLS].map(([scalar, values]) => [scalar, new Set(values)]));
  for (const type of model.nodes.values()) {
    for (const field of type.fields.values()) {
      if (field.kind !== 'property' || field.type.kind !== 'scalar' || field.list) continue;
      const text = `MATCH (n:\`${type.label}\`) WITH DISTINCT n.\`${field.name}\` AS v RETURN v ORDER BY v LIMIT $most`;
      const rows = await graph.read({ text, params: { most: 12n } });
      for (const [value] of rows) if (value !== null) pools.get(field.type.name)?.add(value);
    }
  }
  return new Map([...pools].map(([scalar, values]) => [scalar, [...values]]));
}
