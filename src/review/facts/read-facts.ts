import { node, outgoing, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import {
  type Entity,
  readRulings,
  type Settled,
  type Settling,
  settle,
  statementsAbout,
} from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, type NodeType, nodeType, nodeTypesOf } from '../../model/index.ts';
import type { ReadEntries } from '../read-entries.ts';
import { readAll, type SourcesOfGraph } from '../read-sources.ts';
import type { Fact } from './fact.ts';

/** How many facts are settled at once, at least. */
const FACTS_AT_ONCE = 1000;

/** Reads the facts of a type that the rule of the type would make one, if a source or a decision did not tell some apart. */
export async function readFacts(
  graph: GraphPort,
  model: Model,
  sources: SourcesOfGraph,
  name: string,
): Promise<ReadEntries<Fact>> {
  const type = nodeType(model, name);
  const keys = await readKeys(graph, model, type);
  const settling: Settling = { model, precedenceOf: sources.precedenceOf, rulings: await readRulings(graph) };
  const entries: Fact[] = [];
  for (const ids of pagesOf(keys)) {
    const settled = settle(settling, await statementsAbout(graph, model, ids));
    entries.push(...factsIn(type, settled, sources));
  }
  return { entries, total: keys.size };
}

/** The values of each fact that the rule of the type compares, by id. */
async function readKeys(graph: GraphPort, model: Model, type: NodeType): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string[]>();
  const own = (type.same?.fields ?? []).filter((name) => type.fields.get(name)?.kind === 'property');
  const text = `MATCH ${node('f', type.label)} RETURN ${properties('f', ['id', ...own])} ORDER BY ${property('f', 'id')}`;
  for (const [id, ...values] of await readAll(graph, text)) parts.set(String(id), values.map(String));
  for (const name of type.same?.fields ?? []) {
    const field = type.fields.get(name);
    if (field?.kind !== 'relation') continue;
    for (const { label } of nodeTypesOf(model, field.target)) {
      const ends = `MATCH ${node('f', type.label)}${outgoing(field.relationship)}${node('e', label)} RETURN ${property('f', 'id')}, ${property('e', 'id')}`;
      for (const [id, end] of await readAll(graph, ends)) parts.get(String(id))?.push(`${name} ${String(end)}`);
    }
  }
  return new Map([...parts].map(([id, some]) => [id, some.join(' ')]));
}

/** Pages of the facts that others have the values of, with all of these. */
function pagesOf(keys: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const pages: string[][] = [];
  for (const some of groupBy(keys, ([, key]) => key).values()) {
    if (some.length < 2) continue;
    const last = pages.at(-1);
    const ids = some.map(([id]) => id);
    if (last && last.length < FACTS_AT_ONCE) last.push(...ids);
    else pages.push(ids);
  }
  return pages;
}

function factsIn(type: NodeType, { entities, undecided }: Settled, sources: SourcesOfGraph): readonly Fact[] {
  const standing = new Map<string, Entity>();
  for (const entity of entities.values()) for (const id of [entity.id, ...entity.formerIds]) standing.set(id, entity);
  const meets = new Map<Entity, Set<string>>();
  const note = (one: Entity, other: Entity): unknown => meets.set(one, (meets.get(one) ?? new Set()).add(other.id));
  for (const { pairs } of undecided) {
    for (const [one, other] of pairs.map((pair) => pair.map(({ id }) => standing.get(id)))) {
      if (!one || !other || one === other) continue;
      note(one, other);
      note(other, one);
    }
  }
  return [...meets].map(([entity, others]) => factOf(type, entity, others, sources));
}

function factOf(
  type: NodeType,
  { id, values, statements }: Entity,
  meets: Fact['meets'],
  sources: SourcesOfGraph,
): Fact {
  const fields = type.same?.fields ?? [];
  const from = textOf(values.from ?? values.firstObserved);
  const until = textOf(values.until);
  return {
    id,
    name: `${fields.map((name) => String(values[name])).join(', ')}, ${from ?? 'unknown'} to ${until ?? 'unknown'}`,
    sources: new Set(statements.flatMap(({ source }) => sources.withWhole(source))),
    namesNotCompared: 0,
    common: fields.map((name) => `${name} ${String(values[name])}`).join(', '),
    meets,
    from,
    until,
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
