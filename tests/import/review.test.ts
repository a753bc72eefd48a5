import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { applyPlan, readDecisions, resetGraph } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { movesOf, outcomeLines, parseDecisions, planDecisions, review } from '../../src/review/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { expectTextKeys } from '../support/text-keys.ts';
import { contents } from './contents.ts';

/** Two data sets on leaders. They share no id with each other, and each has some persons of the other. */
const SETS = {
  old: `ref,name,born,iso,from,until,boss
1,Chavez,1954,VE,1999-02-02,2013-03-05,
2,Maduro,1962,VE,2013-03-05,,1
3,Hu,1942,CN,2003-03-15,2013-03-14,
4,Bush,1924,US,1989-01-20,1993-01-20,
5,Bush,1946,US,2001-01-20,2009-01-20,4
`,
  new: `ref,name,born,iso,from,until,boss
hugo-chavez,Hugo CHAVEZ Frias,1955,VE,1999-02-02,2013-03-05,
nicolas,Nicolas MADURO Moros,,VE,2013-04-19,,hugo-chavez
hu-jintao,HU Jintao,,CN,2003-03-15,2013-03-14,
george-w,George W. BUSH,1946,US,2001-01-20,2009-01-20,
`,
} as const;

/** How either set is mapped; the first replaces what is there, and either states ids as values. */
const mappingOf = (set: keyof typeof SETS): string => `
name: ${set}
source: { title: The ${set} leaders }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [ref, name, born, iso, from, until, boss] }
values:
  person: "person:${set}-{ref}"
entries:
  - type: Person
    id: "{person}"
    merge: ${set === 'old' ? 'replace' : 'keep'}
    fields: { name: "{name}", birthYear: { number: "{born}", as: int } }
    states: [name, birthYear]
    also: { mentor: { value: "person:${set}-{boss}", when: [{ value: "{boss}", is: known }] } }
  - type: Tenure
    id: "tenure:${set}-{ref}"
    fields:
      holder: "{person}"
      country: { country: "{iso}", scheme: iso2 }
      office: { const: President }
      rank: { const: HEAD_OF_STATE }
      from: { date: "{from}" }
      until: { date: "{until}" }
    states: [holder, from, until]
  - type: Event
    id: "event:handover-{from}-{iso}"
    merge: keep
    fields:
      title: { const: A handover }
      kind: { const: CEREMONY }
      status: { const: OCCURRED }
      from: { date: "{from}" }
      participants: [{ role: { const: HOST }, actor: "{person}" }]
    states: [from]
`;

const decide = (pairs: readonly (readonly [keep: string, join: string, decision: string])[]): string =>
  `pairs:\n${pairs.map(([keep, other, decision]) => `  - { keep: "${keep}", join: "${other}", decision: ${decision} }\n`).join('')}`;

const MADURO = [
  ['person:nicolas-maduro', 'person:new-nicolas', 'same'],
  ['person:new-nicolas', 'person:old-2', 'same'],
] as const;
const [CHAVEZ, OLD_CHAVEZ] = ['person:new-hugo-chavez', 'person:old-1'] as const;
const [FATHER, SON, NEW_SON] = ['person:old-4', 'person:old-5', 'person:new-george-w'] as const;

/** All but the marks of imports, which tell of the runs and not of what is known. */
async function known(graph: GraphPort): Promise<readonly unknown[]> {
  const all = await contents(graph);
  return all.filter((rows) => !rows.some(([node]) => typeof node === 'object' && node !== null && 'mapping' in node));
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-review-'));
});
afterAll(() => rm(folder, { recursive: true }));

