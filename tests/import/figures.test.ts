import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { review } from '../../src/review/index.ts';
import { testShippedPage } from '../docs/shipped-page.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { ENGINES, openTestGraph } from '../support/engines.ts';
import { describeWith } from '../support/needs.ts';
import { testInForce } from './in-force-figures.ts';
import { testMembers } from './member-figures.ts';
import { testOverlappingLoans } from './overlapping-loans.ts';
import { fileOf, present, ROOT, SHIPPED } from './shipped.ts';
import { testStandingNames } from './standing-names.ts';
import { testWholeLoad } from './whole-load.ts';

/*
 * The figures were worked out from the files by scripts that share no code with the project: see each question for its
 * rule. They ask by source, since the data sets and the articles overlap.
 */
describeWith('data', present).each(ENGINES)('the shipped mappings [%s]', (engine) => {
  let graph: GraphPort;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-figures-'));
    graph = await openTestGraph(engine);
    await fillWithSeed(graph);
  }, 60_000);
  afterAll(async () => {
    await graph.close();
    await rm(folder, { recursive: true });
  });

  const ask = (query: string) => dataOf(graph, query) as Promise<never>;

  test.each(SHIPPED)(
    '$mapping: $facts facts of $read rows',
    async (shipped) => {
      const { mapping, read, passed = 0, rejected = 0, facts } = shipped;
      const job = await openJob(graph, model, join(ROOT, 'mappings', `${mapping}.yaml`), fileOf(shipped));
      const rejectedPath = join(folder, `${mapping}.rejected.csv`);
      const { outcome, marker } = await importFile(graph, model, job, { rejectedPath });
      expect(outcome).toBe('finished');
      expect(marker.counts).toMatchObject({ read, passed, rejected, facts });
    },
    120_000,
  );

  test('who led how many countries on 2010-06-15, by Archigos: 171, one each', async () => {
    const { tenures, hu, chavez } = (await ask(`{
      tenures(at: "2010-06-15", where: ${BY('archigos')}) {
        totalCount
        groupBy(by: [COUNTRY], first: 500) { aggregate { count } }
      }
      hu: tenures(at: "2010-06-15", where: { country: { code: { eq: "CN" } } }) { nodes { holder { name } } }
      chavez: tenures(at: "2010-06-15", where: { country: { code: { eq: "VE" } } }) { nodes { holder { name } } }
    }`)) as Leaders;
    expect(tenures.totalCount).toBe(171);
    expect(tenures.groupBy.map(({ aggregate }) => aggregate.count)).toEqual(Array.from({ length: 171 }, () => 1));
    expect(hu).toEqual({ nodes: [{ holder: { name: 'Hu Jintao' } }] });
    expect(chavez).toEqual({ nodes: [{ holder: { name: 'Hugo Chavez' } }] });
  });

  test('pairs of allies in force that day, by ATOP: 3,902, of which 1,681 have one who owes defence', async () => {
    const members = new Map<string, { member: string; defends: boolean }[]>();
    for (let after: string | null = null; ; ) {
      const { memberships } = (await ask(`{
        memberships(at: "2010-06-15", where: ${BY('atop')}, first: 1000${after === null ? '' : `, after: "${after}"`}) {
          pageInfo { hasNextPage endCursor }
          nodes { alliance { id } member { code } obligations }
        }
      }`)) as Memberships;
      for (const { alliance, member, obligations } of memberships.nodes) {
        const own = members.get(alliance.id) ?? [];
        members.set(alliance.id, [...own, { member: member.code, defends: obligations.includes('DEFENSE') }]);
      }
      if (!memberships.pageInfo.hasNextPage) break;
      after = memberships.pageInfo.endCursor;
    }
    const pairs = new Set<string>();
    const defence = new Set<string>();
    for (const one of [...members.values()].flatMap((all) => all.map((own) => ({ all, own })))) {
      for (const other of one.all.filter(({ member }) => member > one.own.member)) {
        const pair = `${one.own.member} ${other.member}`;
        pairs.add(pair);
        if (one.own.defends || other.defends) defence.add(pair);
      }
    }
    expect(pairs.size).toBe(3_902);
    expect(defence.size).toBe(1_681);
  });

  test("China's loans to Venezuela to 2014, by AidData: 48.999 billion, of which 10.281 are recommended", async () => {
    const loans = (more: string) => `loans(where: {
      creditor: { country: { code: { eq: "CN" } } }, debtor: { country: { code: { eq: "VE" } } }
      from: { lt: "2015-01-01" }, and: [${BY('aiddata-gco')}${more}]
    }) { totalCount aggregate { principalUsd { sum } } }`;
    const recommended =
      ', { statements: { some: { values: { some: { property: { eq: "recommendedForResearch" }, value: { eq: "True" } } } } } }';
    expect(await ask(`{ naive: ${loans('')} recommended: ${loans(recommended)} }`)).toEqual({
      naive: { totalCount: 39, aggregate: { principalUsd: { sum: 48_999_200_000 } } },
      recommended: { totalCount: 22, aggregate: { principalUsd: { sum: 10_281_000_000 } } },
    });
  });

  test('the full members of OPEC in 2014, by Correlates of War', async () => {
    const { memberships } = (await ask(`{
      memberships(at: "2014-06-15", where: {
        alliance: { id: { eq: "alliance:opec" } }, status: { eq: MEMBER }, and: [${BY('cow-igo')}]
      }) { nodes { member { code } } }
    }`)) as { memberships: { nodes: { member: { code: string } }[] } };
    // Angola, which joined in 2007, is not in the file.
    expect(memberships.nodes.map(({ member }) => member.code).sort()).toEqual(
      ['DZ', 'EC', 'IR', 'IQ', 'KW', 'LY', 'NG', 'QA', 'SA', 'AE', 'VE'].sort(),
    );
  });

  test('Venezuela and China share 45 intergovernmental organizations in 2014', async () => {
    expect(
      await ask(`{
        country(code: "VE") {
          standing(towards: "country:CN", at: "2014-06-15") {
            alliances(where: { kind: { eq: ORGANIZATION } }) { totalCount }
          }
        }
      }`),
    ).toEqual({ country: { standing: { alliances: { totalCount: 45 } } } });
  });

  test('who is likely one person in Archigos and in the Factbook', async () => {
    const { proposals } = await review(graph, model, { minScore: 0.1 });
    const scores = new Map(proposals.map(({ score, keep, join }) => [`${keep.name} = ${join.name}`, score]));
    const scoreOf = (pair: string): number => scores.get(pair) ?? 0;
    for (const pair of [
      'Yoweri Kaguta MUSEVENI = Museveni',
      'Alyaksandr LUKASHENKA = Lukashenko',
      'Emomali RAHMON = Rakhmonov',
      'ABDALLAH II = Abdullah Ibn Hussein El-Hashimi',
      'Salva KIIR Mayardit = Salva Kiir',
    ]) {
      expect({ pair, likely: scoreOf(pair) > 0.8 }).toEqual({ pair, likely: true });
    }
    // Fathers and sons, and one who only has the name of another.
    for (const pair of ['KIM Jong Un = Kim Jong-Il', 'Ilham ALIYEV = H. Aliyev', 'Kyriakos MITSOTAKIS = Mitsotakis']) {
      expect({ pair, likely: scoreOf(pair) > 0.4 }).toEqual({ pair, likely: false });
    }
  });

  test('Xi Jinping is one person in three sources: he leads effectively before he is president', async () => {
    expect(
      await ask(`{
        person(id: "person:xi-jinping") {
          tenures(where: { country: { code: { eq: "CN" } } }, orderBy: [{ from: ASC }]) {
            nodes { rank from disputed }
          }
        }
      }`),
    ).toEqual({
      person: {
        tenures: {
          nodes: [
            { rank: 'EFFECTIVE_LEADER', from: '2012-11-15', disputed: false },
            { rank: 'HEAD_OF_STATE', from: '2013-03-14', disputed: false },
          ],
        },
      },
    });
  });

  test("Venezuela's membership of OPEC is one fact, which each source that has it states", async () => {
    const { memberships } = (await ask(`{
      memberships(where: { member: { code: { eq: "VE" } }, alliance: { id: { eq: "alliance:opec" } } }) {
        nodes { from lastObserved statements { nodes { source { id } } } }
      }
    }`)) as Opec;
    expect(memberships.nodes).toMatchObject([{ from: '1960-01-01', lastObserved: '2026-01-17' }]);
    const sources = memberships.nodes.flatMap(({ statements }) => statements.nodes.map(({ source }) => source.id));
    expect([...new Set(sources)].sort()).toEqual([
      'source:china-venezuela-ties-2023',
      'source:cow-igo',
      'source:factbook-igo',
    ]);
  });

  test.each(['1947-06-15', '1971-12-31', '2014-06-15', '2026-01-17'])(
    'China is once in each organization on %s',
    async (day) => {
      const { memberships } = (await ask(`{
        memberships(at: "${day}", where: {
          member: { code: { eq: "CN" } }, alliance: { kind: { eq: ORGANIZATION } }
        }) { totalCount groupBy(by: [ALLIANCE], first: 500) { aggregate { count } } }
      }`)) as { memberships: { totalCount: number; groupBy: readonly unknown[] } };
      expect(memberships.totalCount).toBeGreaterThan(0);
      expect(memberships.groupBy).toHaveLength(memberships.totalCount);
    },
  );

  testInForce(ask);
  testMembers(ask);
  testWholeLoad(ask);
  testStandingNames(ask);
  testShippedPage('docs/questions.md', ask, engine === 'embedded');
  testShippedPage('docs/timelines.md', ask, engine === 'embedded');
  // Last, since it adds a source.
  testOverlappingLoans(
    () => graph,
    () => folder,
  );
});

/** The condition that a source says something on a fact. */
const BY = (source: string): string => `{ statements: { some: { source: { id: { eq: "source:${source}" } } } } }`;

interface Leaders {
  readonly tenures: {
    readonly totalCount: number;
    readonly groupBy: readonly { readonly aggregate: { readonly count: number } }[];
  };
  readonly hu: object;
  readonly chavez: object;
}

interface Opec {
  readonly memberships: {
    readonly nodes: readonly {
      readonly statements: { readonly nodes: readonly { readonly source: { readonly id: string } }[] };
    }[];
  };
}

interface Memberships {
  readonly memberships: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly {
      readonly alliance: { readonly id: string };
      readonly member: { readonly code: string };
      readonly obligations: readonly string[];
    }[];
  };
}
