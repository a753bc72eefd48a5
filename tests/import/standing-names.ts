import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ROOT } from './shipped.ts';

/** Which of the names that several sources have for an actor stand, and which are its aliases. */
export function testStandingNames(ask: (query: string) => Promise<never>): void {
  test('countries have the names of the list of countries; those of the coordinates are aliases', async () => {
    const { countries } = (await ask(`{
      countries(where: { code: { in: ["CD", "DO", "MM", "PS", "SJ", "TR"] } }, orderBy: [{ id: ASC }]) {
        nodes { code name aliases }
      }
    }`)) as Countries;
    expect(countries.nodes.map(({ code, name }) => [code, name])).toEqual([
      ['CD', 'Congo - Kinshasa'],
      ['DO', 'Dominican Republic'],
      ['MM', 'Myanmar'],
      ['PS', 'Palestine'],
      ['SJ', 'Svalbard & Jan Mayen'],
      ['TR', 'Türkiye'],
    ]);
    const aliases = Object.fromEntries(countries.nodes.map((one) => [one.code, one.aliases]));
    expect(aliases.MM).toContain('Burma');
    expect(aliases.DO).toContain('The Dominican');
  });

  test('no country has a name that only the coordinates have', async () => {
    const { countries } = (await ask(`{
      countries(first: 500) {
        nodes { name statements(where: { values: { some: { property: { eq: "name" } } } }) {
          nodes { values { property value } source { id } }
        } }
      }
    }`)) as NameSources;
    expect(countries.nodes.length).toBe(249 + 28);
    const wrong = countries.nodes.filter(({ name, statements }) => {
      const sources = statements.nodes
        .filter(({ values }) => values.some(({ property, value }) => property === 'name' && value === name))
        .map(({ source }) => source.id);
      return sources.every((id) => id === 'source:centroids');
    });
    expect(wrong).toEqual([]);
  });

  test('each organization of both lists is called by its abbreviation and has its name in full', async () => {
    const file = readFileSync(join(ROOT, 'mappings', 'organizations.csv'));
    const listed = parse(file, { columns: true }) as readonly { readonly id: string; readonly name: string }[];
    const { nodes } = (await ask(`{
      nodes(ids: ${JSON.stringify(listed.map(({ id }) => id))}) { id ... on Alliance { name aliases } }
    }`)) as Organizations;
    const names = new Map(nodes.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
    expect(listed.filter(({ id, name }) => !names.get(id)?.includes(name))).toEqual([]);
    expect(nodes.find(({ id }) => id === 'alliance:icao')?.name).toBe('ICAO');
  });

  test('an organization is found by its name in full, and a statement says where that is from', async () => {
    const { search, alliance } = (await ask(`{
      search(query: "International Civil Aviation Organization", first: 1) { nodes { id } }
      alliance(id: "alliance:icao") {
        name aliases
        statements(where: { basis: { eq: INFERRED } }, orderBy: [{ id: ASC }]) { nodes { summary source { id } } }
      }
    }`)) as Found;
    expect(search.nodes).toEqual([{ id: 'alliance:icao' }]);
    expect(alliance).toMatchObject({ name: 'ICAO', aliases: ['International Civil Aviation Organization'] });
    expect(alliance.statements.nodes.map(({ source }) => source.id).sort()).toEqual([
      'source:cow-igo',
      'source:factbook-igo',
    ]);
    for (const { summary } of alliance.statements.nodes) {
      expect(summary).toMatch(
        /list of organizations beside the mapping.*: International Civil Aviation Organization\.$/,
      );
    }
  });
}

interface Countries {
  readonly countries: {
    readonly nodes: readonly { readonly code: string; readonly name: string; readonly aliases: readonly string[] }[];
  };
}

interface NameSources {
  readonly countries: {
    readonly nodes: readonly {
      readonly name: string;
      readonly statements: {
        readonly nodes: readonly {
          readonly values: readonly { readonly property: string; readonly value: string }[];
          readonly source: { readonly id: string };
        }[];
      };
    }[];
  };
}

interface Organizations {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[];
}

interface Found {
  readonly search: { readonly nodes: readonly { readonly id: string }[] };
  readonly alliance: {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly statements: {
      readonly nodes: readonly { readonly summary: string; readonly source: { readonly id: string } }[];
    };
  };
}