// The tests go on from one another, each with persons of its own: to fill a graph anew takes Neo4j the longest.
describeEngines('reviewing likely same persons', fillWithSeed, (graph) => {
  async function load(set: keyof typeof SETS, rows: string = SETS[set], fromStart = false): Promise<void> {
    const [mapping, file] = [join(folder, `${set}.yaml`), join(folder, `${set}.csv`)];
    await writeFile(mapping, mappingOf(set));
    await writeFile(file, rows);
    const job = await openJob(graph(), model, mapping, file);
    const { marker } = await importFile(graph(), model, job, { rejectedPath: `${file}.rejected.csv`, fromStart });
    expect(marker.counts.rejected).toBe(0);
  }

  async function apply(text: string) {
    const plan = await planDecisions(graph(), model, parseDecisions('decisions.yaml', text));
    const moves = await movesOf(graph(), model, plan);
    await applyPlan(graph(), model, plan);
    return outcomeLines(plan, moves, false);
  }

  const read = (text: string) => graph().read({ text, params: {} });
  const listed = async (least: number) =>
    (await review(graph(), model, { minScore: least })).proposals.map(({ keep, join: other }) => [keep.id, other.id]);

  beforeAll(async () => {
    await load('old');
    await load('new');
  });

  test('lists pairs from two sources with scores and reasons, the likeliest first', async () => {
    const { proposals: pairs } = await review(graph(), model, { minScore: 0.5 });
    expect(pairs.map(({ keep, join: other }) => [keep.id, other.id])).toEqual([
      [NEW_SON, SON],
      [CHAVEZ, OLD_CHAVEZ],
      ['person:new-hu-jintao', 'person:old-3'],
      // All of a group keep one.
      ['person:nicolas-maduro', 'person:new-nicolas'],
      ['person:nicolas-maduro', 'person:old-2'],
    ]);
    expect(pairs[2]?.reasons).toContain('both led China');
    // Father and son: the older source tells them apart, the son fits better, and so do the years.
    const all = (await review(graph(), model, { minScore: 0 })).proposals;
    const unlikely = all.filter(({ keep, join: other }) => [keep.id, other.id].includes(FATHER));
    expect(unlikely).toHaveLength(1);
    expect(Math.max(...unlikely.map(({ score }) => score))).toBeLessThan(0.01);
  });

  test('refuses all contradictions with their places, and writes nothing', async () => {
    await apply(decide([[FATHER, NEW_SON, 'different']]));
    const before = await contents(graph());
    const text = decide([
      [CHAVEZ, OLD_CHAVEZ, 'same'],
      [OLD_CHAVEZ, CHAVEZ, 'same'],
      [FATHER, SON, 'same'],
      [SON, NEW_SON, 'same'],
    ]);
    const circle = (line: number) => `decisions\\.yaml:${line}:7: [^\n]*in a circle`;
    const chain = `decisions\\.yaml:4:\\d+: [^\n]*different: ${FATHER} = ${SON} = ${NEW_SON}`;
    await expect(apply(text)).rejects.toThrow(new RegExp(`3 problem.*${circle(2)}\n.*${circle(3)}\n.*${chain}`, 's'));
    const country = decide([
      ['country:VE', 'country:CN', 'same'],
      [CHAVEZ, OLD_CHAVEZ, 'same'],
    ]);
    await expect(apply(country)).rejects.toThrow('identified by its code');
    expect(await contents(graph())).toEqual(before);
  });

  test('joins the same persons, with all that was known of each', async () => {
    expect(await apply(decide([[CHAVEZ, OLD_CHAVEZ, 'same']]))).toEqual([
      '1 joined into 1, 0 pairs recorded as different',
      expect.stringMatching(/^ {2}person:old-1 -> person:new-hugo-chavez \(.*1 Event\.participants.*1 Tenure\.holder/),
    ]);
    const answer = await dataOf(
      graph(),
      `{
        gone: node(id: "person:old-1") { id }
        person(id: "person:new-hugo-chavez") {
          name aliases birthYear
          tenures(orderBy: [{ id: ASC }]) { nodes { id } }
          events { totalCount }
          statements(orderBy: [{ id: ASC }]) { nodes { values { property } } }
        }
        event(id: "event:handover-1999-02-02-VE") { participants { role actor { id } } }
        conflicts(about: "person:new-hugo-chavez", orderBy: [{ id: ASC }]) { nodes { property values { value } } }
        old: conflicts(where: { subject: { person: { id: { eq: "person:old-1" } } } }) { totalCount }
        search(query: "chavez", types: [PERSON]) { edges { node { id } } }
      }`,
    );
    expect(answer).toEqual({
      gone: null,
      person: {
        name: 'Hugo CHAVEZ Frias',
        aliases: ['Chavez'],
        birthYear: 1955,
        tenures: { nodes: [{ id: 'tenure:new-hugo-chavez' }, { id: 'tenure:old-1' }] },
        events: { totalCount: 1 },
        statements: {
          nodes: ['birthYear', 'name', 'birthYear', 'name'].map((property) => ({ values: [{ property }] })),
        },
      },
      event: { participants: [{ role: 'HOST', actor: { id: CHAVEZ } }] },
      // The two names agree.
      conflicts: { nodes: [{ property: 'birthYear', values: [{ value: '1954' }, { value: '1955' }] }] },
      old: { totalCount: 0 },
      search: { edges: [{ node: { id: CHAVEZ } }] },
    });
    // Who states the id that is gone states the one that is kept.
    expect(await read(`MATCH (t:Statement) WHERE '${OLD_CHAVEZ}' IN t.values RETURN t.id`)).toEqual([]);
    expect(
      await read(`MATCH (t:Statement) WHERE '${CHAVEZ}' IN t.values RETURN t.properties[0] AS p ORDER BY p`),
    ).toEqual([['holder'], ['holder'], ['mentor'], ['mentor']]);
  });

  test('resolves chains to one, lists no decided pair again, and changes nothing when applied twice', async () => {
    const text = decide([...MADURO, ['person:new-hu-jintao', 'person:old-3', 'different']]);
    await apply(text);
    const once = await contents(graph());
    expect(
      await read("MATCH (p:Person {id: 'person:nicolas-maduro'})<-[:HOLDER]-(t:Tenure) RETURN p.birthYear, count(t)"),
    ).toEqual([[1962, 3]]);
    expect(await read("MATCH (p:Person {id: 'person:nicolas-maduro'}) RETURN p.aliases")).toEqual([
      [['Nicolas Maduro', 'Nicolas MADURO Moros', 'Maduro']],
    ]);
    expect(await listed(0.5)).toEqual([[NEW_SON, SON]]);
    expect(await listed(0)).not.toContainEqual([NEW_SON, FATHER]);
    expect(await apply(text)).toEqual(['All decisions were applied before: nothing was written']);
    expect(await contents(graph())).toEqual(once);
  });

  test('assigns later imports and seeds to the one who is kept', async () => {
    // Kept are, with those before: ids of the set that keeps, of the set that replaces, and of the seed. One of the seed is joined.
    await apply(
      decide([
        [SON, NEW_SON, 'same'],
        [FATHER, 'person:lan-hu', 'same'],
      ]),
    );
    const before = await known(graph());
    await load('old', SETS.old, true);
    await load('new', SETS.new, true);
    await fillWithSeed(graph());
    expect(await known(graph())).toEqual(before);
    await expectTextKeys(graph(), model);

    const later = '1,El Comandante,1954,VE,1999-02-02,2014-01-01,\n6,Reagan,1911,US,1981-01-20,1989-01-20,1\n';
    await load('old', SETS.old.replace(/1,Chavez.*\n/, '') + later);
    expect(await read(`MATCH (p:Person {id: '${CHAVEZ}'}) RETURN p.name, p.aliases`)).toEqual([
      ['Hugo CHAVEZ Frias', ['Chavez']],
    ]);
    expect(
      await read(`MATCH (p:Person {id: '${CHAVEZ}'})<-[:HOLDER]-(t:Tenure) RETURN t.id, t.until ORDER BY t.id`),
    ).toEqual([
      ['tenure:new-hugo-chavez', '2013-03-05'],
      ['tenure:old-1', '2014-01-01'],
    ]);
    expect(
      await read(
        "MATCH (t:Statement)-[:SOURCE]->(:Source {id: 'source:old'}) WHERE t.locator = 6 AND t.properties = ['mentor'] RETURN t.values[0]",
      ),
    ).toEqual([[CHAVEZ]]);
    expect(await read(`MATCH (p:Person) WHERE p.id IN ['${OLD_CHAVEZ}', 'person:lan-hu'] RETURN p.id`)).toEqual([]);
  });

  test('joins organizations and alliances in the same way', async () => {
    const lent = 'MATCH (l:Loan)-[:CREDITOR]->(o:Organization) RETURN count(l)';
    const [[before] = []] = await read(lent);
    await graph().write([
      { text: "CREATE (o:Organization {id: 'organization:cdb', name: 'CDB', aliases: []})", params: {} },
      {
        text:
          "MATCH (o:Organization {id: 'organization:cdb'}) MATCH (l:Loan) WITH o, l ORDER BY l.id LIMIT 1 " +
          'CREATE (l)-[:CREDITOR]->(o)',
        params: {},
      },
      {
        text: "CREATE (a:Alliance {id: 'alliance:brics-plus', name: 'BRICS+', aliases: [], kind: 'BLOC'})",
        params: {},
      },
    ]);
    await apply(
      decide([
        ['organization:cctv', 'organization:cdb', 'same'],
        ['alliance:brics', 'alliance:brics-plus', 'same'],
      ]),
    );
    expect(await read(lent)).toEqual([[Number(before) + 1]]);
    expect(await read("MATCH (a:Alliance {id: 'alliance:brics'}) RETURN a.aliases")).toEqual([
      [expect.arrayContaining(['BRICS+'])],
    ]);
  });

  test('proposes loans and organizations of two sources, and joins a loan with its statements', async () => {
    const source = (name: string) => `(:Source {id: 'source:${name}', title: '${name}', kind: 'DATASET'})`;
    const about = (id: string, label: string, name: string) =>
      `MATCH (n:${label} {id: '${id}'}) MATCH (o:Source {id: 'source:${name}'}) ` +
      `CREATE (n)<-[:ABOUT]-(:Statement {id: 'statement:${id}', property: 'from', value: '2010-07-01', recordedAt: '2026-01-01T00:00:00Z', summary: '', locator: 1, basis: 'REPORTED'})-[:SOURCE]->(o)`;
    const loan = (id: string, amount: number) =>
      `MATCH (c:Country {id: 'country:CN'}) MATCH (d:Country {id: 'country:VE'}) ` +
      `CREATE (c)<-[:CREDITOR]-(:Loan {id: '${id}', principal: ${amount}.0, currency: 'CNY', umbrella: false, ` +
      `from: '2010-07-01', fromPrecision: 'DAY', repayment: []})-[:DEBTOR]->(d)`;
    const bank = (id: string, name: string) =>
      `CREATE (:Organization {id: '${id}', name: '${name}', aliases: [], kind: 'BANK', seat: 'Quito'})`;
    for (const text of [
      `CREATE ${source('x')} CREATE ${source('y')}`,
      loan('loan:x-1', 70_110_000_000),
      loan('loan:y-1', 70_100_000_000),
      bank('organization:x-1', 'BDS'),
      bank('organization:y-1', 'Banco de Desarrollo del Sur'),
      ...['x', 'y'].flatMap((name) => [
        about(`loan:${name}-1`, 'Loan', name),
        about(`organization:${name}-1`, 'Organization', name),
      ]),
    ]) {
      await graph().write([{ text, params: {} }]);
    }
    const { proposals } = await review(graph(), model, { minScore: 0.5 });
    expect(
      proposals.filter(({ type }) => type !== 'Person').map(({ keep, join: other }) => [keep.id, other.id]),
    ).toEqual([
      ['loan:x-1', 'loan:y-1'],
      ['organization:x-1', 'organization:y-1'],
    ]);
    await apply(decide([['loan:x-1', 'loan:y-1', 'same']]));
    expect(
      await read("MATCH (l:Loan {id: 'loan:x-1'})<-[:ABOUT]-(t:Statement) RETURN l.principal, t.id ORDER BY t.id"),
    ).toEqual([
      [70_110_000_000, 'statement:loan:x-1'],
      [70_110_000_000, 'statement:loan:y-1'],
    ]);
    expect(await read("MATCH (l:Loan {id: 'loan:y-1'}) RETURN l.id")).toEqual([]);
  });

  test('takes the files of one data set for one source', async () => {
    const zog = (id: string, source: string) =>
      `CREATE (:Person {id: '${id}', name: 'Zog Ahmeti', aliases: [], birthYear: 1895})<-[:ABOUT]-` +
      `(:Statement {id: 'statement:${id}'})-[:SOURCE]->(:Source {id: '${source}', title: '${source}'})`;
    const proposed = async () => (await listed(0.5)).filter((pair) => pair.some((id) => id?.startsWith('person:zog-')));
    for (const text of [zog('person:zog-1', 'source:z'), zog('person:zog-2', 'source:z.more.csv')]) {
      await graph().write([{ text, params: {} }]);
    }
    expect(await proposed()).toEqual([['person:zog-1', 'person:zog-2']]);
    await graph().write([
      {
        text:
          "MATCH (o:Source {id: 'source:z'}) MATCH (p:Source {id: 'source:z.more.csv'}) " +
          'CREATE (p)-[:PART_OF]->(o)',
        params: {},
      },
    ]);
    expect(await proposed()).toEqual([]);
  });

  test('settles disputes that came only from one person having two ids', async () => {
    // Both sets speak of one tenure, and name its holder by their own ids; they were decided to be different before.
    const hu = ['person:new-hu-jintao', 'person:old-3'] as const;
    await graph().write([
      {
        text:
          "MATCH (o:Statement)-[x:ABOUT]->(:Tenure) WHERE o.values = ['person:old-3'] " +
          "MATCH (t:Tenure {id: 'tenure:new-hu-jintao'}) DELETE x CREATE (o)-[:ABOUT]->(t)",
        params: {},
      },
    ]);
    await load('new', SETS.new, true);
    const disputed = () => read("MATCH (t:Tenure {id: 'tenure:new-hu-jintao'}) RETURN t.disputed");
    expect(await disputed()).toEqual([[true]]);
    await apply(decide([[...hu, 'same']]));
    expect(await disputed()).toEqual([[false]]);
    expect(await read("MATCH (c:Conflict)-[:OVER]->(t:Tenure {id: 'tenure:new-hu-jintao'}) RETURN c.id")).toEqual([]);
  });

  test('forgets the decisions in a reset', async () => {
    expect((await readDecisions(graph())).map(({ decision }) => decision)).toContain('different');
    await resetGraph(graph(), model);
    expect(await readDecisions(graph())).toEqual([]);
  });
});
