import { incoming, node, outgoing, properties, property } from '../cypher/index.ts';
import type { GraphPort, GraphRow, GraphValue } from '../graph/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { type Person, personOf, type StoredPerson } from './person.ts';

/** The persons of the graph, and the titles of the sources that speak of them. */
export interface PersonsOfGraph {
  readonly persons: readonly Person[];
  readonly titles: ReadonlyMap<string, string>;
}

/** A review reads all persons at once, which may take longer than a request may, in milliseconds. */
const TIMEOUT_MS = 300_000;

/** Reads all that tells persons apart. */
export async function readPersons(graph: GraphPort, model: Model): Promise<PersonsOfGraph> {
  const texts = textsOf(model);
  const read = (text: string) => graph.read({ text, params: {} }, { timeoutMs: TIMEOUT_MS });
  const leading = leadingRanks(model);
  const tenures = new Map<string, StoredPerson['tenures'][number][]>();
  const holders = new Map<string, string>();
  for (const [id, tenure, country, countryName, rank, ...dates] of await read(texts.tenures)) {
    const [from, fromPrecision, until, firstObserved, lastObserved] = dates.map(textOf);
    const held = {
      country: String(country),
      countryName: String(countryName),
      leads: leading.has(String(rank)),
      from: from ?? null,
      fromPrecision: fromPrecision ?? null,
      until: until ?? null,
      firstObserved: firstObserved ?? null,
      lastObserved: lastObserved ?? null,
    };
    add(tenures, String(id), held);
    holders.set(String(tenure), String(id));
  }
  const sources = new Map<string, string[]>();
  for (const [id, source] of await read(texts.ofPersons)) add(sources, String(id), String(source));
  for (const [tenure, source] of await read(texts.ofTenures)) {
    const holder = holders.get(String(tenure));
    if (holder !== undefined) add(sources, holder, String(source));
  }
  const persons = (await read(texts.persons)).map(([id, name, aliases, birthYear]: GraphRow) =>
    personOf({
      id: String(id),
      name: String(name),
      aliases: Array.isArray(aliases) ? aliases.map(String) : [],
      birthYear: typeof birthYear === 'number' ? birthYear : null,
      tenures: tenures.get(String(id)) ?? [],
      sources: sources.get(String(id)) ?? [],
    }),
  );
  const titles = new Map((await read(texts.sources)).map(([id, title]) => [String(id), String(title)]));
  return { persons, titles };
}

function textsOf(model: Model) {
  const [person, tenure, statement] = [
    nodeType(model, 'Person'),
    nodeType(model, 'Tenure'),
    nodeType(model, 'Statement'),
  ];
  const [holder, country] = [relationOf(tenure, 'holder'), relationOf(tenure, 'country')];
  const [subject, source] = [relationOf(statement, 'subject'), relationOf(statement, 'source')];
  const sourceLabel = nodeType(model, source.target).label;
  const dates = ['from', 'fromPrecision', 'until', 'firstObserved', 'lastObserved'];
  const stating = (label: string) =>
    `MATCH ${node('n', label)}${incoming(subject.relationship)}${node('t', statement.label)}` +
    `${outgoing(source.relationship)}${node('o', sourceLabel)} RETURN DISTINCT ${property('n', 'id')}, ${property('o', 'id')}`;
  return {
    persons: `MATCH ${node('p', person.label)} RETURN ${properties('p', ['id', 'name', 'aliases', 'birthYear'])} ORDER BY ${property('p', 'id')}`,
    tenures:
      `MATCH ${node('p', person.label)}${incoming(holder.relationship)}${node('t', tenure.label)}` +
      `${outgoing(country.relationship)}${node('c', nodeType(model, country.target).label)} ` +
      `RETURN ${property('p', 'id')}, ${property('t', 'id')}, ${properties('c', ['id', 'name'])}, ${properties('t', ['rank', ...dates])}`,
    ofPersons: stating(person.label),
    ofTenures: stating(tenure.label),
    sources: `MATCH ${node('o', sourceLabel)} RETURN ${properties('o', ['id', 'title'])}`,
  };
}

/** The ranks that the model takes for leaders. */
function leadingRanks(model: Model): ReadonlySet<string> {
  const leaders = nodeType(model, 'Person').collections.find(({ name }) => name === 'leaders');
  return new Set(leaders?.having?.only.flatMap((condition) => condition.in ?? []));
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

const textOf = (value: GraphValue): string | null => (typeof value === 'string' ? value : null);
