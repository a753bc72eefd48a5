import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { talliesOf } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { CountryCodes, type CountryRecord, countryRecord, readCodeMeanings } from '../../src/import/mapping/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';
import { describeWith } from '../support/needs.ts';
import { testObservedYears } from './observed-years.ts';

const ROOT = new URL('../../', import.meta.url);
/** The data sets lie beside the project; where they do not, there is nothing to test. */
const DATA = process.env.ENTENTE_DATA ?? join(ROOT.pathname, '..', 'shared', 'data');
const MAPPINGS = new URL('mappings/', ROOT);

const FILES: readonly (readonly [mapping: string, file: string])[] = [
  ['countries', join(DATA, 'countries/country-codes.csv')],
  ['historical-states', join(MAPPINGS.pathname, 'historical-states.csv')],
  ['cow-igo', join(DATA, 'memberships/cow_igo_membership_spells.csv')],
  ['archigos', join(DATA, 'leaders/archigos.csv')],
  ['atop', join(DATA, 'alliances/atop-member-level.csv')],
];

const there = FILES.every(([, file]) => existsSync(file));

// What is asked here is what the mappings make; that both engines hold it alike is tested elsewhere.
describeWith('data', there)('countries through time', () => {
  let graph: GraphPort;
  let folder: string;
  const counts: Record<string, unknown> = {};
  const notes: Record<string, unknown> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-states-'));
    graph = await openTestGraph('embedded');
    await fillWithSeed(graph);
    for (const [mapping, file] of FILES) {
      const job = await openJob(graph, model, join(MAPPINGS.pathname, `${mapping}.yaml`), file);
      const { marker } = await importFile(graph, model, job, { rejectedPath: join(folder, `${mapping}.csv`) });
      counts[mapping] = marker.counts;
      notes[mapping] = talliesOf(marker.tallies, 'notes').map(({ reason, count }) => `${count} ${reason}`);
    }
  }, 120_000);
  afterAll(async () => {
    await graph.close();
    await rm(folder, { recursive: true });
  });

  const ask = (query: string) => dataOf(graph, query) as Promise<never>;
  const rows = (text: string, params: Record<string, unknown> = {}) => graph.read({ text, params: params as never });

  /** The states of these codes that belong to an organization on a day. */
  async function membersOf(igo: string, at: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (let after = ''; ; ) {
      const { memberships } = (await ask(`{
        memberships(at: "${at}", where: { alliance: { id: { in: ["alliance:${igo}", "alliance:cow-igo-${igo}"] } } }, first: 100${after}) {
          pageInfo { hasNextPage endCursor }
          nodes { member { code } }
        }
      }`)) as Page;
      found.push(...memberships.nodes.map(({ member }) => member.code));
      if (!memberships.pageInfo.hasNextPage) return found.sort();
      after = `, after: "${memberships.pageInfo.endCursor}"`;
    }
  }

  test.each([
    ['un', '1970-01-01', ['SUHH', 'YUCS', 'XYAR', 'YDYE', 'CSHH'], ['RU', 'RS', 'YE', 'CZ']],
    ['un', '1991-12-25', ['SUHH', 'YUCS', 'YE'], ['RU', 'RS', 'XYAR']],
    ['un', '1991-12-26', ['RU', 'YUCS', 'YE'], ['SUHH', 'RS']],
    ['un', '2000-12-31', ['RU', 'YUCS', 'YE', 'CZ'], ['SUHH', 'RS', 'XYAR', 'CSHH']],
    ['un', '2010-01-01', ['RU', 'RS', 'ME'], ['SUHH', 'YUCS']],
    ['fao', '1970-01-01', ['YUCS', 'XYAR'], ['SUHH', 'RU', 'RS', 'YE']],
    ['fao', '1963-06-01', ['SUHH', 'YUCS'], ['RU', 'RS']],
    ['fao', '2010-01-01', ['RU', 'RS'], ['SUHH', 'YUCS']],
    ['cmea', '1970-01-01', ['SUHH', 'DDDE'], ['RU', 'DE']],
    ['upu', '1900-01-01', ['RU', 'RS', 'XAUH'], ['SUHH', 'YUCS', 'AT']],
    ['upu', '1950-01-01', ['SUHH', 'YUCS'], ['RU', 'RS']],
  ])('%s on %s has %s and not %s', async (igo, at, members, others) => {
    const found = await membersOf(igo, at);
    expect(found.filter((code) => members.includes(code))).toEqual([...members].sort());
    expect(found.filter((code) => others.includes(code))).toEqual([]);
    expect(new Set(found).size).toBe(found.length);
  });

  test('leaders led the states of their time', async () => {
    const led = async (name: string) => {
      const { tenures } = (await ask(`{
        tenures(where: { holder: { name: { eq: "${name}" } } }, orderBy: [{ from: ASC }]) {
          nodes { from until country { code } statements { nodes { values { property } basis } } }
        }
      }`)) as Tenures;
      return tenures.nodes.map(({ from, until, country, statements }) => {
        const inferred = statements.nodes
          .filter(({ basis }) => basis === 'INFERRED')
          .flatMap(({ values }) => values.map(({ property }) => property));
        return [country.code, from, until, inferred.join()];
      });
    };
    expect(await led('Yeltsin')).toEqual([
      ['SUHH', '1991-08-21', '1991-12-26', 'until'],
      ['RU', '1991-12-26', '1999-12-31', 'from'],
    ]);
    expect(await led('Saleh al-Hashidi')).toEqual([
      ['XYAR', '1978-07-17', '1990-05-22', 'until'],
      ['YE', '1990-05-22', '2012-02-27', 'from'],
    ]);
    expect(await led('Gorbachev')).toEqual([['SUHH', '1985-03-11', '1991-08-21', '']]);
  });

  test('no fact of a state that shares its codes lies outside of its time', async () => {
    const found = await rows(
      `MATCH (f)-[:MEMBER|COUNTRY]->(c:Country) WHERE c.code IN ['SUHH', 'YUCS', 'XYAR']
       AND (f.from < c.existedFrom AND coalesce(f.fromPrecision, 'DAY') <> 'YEAR' AND c.code <> 'XYAR'
         OR f.until > c.existedUntil OR f.until IS NULL)
       RETURN f.id, c.code`,
    );
    expect(found).toEqual([]);
  });

  test('every row is accounted for: those that cross a succession give a fact for each state', () => {
    expect(counts).toMatchObject({
      'cow-igo': { read: 18_688, passed: 0, rejected: 0, facts: 18_688 + 135 },
      archigos: { read: 3_409, passed: 0, rejected: 0, facts: 3_409 + 3 },
      atop: { read: 2_398, passed: 0, rejected: 0, facts: 2_398 + 27 },
    });
  });

  test('the report says which entries were divided, and why', () => {
    const union = 'the cow code 365 means Russia until 1922-12-30 and Soviet Union from then on';
    const russia = 'the cow code 365 means Soviet Union until 1991-12-26 and Russia from then on';
    const yugoslavia = 'the cow code 345 means Serbia until 1918-12-01 and Yugoslavia from then on';
    const serbia = 'the cow code 345 means Yugoslavia until 2006-06-04 and Serbia from then on';
    expect(notes['cow-igo']).toEqual([
      `62 \`membership\` is divided between states: ${serbia}`,
      `47 \`membership\` is divided between states: ${russia}`,
      `13 \`membership\` is divided between states: ${yugoslavia}`,
      `13 \`membership\` is divided between states: ${union}`,
      `2 \`membership\` is cut at the end of its state: ${russia}`,
      `1 \`membership\` is cut at the end of its state: ${union}`,
    ]);
    expect(notes.atop).toEqual([
      `21 \`membership\` is divided between states: ${russia}`,
      `6 \`membership\` is divided between states: ${serbia}`,
    ]);
  });

  testObservedYears(ask, join(DATA, 'memberships/cow_igo_membership_spells.csv'));

  test('every code that a country has means one state in every year', async () => {
    const fields = ['id', 'code', 'name', 'iso3', 'cow', 'gw', 'gec'] as const;
    const found = await rows(`MATCH (c:Country) RETURN ${fields.map((name) => `c.${name}`).join(', ')}`);
    const countries = found.map((row) => countryRecord(Object.fromEntries(fields.map((name, at) => [name, row[at]]))));
    expect(countries.length).toBe(249 + 28);
    const meanings = await readCodeMeanings(MAPPINGS);
    const codes = new CountryCodes(countries, meanings);
    const own = (one: CountryRecord) => [
      ...([
        ['iso2', one.code],
        ['iso3', one.iso3],
        ['cow', one.cow],
        ['gw', one.gw],
        ['gec', one.gec],
      ] as const),
    ];
    const all = [
      ...countries.flatMap(own),
      ...meanings.flatMap(({ scheme, code }) => (scheme === 'name' ? [] : [[scheme, code] as const])),
    ];
    const wrong = all.flatMap(([scheme, code]) => {
      if (code === null || code === undefined || code === '') return [];
      const years = Array.from({ length: 2025 - 1816 + 1 }, (_, index) => `${1816 + index}-12-31`);
      const problems = [null, ...years].map((on) => codes.resolve(scheme, String(code), on));
      return problems.every((one) => 'id' in one) ? [] : [`${scheme} ${code}`];
    });
    expect(wrong).toEqual([]);
  });
});

interface Page {
  readonly memberships: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly { readonly member: { readonly code: string } }[];
  };
}

interface Tenures {
  readonly tenures: {
    readonly nodes: readonly {
      readonly from: string;
      readonly until: string;
      readonly country: { readonly code: string };
      readonly statements: {
        readonly nodes: readonly {
          readonly values: readonly { readonly property: string }[];
          readonly basis: string;
        }[];
      };
    }[];
  };
}
