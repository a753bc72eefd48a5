import { incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort, GraphRow, GraphValue } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import type { ReadEntries } from '../read-entries.ts';
import { readAll, readSourcesOf, type SourcesOfGraph } from '../read-sources.ts';
import { type Person, personOf, type StoredPerson } from './person.ts';

type StoredTenure = StoredPerson['tenures'][number];

/** Reads all persons with what distinguishes them. A source that has a tenure of a person lists the person. */
export async function readPersons(
  graph: GraphPort,
  model: Model,
  sources: SourcesOfGraph,
): Promise<ReadEntries<Person>> {
  const texts = statementTexts(model);
  const tenures = (await readAll(graph, texts.tenures)).map(tenureReader(model));
  const tenuresOf = groupBy(tenures, ({ holder }) => holder);
  const ofPersons = await readSourcesOf(graph, model, nodeType(model, 'Person').label, sources);
  const ofTenures = await readSourcesOf(graph, model, nodeType(model, 'Tenure').label, sources);
  const entries = (await readAll(graph, texts.persons)).map(([id, name, aliases, birthYear]: GraphRow) => {
    const own = tenuresOf.get(String(id)) ?? [];
    const ofOffices = own.flatMap((held) => [...(ofTenures.get(held.id) ?? [])]);
    return personOf({
      id: String(id),
      name: String(name),
      aliases: Array.isArray(aliases) ? aliases.map(String) : [],
      birthYear: typeof birthYear === 'number' ? birthYear : null,
      tenures: own.map(({ tenure }) => tenure),
      sources: [...(ofPersons.get(String(id)) ?? []), ...ofOffices],
    });
  });
  return { entries, total: entries.length };
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
  const [person, tenure] = [nodeType(model, 'Person'), nodeType(model, 'Tenure')];
  const [holder, country] = [relationOf(tenure, 'holder'), relationOf(tenure, 'country')];
  return {
    persons: `MATCH ${node('p', person.label)} RETURN ${properties('p', ['id', 'name', 'aliases', 'birthYear'])} ORDER BY ${property('p', 'id')}`,
    tenures:
      `MATCH ${node('p', person.label)}${incoming(holder.relationship)}${node('t', tenure.label)}` +
      `${outgoing(country.relationship)}${node('c', nodeType(model, country.target).label)} ` +
      `RETURN ${property('p', 'id')}, ${property('t', 'id')}, ${properties('c', ['id', 'name'])}, ${properties('t', ['rank', ...DATE_PROPERTIES])}`,
  };
}

/** The ranks of leaders, by the model. */
function leadingRanks(model: Model): ReadonlySet<string> {
  const leaders = nodeType(model, 'Person').collections.find(({ name }) => name === 'leaders');
  return new Set(leaders?.having?.only.flatMap((condition) => condition.in ?? []));
}

const textOrNull = (value: GraphValue): string | null => (typeof value === 'string' ? value : null);
