import { node, properties } from '../../cypher/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { CountryRecord } from './countries.ts';

/** The countries that the graph has, by whose codes others are looked up. */
export async function graphCountries(graph: GraphPort): Promise<readonly CountryRecord[]> {
  const fields = ['id', 'code', 'name', 'iso3', 'cow', 'gw', 'gec', 'officialName', 'aliases'];
  const rows = await graph.read({
    text: `MATCH ${node('c', 'Country')} RETURN ${properties('c', fields)}`,
    params: {},
  });
  return rows.map(([id, code, name, iso3, cow, gw, gec, officialName, aliases]) => ({
    id: String(id),
    code: String(code),
    name: String(name),
    iso3: textOf(iso3),
    cow: numberOf(cow),
    gw: numberOf(gw),
    gec: textOf(gec),
    officialName: textOf(officialName),
    aliases: textsOf(aliases),
  }));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
