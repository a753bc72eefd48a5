import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const mapping = (name: string, precedence: number): string => `
name: ${name}
source: { title: "List ${name}", precedence: ${precedence} }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, lender, borrower, amount, status, umbrella, year, seen, cites] }
rowSource: { title: "{cites}" }
entries:
  - type: Organization
    key: lender
    when: [{ value: "{lender}", matches: "^organization:" }]
    id: "{lender}"
    fields: { name: "{lender}", kind: { const: BANK }, country: { const: country:CN } }
  - type: Organization
    key: borrower
    when: [{ value: "{borrower}", matches: "^organization:" }]
    id: "{borrower}"
    fields: { name: "{borrower}", kind: { const: COMPANY }, country: { const: country:VE } }
  - type: Loan
    key: loan
    id: "loan:{id}"
    fields:
      creditor: "{lender}"
      debtor: "{borrower}"
      principal: { number: "{amount}" }
      currency: { const: USD, when: [{ value: "{amount}", is: known }] }
      status: "{status}"
      umbrella: { value: "{umbrella}", table: { yes: true } }
      from: { date: "{year}" }
      firstObserved: { date: "{seen}" }
`;

const COLUMNS = 'id,lender,borrower,amount,status,umbrella,year,seen,cites';

/** One names the state; it also has a loan within Venezuela, and one row that cites an article. */
const ONE = [
  'one-a,country:CN,country:VE,100,ACTIVE,,2007,,',
  'one-b,country:CN,country:VE,40,COMMITTED,,2010,,An article',
  'one-c,country:CN,country:VE,500,ACTIVE,yes,2010,,',
  'one-d,country:CN,organization:pdvsa,30,ACTIVE,,2011,,',
  'one-e,organization:pdvsa,country:VE,7,ACTIVE,,2012,,',
  'one-f,country:CN,country:VE,,ACTIVE,,2013,,',
  'both,country:CN,country:VE,20,ACTIVE,,2013,,',
  'one-g,country:BR,country:VE,9,PLEDGED,,2010,,',
];

/** Two names banks, and knows of the loan that both have that it was cancelled. */
const TWO = [
  'two-a,organization:cdb,country:VE,90,ACTIVE,,2007,,',
  'two-b,organization:cdb,country:VE,60,ACTIVE,,2009,,',
  'two-c,organization:exim,country:VE,45,ACTIVE,,2010,,',
  'both,country:CN,country:VE,20,ACTIVE,,2014,,',
  'two-d,organization:cdb,organization:pdvsa,25,ACTIVE,,,2012-03-01,',
];

async function fill(graph: GraphPort): Promise<void> {
  await fillWithSeed(graph);
  const folder = await mkdtemp(join(tmpdir(), 'entente-totals-'));
  for (const [name, precedence, rows] of [
    ['one', 2, ONE],
    ['two', 1, TWO],
  ] as const) {
    await writeFile(join(folder, `${name}.yaml`), mapping(name, precedence));
    await writeFile(join(folder, `${name}.csv`), [COLUMNS, ...rows, ''].join('\n'));
    const job = await openJob(graph, model, join(folder, `${name}.yaml`), join(folder, `${name}.csv`));
    const { marker, rejections } = await importFile(graph, model, job, { rejectedPath: join(folder, 'rejected.csv') });
    expect(rejections).toEqual([]);
    expect(marker.counts).toMatchObject({ read: rows.length });
  }
  await rm(folder, { recursive: true });
}

const FIELDS = `
  parties rule totalUsd organizationsUsd loans
  counterparties { party { id } amountUsd organizationsUsd loans }
  leftOut { reason loans amountUsd }
`;
const TOTALS = `
  totalUsd
  bySource { source { id } amountUsd loans sharedUsd sharedLoans firstYear lastYear leftOut { reason loans } }
  overlaps { creditor { id } debtor { id } years undated amountUsd sides { source { id } amountUsd loans } }
  fromOthers { property source { id } loans amountUsd }
`;

const [CHINA, VENEZUELA] = [{ id: 'country:CN' }, { id: 'country:VE' }];
/** A fact with its values that others gave. */
interface MarkedFact {
  readonly id: string;
  readonly fromOthers: readonly object[];
}

interface Marked {
  readonly loans: { readonly nodes: readonly MarkedFact[] };
  readonly both: { readonly nodes: readonly MarkedFact[] };
  readonly timeline: { readonly fromOthers: readonly { readonly fact: { readonly id: string } }[] };
  readonly paths: { readonly chains: readonly { readonly steps: readonly { readonly fact: MarkedFact }[] }[] };
}

