import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { applyPlan, readDecisions, resetGraph, undoOf } from '../../src/evidence/index.ts';
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

/** How either set is mapped. Either states ids as values. */
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
    fields:
      title: { const: A handover }
      kind: { const: CEREMONY }
      status: { const: OCCURRED }
      from: { date: "{from}" }
      participants: [{ role: { const: HOST }, actor: "{person}" }]
    states: [from]
`;

/** How rows of any kind are mapped: each is of the type that it names. */
const bodiesOf = (name: string): string => `
name: ${name}
source: { title: The bodies of ${name} }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [type, ref, name, party, number, place] }
rowSource: { title: { value: "{place}", when: [{ value: "{type}", in: [Person] }] } }
entries:
  - type: Organization
    id: "organization:{ref}"
    when: [{ value: "{type}", in: [Organization] }]
    fields: { name: "{name}", kind: { const: BANK }, seat: "{place}" }
  - type: Alliance
    id: "alliance:{ref}"
    when: [{ value: "{type}", in: [Alliance] }]
    fields: { name: "{name}", kind: { const: BLOC } }
  - type: Person
    id: "person:{ref}"
    when: [{ value: "{type}", in: [Person] }]
    fields: { name: "{name}", birthYear: { number: "{number}", as: int } }
  - type: Loan
    id: "loan:{ref}"
    when: [{ value: "{type}", in: [Loan] }]
    fields:
      creditor: { id: "{party}" }
      debtor: { const: "country:VE" }
      principal: { number: "{number}" }
      currency: { const: CNY }
      from: { const: "2010-07-01" }
  - type: Tenure
    id: "tenure:{ref}"
    when: [{ value: "{type}", in: [Tenure] }]
    fields:
      holder: { id: "{party}" }
      country: { const: "country:CN" }
      office: { const: Chairman }
      rank: { const: OTHER }
      from: { const: "2004-09-19" }
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

  /** Loads rows of all kinds, each of whose last column is a source or a place. */
  async function loadBodies(name: string, rows: readonly string[]): Promise<void> {
    const [mapping, file] = [join(folder, `${name}.yaml`), join(folder, `${name}.csv`)];
    await writeFile(mapping, bodiesOf(name));
    await writeFile(file, `type,ref,name,party,number,place\n${rows.join('\n')}\n`);
    const job = await openJob(graph(), model, mapping, file);
    const { marker } = await importFile(graph(), model, job, { rejectedPath: `${file}.rejected.csv` });
    expect(marker.counts).toMatchObject({ rejected: 0, passed: 0, read: rows.length });
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
        former: node(id: "person:old-1") { id }
        person(id: "person:new-hugo-chavez") {
          name aliases birthYear
          tenures { nodes { id disputed statementCount sourceCount } }
          events { totalCount }
          statements(orderBy: [{ id: ASC }]) { nodes { statedOf values { property value } } }
        }
        event(id: "event:handover-1999-02-02-VE") { participants { role actor { id } } }
        conflicts(about: "person:new-hugo-chavez", orderBy: [{ id: ASC }]) { nodes { property values { value } } }
        old: conflicts(where: { subject: { person: { id: { eq: "person:old-1" } } } }) { totalCount }
        search(query: "chavez", types: [PERSON]) { edges { node { id } } }
      }`,
    );
    expect(answer).toEqual({
      // The id that was joined away stands for the one that is kept, wherever it is asked for.
      former: { id: CHAVEZ },
      person: {
        name: 'Hugo CHAVEZ Frias',
        aliases: ['Chavez'],
        birthYear: 1955,
        // Both sets give the same time, so that it is one tenure of one person.
        tenures: { nodes: [{ id: 'tenure:new-hugo-chavez', disputed: false, statementCount: 2, sourceCount: 2 }] },
        events: { totalCount: 1 },
        statements: {
          nodes: [
            [CHAVEZ, 'Hugo CHAVEZ Frias', '1955'],
            [OLD_CHAVEZ, 'Chavez', '1954'],
          ].map(([statedOf, name, birthYear]) => ({
            statedOf,
            values: [
              { property: 'name', value: name },
              { property: 'birthYear', value: birthYear },
            ],
          })),
        },
      },
      event: { participants: [{ role: 'HOST', actor: { id: CHAVEZ } }] },
      // The two names agree.
      conflicts: { nodes: [{ property: 'birthYear', values: [{ value: '1954' }, { value: '1955' }] }] },
      old: { totalCount: 1 },
      search: { edges: [{ node: { id: CHAVEZ } }] },
    });
    // The statements keep the ids that their sources give.
    const naming = (id: string) =>
      read(
        `MATCH (t:Statement)-[:ABOUT]->(s) WHERE t.values CONTAINS '${id}' RETURN t.statedOf, s.id ORDER BY t.statedOf, s.id`,
      );
    expect(await naming(OLD_CHAVEZ)).toEqual([
      ['event:handover-1999-02-02-VE', 'event:handover-1999-02-02-VE'],
      ['person:old-2', 'person:old-2'],
      ['tenure:old-1', 'tenure:new-hugo-chavez'],
    ]);
    expect(await naming(CHAVEZ)).toEqual([
      ['event:handover-1999-02-02-VE', 'event:handover-1999-02-02-VE'],
      ['person:new-nicolas', 'person:new-nicolas'],
      ['tenure:new-hugo-chavez', 'tenure:new-hugo-chavez'],
    ]);
  });

  test('resolves chains to one, lists no decided pair again, and changes nothing when applied twice', async () => {
    const text = decide([...MADURO, ['person:new-hu-jintao', 'person:old-3', 'different']]);
    await apply(text);
    const once = await contents(graph());
    expect(
      await read(
        "MATCH (p:Person {id: 'person:nicolas-maduro'})<-[:HOLDER]-(t:Tenure) RETURN p.birthYear, t.id, t.from, t.sourceCount",
      ),
    ).toEqual([[1962, 'tenure:nicolas-maduro-president-of-venezuela', '2013-04-19', 4]]);
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
      ['Hugo CHAVEZ Frias', ['El Comandante']],
    ]);
    expect(
      await read(
        `MATCH (p:Person {id: '${CHAVEZ}'})<-[:HOLDER]-(t:Tenure) RETURN t.id, t.until, t.disputed, t.statementCount`,
      ),
    ).toEqual([['tenure:new-hugo-chavez', '2013-03-05', true, 2]]);
    expect(
      await read(
        "MATCH (c:Conflict)-[:OVER]->(:Tenure {id: 'tenure:new-hugo-chavez'}) MATCH (c)-[:VALUE]->(v) " +
          'RETURN c.property, v.value ORDER BY v.value',
      ),
    ).toEqual([
      ['until', '2013-03-05'],
      ['until', '2014-01-01'],
    ]);
    // What a row states keeps its own ids, also where one of these was joined away before.
    expect(
      await read(
        "MATCH (p:Person)<-[:ABOUT]-(t:Statement)-[:SOURCE]->(:Source {id: 'source:old'}) WHERE t.locator = 6 RETURN p.id, t.statedOf, t.values",
      ),
    ).toEqual([['person:old-6', 'person:old-6', ['Reagan', '1911', OLD_CHAVEZ].join('\u001f')]]);
    expect(await read(`MATCH (p:Person) WHERE p.id IN ['${OLD_CHAVEZ}', 'person:lan-hu'] RETURN p.id`)).toEqual([]);
  });

  test('joins organizations and alliances in the same way', async () => {
    const lent = 'MATCH (l:Loan)-[:CREDITOR]->(o:Organization) RETURN count(l)';
    const [[before] = []] = await read(lent);
    await loadBodies('bodies', [
      'Organization,cdb,CDB,,,',
      'Alliance,brics-plus,BRICS+,,,',
      'Loan,bodies-1,,organization:cdb,1,',
    ]);
    const joined = [
      ['organization:cctv', 'organization:cdb'],
      ['alliance:brics', 'alliance:brics-plus'],
    ] as const;
    const apart = await contents(graph());
    await apply(decide(joined.map((pair) => [...pair, 'same'])));
    expect(await read(lent)).toEqual([[Number(before) + 1]]);
    expect(
      await read("MATCH (l:Loan {id: 'loan:bodies-1'})-[:CREDITOR]->(o:Organization) RETURN o.id, o.aliases"),
    ).toEqual([['organization:cctv', expect.arrayContaining(['CDB'])]]);
    expect(await read("MATCH (a:Alliance {id: 'alliance:brics'}) RETURN a.aliases")).toEqual([
      [expect.arrayContaining(['BRICS+'])],
    ]);
    // Taken apart again, each is what it was.
    const pairs = parseDecisions('undo.yaml', decide(joined.map((pair) => [...pair, 'same']))).pairs;
    await applyPlan(graph(), model, undoOf(pairs, await readDecisions(graph())));
    expect(await contents(graph())).toEqual(apart);
  });

  test('proposes loans and organizations of two sources, and joins a loan with its statements', async () => {
    for (const [name, amount, title] of [
      ['x', '70110000000', 'BDS'],
      ['y', '70100000000', 'Banco de Desarrollo del Sur'],
    ] as const) {
      await loadBodies(name, [`Loan,${name}-1,,country:CN,${amount},`, `Organization,${name}-1,${title},,,Quito`]);
    }
    const { proposals } = await review(graph(), model, { minScore: 0.5 });
    const own = proposals.filter(({ keep }) => ['loan:x-1', 'organization:x-1'].includes(keep.id));
    expect(own.map(({ keep, join: other }) => [keep.id, other.id])).toEqual([
      ['loan:x-1', 'loan:y-1'],
      ['organization:x-1', 'organization:y-1'],
    ]);
    await apply(decide([['loan:x-1', 'loan:y-1', 'same']]));
    expect(
      await read(
        "MATCH (l:Loan {id: 'loan:x-1'})<-[:ABOUT]-(t:Statement)-[:SOURCE]->(o) RETURN l.principal, l.disputed, t.statedOf, o.id ORDER BY o.id",
      ),
    ).toEqual([
      [70_110_000_000, false, 'loan:x-1', 'source:x'],
      [70_110_000_000, false, 'loan:y-1', 'source:y'],
    ]);
    expect(await read("MATCH (l:Loan {id: 'loan:y-1'}) RETURN l.id")).toEqual([]);
  });

  test('takes the sources that rows of one file name for one source', async () => {
    const person = (number: number, name: string, from = '') => `Person,alike-${number},${name},,1895,${from}`;
    const proposed = async () => (await listed(0.5)).filter((pair) => pair.some((id) => id?.includes(':alike-')));
    await loadBodies('z', [person(1, 'Zog Ahmeti')]);
    await loadBodies('z-too', [person(2, 'Zog Ahmeti')]);
    await loadBodies('e', [person(3, 'Enver Hoxha', 'Almanac'), person(4, 'Enver Hoxha', 'Gazette')]);
    expect(await read("MATCH (o:Source)-[:PART_OF]->(:Source {id: 'source:e'}) RETURN count(o)")).toEqual([[2]]);
    expect(await proposed()).toEqual([['person:alike-1', 'person:alike-2']]);
  });

  test('settles disputes that came only from one person having two ids', async () => {
    // Two sources speak of one tenure, and name its holder by ids that were decided to be different before.
    const hu = ['person:new-hu-jintao', 'person:old-3'] as const;
    for (const [index, id] of hu.entries()) await loadBodies(`holders-${index}`, [`Tenure,shared,,${id},,`]);
    const disputed = () => read("MATCH (t:Tenure {id: 'tenure:shared'}) RETURN t.disputed");
    expect(await disputed()).toEqual([[true]]);
    await apply(decide([[...hu, 'same']]));
    expect(await disputed()).toEqual([[false]]);
    expect(await read("MATCH (c:Conflict)-[:OVER]->(t:Tenure {id: 'tenure:shared'}) RETURN c.id")).toEqual([]);
    await apply(decide([[...hu, 'different']]));
    expect(await disputed()).toEqual([[true]]);
  });

  test('forgets the decisions in a reset', async () => {
    expect((await readDecisions(graph())).map(({ decision }) => decision)).toContain('different');
    await resetGraph(graph(), model);
    expect(await readDecisions(graph())).toEqual([]);
  });
});
