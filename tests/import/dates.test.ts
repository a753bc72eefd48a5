import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const ROWS = `id,amount,currency,usd,from,until,exact
may,1,usd,,1957-05-22,1957-05,
year,2,US Dollar,2,+1957-00-00T00:00:00Z,1957-00-00,
april,3,EUR,,1957-05-22,1957-04,
differ,4,USD,5,1957,,
exact,5,EUR,,1957,,DAY
sign,6,$,,1957,,
`;

const MAPPING = `
name: dated
source: { title: Dated }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, amount, currency, usd, from, until, exact] }
values:
  from: { date: "{from}" }
entries:
  - type: Loan
    id: "loan:dated-{id}"
    when: [{ value: "{exact}", is: unknown }]
    fields:
      creditor: { const: country:CN }
      debtor: { const: country:VE }
      principal: { number: "{amount}" }
      currency: "{currency}"
      principalUsd: { number: "{usd}" }
      umbrella: { const: false }
      from: { date: "{from}" }
      until: { date: "{until}" }
    states: [from, until, principal]
  - type: Loan
    key: exact
    id: "loan:exact-{id}"
    when: [{ value: "{exact}", is: known }]
    fields:
      umbrella: { const: false }
      from: { date: "{from}" }
      fromPrecision: "{exact}"
    states: [from]
`;

describeEngines('rows with dates and amounts', fillWithSeed, (graph) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-dates-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('are loaded where they are possible, and rejected by number where not', async () => {
    const [rows, mapping, rejected] = ['rows.csv', 'dated.yaml', 'rejected.csv'].map((name) => join(folder, name));
    await writeFile(String(rows), ROWS);
    await writeFile(String(mapping), MAPPING);
    const job = await openJob(graph(), model, String(mapping), String(rows));
    const { marker } = await importFile(graph(), model, job, { rejectedPath: String(rejected) });
    expect(marker.counts).toMatchObject({ read: 6, rejected: 4, facts: 2 });
    const told = await readFile(String(rejected), 'utf8');
    expect(told).toMatch(/^3,"?loan:dated-april: `until` must be after `from`/m);
    expect(told).toMatch(/^4,"?loan:dated-differ: `principalUsd` is 5, and `principal` is 4 in USD/m);
    expect(told).toMatch(/^5,"?loan:exact-exact: `fromPrecision` is DAY, and `from` is read as a YEAR/m);
    expect(told).toMatch(/^6,.*is no currency of ISO 4217/m);

    const asked =
      '{ loans(where: { id: { in: ["loan:dated-may", "loan:dated-year"] } }, orderBy: [{ id: ASC }]) { nodes { id principalUsd usdBasis currency until untilPrecision } } }';
    const { loans } = (await dataOf(graph(), asked)) as { loans: { nodes: object[] } };
    expect(loans.nodes).toEqual([
      {
        id: 'loan:dated-may',
        principalUsd: 1,
        usdBasis: 'REPORTED',
        currency: 'USD',
        until: '1957-05-01',
        untilPrecision: 'MONTH',
      },
      {
        id: 'loan:dated-year',
        principalUsd: 2,
        usdBasis: 'REPORTED',
        currency: 'USD',
        until: '1957-01-01',
        untilPrecision: 'YEAR',
      },
    ]);
    const on = async (day: string) => {
      const total = (inForce: string) => `exposure(country: "country:VE", at: $at, inForce: ${inForce}) { totalUsd }`;
      const query = `query ($at: Date) { presumed: ${total('PRESUMED')} possible: ${total('POSSIBLE')} }`;
      const data = (await dataOf(graph(), query, { at: day })) as Record<string, { totalUsd: number }>;
      return [data.presumed?.totalUsd, data.possible?.totalUsd];
    };
    // What began and ended in one year was in force on some of its days, and on none of them surely.
    expect(await Promise.all(['1956-12-31', '1957-05-21', '1957-05-22', '1957-05-31', '1958-01-01'].map(on))).toEqual([
      [0, 0],
      [0, 2],
      [1, 3],
      [0, 2],
      [0, 0],
    ]);
  });
});