const [LIST_ONE, LIST_TWO] = [{ id: 'source:one' }, { id: 'source:two' }];

describeEngines('totals over the loans of several sources', fill, (graph) => {
  const exposure = async (given: string, fields: string) =>
    ((await dataOf(graph(), `{ exposure(country: ${given}) { ${fields} } }`)) as { exposure: never }).exposure;

  test('keep a country apart from its organizations by default, and say so', async () => {
    expect(await exposure('"country:VE"', FIELDS)).toMatchObject({
      parties: 'COUNTRY',
      rule: expect.stringContaining('Loans of the organizations of a country are not counted as its own.'),
      totalUsd: 362,
      organizationsUsd: 0,
      loans: 7,
      counterparties: [
        { party: CHINA, amountUsd: 160, organizationsUsd: 0, loans: 3 },
        { party: { id: 'organization:cdb' }, amountUsd: 150, loans: 2 },
        { party: { id: 'organization:exim' }, amountUsd: 45, loans: 1 },
        { party: { id: 'organization:pdvsa' }, amountUsd: 7, loans: 1 },
        { party: { id: 'country:BR' }, amountUsd: 0, loans: 0 },
      ],
    });
  });

  test('count organizations as their country, each loan once, and none within a country', async () => {
    const found = await exposure('"country:VE", parties: WITH_ORGANIZATIONS', FIELDS);
    expect(found).toMatchObject({
      parties: 'WITH_ORGANIZATIONS',
      rule: expect.stringContaining('those between a country and its own organizations are left out'),
      totalUsd: 410,
      organizationsUsd: 250,
      loans: 8,
      counterparties: [
        { party: CHINA, amountUsd: 410, organizationsUsd: 250, loans: 8 },
        { party: { id: 'country:BR' }, amountUsd: 0, loans: 0 },
        // Its company's loan to it is no debt to itself.
        { party: VENEZUELA, amountUsd: 0, loans: 0 },
      ],
      leftOut: [
        { reason: 'WITHIN_COUNTRY', loans: 1, amountUsd: 7 },
        // The list's own, and that of the article.
        { reason: 'UMBRELLA', loans: 2, amountUsd: 50_000_000_500 },
        { reason: 'PLEDGE', loans: 1, amountUsd: 9 },
        { reason: 'UNKNOWN_AMOUNT', loans: 1, amountUsd: null },
      ],
    });
  });

  test('let the loans of its banks reach a country that lends', async () => {
    const lent = async (parties: string) => exposure(`"country:CN", side: DEBTORS, parties: ${parties}`, FIELDS);
    expect(await lent('COUNTRY')).toMatchObject({
      totalUsd: 190,
      counterparties: [
        { party: VENEZUELA, amountUsd: 160 },
        { party: { id: 'organization:pdvsa' }, amountUsd: 30 },
      ],
    });
    expect(await lent('WITH_ORGANIZATIONS')).toMatchObject({
      totalUsd: 410,
      counterparties: [{ party: VENEZUELA, amountUsd: 410, organizationsUsd: 250 }],
    });
    expect(await exposure('"organization:cdb", side: DEBTORS, parties: WITH_ORGANIZATIONS', FIELDS)).toMatchObject({
      rule: expect.stringContaining('Counterparties are countries with their organizations.'),
      totalUsd: 175,
      counterparties: [{ party: VENEZUELA, amountUsd: 175, organizationsUsd: 25 }],
    });
  });

  test('set the sources side by side, with what each left out and what they may both have', async () => {
    const found = await exposure('"country:VE", parties: WITH_ORGANIZATIONS', TOTALS);
    expect(found).toEqual({
      totalUsd: 410,
      bySource: [
        {
          source: LIST_TWO,
          amountUsd: 240,
          loans: 5,
          sharedUsd: 20,
          sharedLoans: 1,
          firstYear: 2007,
          lastYear: 2013,
          leftOut: [],
        },
        {
          source: LIST_ONE,
          amountUsd: 190,
          loans: 4,
          sharedUsd: 20,
          sharedLoans: 1,
          firstYear: 2007,
          lastYear: 2013,
          leftOut: [
            { reason: 'WITHIN_COUNTRY', loans: 1 },
            { reason: 'UMBRELLA', loans: 1 },
            { reason: 'PLEDGE', loans: 1 },
            { reason: 'UNKNOWN_AMOUNT', loans: 1 },
          ],
        },
        {
          source: { id: 'source:china-venezuela-ties-2023' },
          ...{ amountUsd: 0, loans: 0, sharedUsd: 0, sharedLoans: 0, firstYear: null, lastYear: null },
          leftOut: [{ reason: 'UMBRELLA', loans: 1 }],
        },
      ],
      overlaps: [
        {
          creditor: CHINA,
          debtor: VENEZUELA,
          years: [2007, 2010],
          // Of the second list, the loan of an unknown year, which may be any of the first one's.
          undated: 1,
          amountUsd: 160,
          sides: [
            { source: LIST_ONE, amountUsd: 170, loans: 3 },
            { source: LIST_TWO, amountUsd: 160, loans: 3 },
          ],
        },
      ],
      fromOthers: [],
    });
  });

  test('compare a bank with its state whoever stands for whom', async () => {
    expect(await exposure('"country:VE"', 'overlaps { creditor { id } years undated amountUsd }')).toEqual({
      overlaps: [{ creditor: CHINA, years: [2007, 2010], undated: 0, amountUsd: 135 }],
    });
    // Nothing of the second list names China itself but what both have.
    expect(await exposure('"country:CN", side: DEBTORS', 'overlaps { amountUsd }')).toEqual({ overlaps: [] });
  });

  test('tell what a source left out for the day', async () => {
    const found = await exposure(
      '"country:VE", at: "2009-06-01"',
      'totalUsd leftOut { reason } bySource { source { id } amountUsd leftOut { reason loans amountUsd } }',
    );
    expect(found).toEqual({
      totalUsd: 190,
      leftOut: [],
      bySource: [
        {
          source: LIST_ONE,
          amountUsd: 100,
          leftOut: [{ reason: 'NOT_IN_FORCE', loans: 6, amountUsd: 576 }],
        },
        { source: LIST_TWO, amountUsd: 90, leftOut: [{ reason: 'NOT_IN_FORCE', loans: 3, amountUsd: 125 }] },
        {
          source: { id: 'source:china-venezuela-ties-2023' },
          amountUsd: 0,
          leftOut: [{ reason: 'NOT_IN_FORCE', loans: 1, amountUsd: 50_000_000_000 }],
        },
      ],
    });
  });

  test('keep to the sources that are asked for, and mark what others gave of their loans', async () => {
    const two = await exposure('"country:VE", sources: ["source:two"]', `rule loans sources { id } ${TOTALS}`);
    expect(two).toMatchObject({
      rule: expect.stringContaining('Only loans that the given source states.'),
      sources: [LIST_TWO],
      totalUsd: 215,
      loans: 4,
      bySource: [{ source: LIST_TWO, amountUsd: 215, loans: 4, sharedUsd: 0 }],
      overlaps: [],
      // The first list has the higher precedence.
      fromOthers: [{ property: 'from', source: LIST_ONE, loans: 1, amountUsd: 20 }],
    });
    const both = await exposure('"country:VE", sources: ["source:one", "source:two"]', TOTALS);
    expect(both).toMatchObject({ totalUsd: 362, overlaps: [{ amountUsd: 135 }], fromOthers: [] });
  });

  test('take a data set for what its rows cite, and find what a cited source states', async () => {
    const { sources } = (await dataOf(
      graph(),
      '{ sources(where: { title: { eq: "An article" } }) { nodes { id } } }',
    )) as {
      sources: { nodes: readonly [{ id: string }] };
    };
    const [{ id }] = sources.nodes;
    expect(await exposure(`"country:VE", sources: ["${id}"]`, 'totalUsd bySource { source { id } loans }')).toEqual({
      totalUsd: 40,
      bySource: [{ source: { id }, loans: 1 }],
    });
    expect(await exposure('"country:VE", sources: ["source:one"]', 'totalUsd')).toEqual({ totalUsd: 167 });
  });

  test('mark such values on the facts of the other analyses, too', async () => {
    const given = 'sources: ["source:two"]) { fromOthers { fact { id } property source { id } } }';
    const marks = { fromOthers: [{ fact: { id: 'loan:both' }, property: 'from', source: LIST_ONE }] };
    const both = '["country:CN", "country:VE"]';
    const asked = [
      `paths(from: "country:CN", to: "country:VE", ${given}`,
      `commonTies(between: ${both}, ${given}`,
      `neighborhood(of: ["country:VE"], ${given}`,
      `timeline(about: ${both}, between: true, ${given}`,
    ];
    expect(await dataOf(graph(), `{ ${asked.join(' ')} }`)).toEqual({
      paths: marks,
      commonTies: marks,
      neighborhood: marks,
      timeline: marks,
    });
    const all = 'fromOthers { property } }';
    expect(await dataOf(graph(), `{ paths(from: "country:CN", to: "country:VE") { ${all} }`)).toEqual({
      paths: { fromOthers: [] },
    });
  });

  test('mark them on each fact as the analyses do, wherever it is selected', async () => {
    const asked = '["source:two"]';
    const mark = `fromOthers(sources: ${asked}) { __typename property source { ...on Source { id } title } }`;
    const marked = { __typename: 'ValueFromOthers', property: 'from', source: { ...LIST_ONE, title: 'List one' } };
    const { loans, both, timeline, paths } = (await dataOf(
      graph(),
      `{
        loans(sources: ${asked}, first: 100) { nodes { id ${mark} } }
        both: loans(first: 100) { nodes { id fromOthers(sources: ["source:one", "source:two"]) { property } } }
        timeline(about: ["country:CN", "country:VE"], first: 100, sources: ${asked}) {
          fromOthers { fact { id } property source { id title } }
        }
        paths(from: "country:CN", to: "country:VE") { chains { steps { fact { id ${mark} } } } }
      }`,
    )) as unknown as Marked;
    const values = loans.nodes.flatMap(({ id, fromOthers }) => fromOthers.map((one) => ({ id, ...one })));
    expect(values).toEqual([{ id: 'loan:both', ...marked }]);
    const inTimeline = timeline.fromOthers.map(({ fact, ...one }) => ({
      ...fact,
      __typename: 'ValueFromOthers',
      ...one,
    }));
    expect(inTimeline).toEqual(values);
    const facts = paths.chains.flatMap(({ steps }) => steps.map(({ fact }) => fact));
    expect(facts.find(({ id }) => id === 'loan:both')).toEqual({ id: 'loan:both', fromOthers: [marked] });
    // Of a fact that the source does not state at all, others give everything.
    expect(facts.some(({ id, fromOthers }) => id !== 'loan:both' && fromOthers.length > 3)).toBe(true);
    expect(both.nodes.find(({ id }) => id === 'loan:both')).toEqual({ id: 'loan:both', fromOthers: [] });
  });

  test('group any loans by the sources that state them, and by how many do', async () => {
    const grouped = `groupBy(by: [SOURCE, SOURCE_COUNT], orderBy: [{ aggregate: { principalUsd: { sum: DESC } } }]) {
      source { title } sourceCount aggregate { count principalUsd { sum } }
    }`;
    const whole = `loans { totalCount groupCount(by: [SOURCE]) ${grouped} }`;
    const some = `some: loans(where: { creditor: { country: { code: { eq: "CN" } } } }) { ${grouped} }`;
    const group = (title: string, sourceCount: number, count: number, sum: number) => ({
      source: { title: title === 'seed' ? expect.stringContaining('Xi Jinping') : title },
      sourceCount,
      aggregate: { count, principalUsd: { sum } },
    });
    const shared = [group('List one', 2, 1, 20), group('List two', 2, 1, 20)];
    const [seed, cited] = [group('seed', 1, 1, 50_000_000_000), group('An article', 1, 1, 40)];
    expect(await dataOf(graph(), `{ ${whole} ${some} }`)).toEqual({
      loans: {
        totalCount: 13,
        groupCount: 4,
        groupBy: [seed, group('List one', 1, 6, 646), group('List two', 1, 4, 220), cited, ...shared],
      },
      some: { groupBy: [seed, group('List one', 1, 4, 630), cited, ...shared] },
    });
  });

  test.each([
    ['["source:nobody"]', 'NOT_FOUND', 'there is no source "source:nobody"'],
    ['["One"]', 'NOT_FOUND', 'did you mean "source:one"?'],
    ['["country:VE"]', 'NOT_FOUND', 'it is the id of a Country, and a Source is wanted'],
    ['[]', 'BAD_USER_INPUT', 'an empty list leaves no facts'],
  ])('refuse sources: %s', async (sources, code, message) => {
    const { result } = await askGraph(graph(), `{ exposure(country: "country:VE", sources: ${sources}) { totalUsd } }`);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code, argument: 'exposure.sources' });
    expect(result.errors?.[0]?.message).toContain(message);
  });
});
