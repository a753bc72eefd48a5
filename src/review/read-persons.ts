import { incoming, node, outgoing, properties, property } from '../cypher/index.ts';
import { groupBy } from '../domain/index.ts';
import type { GraphPort, GraphRow, GraphValue } from '../graph/index.ts';
import { type Model, nodeType, relationOf } from '../model/index.ts';
import { type Person, personOf, type StoredPerson } from './person.ts';

/** All persons, and the titles of the sources by id. */
export interface PersonsOfGraph {
  readonly persons: readonly Person[];
  readonly titles: ReadonlyMap<string, string>;
}

/** In milliseconds. Reading all persons may take longer than a request is allowed to. */
const TIMEOUT_MS = 300_000;

type StoredTenure = StoredPerson['tenures'][number];

/** Reads all persons with what distinguishes them. */
export async function readPersons(graph: GraphPort, model: Model): Promise<PersonsOfGraph> {
  const texts = statementTexts(model);
  const read = (text: string) => graph.read({ text, params: {} }, { timeoutMs: TIMEOUT_MS });
  const tenures = (await read(texts.tenures)).map(tenureReader(model));
  const tenuresOf = groupBy(tenures, ({ holder }) => holder);
  const holders = new Map(tenures.map(({ id, holder }) => [id, holder]));
  const cited = [
    ...(await read(texts.sourcesOfPersons)).map(([id, source]) => [String(id), String(source)] as const),
    ...(await read(texts.sourcesOfTenures)).map(([id, source]) => [holders.get(String(id)), String(source)] as const),
  ];
  const sourcesOf = groupBy(cited, ([id]) => id);
  const persons = (await read(texts.persons)).map(([id, name, aliases, birthYear]: GraphRow) =>
    personOf({
      id: String(id),
      name: String(name),
      aliases: Array.isArray(aliases) ? aliases.map(String) : [],
      birthYear: typeof birthYear === 'number' ? birthYear : null,
      tenures: (tenuresOf.get(String(id)) ?? []).map(({ tenure }) => tenure),
      sources: (sourcesOf.get(String(id)) ?? []).map(([, source]) => source),
    }),
  );
  const titles = new Map((await read(texts.sources)).map(([id, title]) => [String(id), String(title)]));
  return { persons, titles };
}

interface ReadTenure {
  readonly id: string;
  readonly holder: string;
  readonly tenure: StoredTenure;
}

function tenureReader(model: Model): (row: GraphRow) => ReadTenure {
  const leading = leadingRanks(model);
  return ([holder, id, country, countryName, rank, ...dates]) => {
    const [from = null, fromPrecision = null, until = null, firstObserved = null, lastObserved = null] =
      dates.map(textOrNull);
    const leads = leading.has(String(rank));
    const place = { country: String(country), countryName: String(countryName), leads };
    return {
      id: String(id),
      holder: String(holder),
      tenure: { ...place, from, fromPrecision, until, firstObserved, lastObserved },
    };
  };
}

const DATE_PROPERTIES = ['from', 'fromPrecision', 'until', 'firstObserved', 'lastObserved'];

function statementTexts(model: Model) {
  const [person, tenure, statement] = [
    nodeType(model, 'Person'),
    nodeType(model, 'Tenure'),
    nodeType(model, 'Statement'),
  ];
  const [holder, country] = [relationOf(tenure, 'holder'), relationOf(tenure, 'country')];
  const [subject, source] = [relationOf(statement, 'subject'), relationOf(statement, 'source')];
  const sourceLabel = nodeType(model, source.target).label;
  const sourcesOf = (label: string) =>
    `MATCH ${node('n', label)}${incoming(subject.relationship)}${node('t', statement.label)}` +
    `${outgoing(source.relationship)}${node('o', sourceLabel)} RETURN DISTINCT ${property('n', 'id')}, ${property('o', 'id')}`;
  return {
    persons: `MATCH ${node('p', person.label)} RETURN ${properties('p', ['id', 'name', 'aliases', 'birthYear'])} ORDER BY ${property('p', 'id')}`,
    tenures:
      `MATCH ${node('p', person.label)}${incoming(holder.relationship)}${node('t', tenure.label)}` +
      `${outgoing(country.relationship)}${node('c', nodeType(model, country.target).label)} ` +
      `RETURN ${property('p', 'id')}, ${property('t', 'id')}, ${properties('c', ['id', 'name'])}, ${properties('t', ['rank', ...DATE_PROPERTIES])}`,
    sourcesOfPersons: sourcesOf(person.label),
    sourcesOfTenures: sourcesOf(tenure.label),
    sources: `MATCH ${node('o', sourceLabel)} RETURN ${properties('o', ['id', 'title'])}`,
  };
}

/** The ranks of leaders, by the model. */
function leadingRanks(model: Model): ReadonlySet<string> {
  const leaders = nodeType(model, 'Person').collections.find(({ name }) => name === 'leaders');
  return new Set(leaders?.having?.only.flatMap((condition) => condition.in ?? []));
}

const textOrNull = (value: GraphValue): string | null => (typeof value === 'string' ? value : null);
