import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { indexSpecs, resetGraph } from '../../src/evidence/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { graphLines, linesOfFiles } from './admin-csv/contents.ts';

const MAPPING = `
name: reports
source: { title: All reports, publisher: The archive }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, amount, report, url] }
rowSource: { title: "{report}", url: "{url}" }
entries:
  - type: Loan
    id: "loan:{id}"
    fields: { principal: { number: "{amount}" }, currency: { const: EUR }, from: { const: "2010-01-01" } }
    states: [principal]
`;

const rows = (...lines: string[]): string => `id,amount,report,url\n${lines.join('\n')}\n`;
const FIRST = rows('a,1,Red,https://red.example/', 'b,2,Red,https://red.example/', 'c,3,Blue,', 'd,4,,');

/** All that a row states of its loan. */
const valuesOf = (amount: string) => [amount, 'EUR', 'false', '2010-01-01'].map((value) => ({ value }));

const SOURCES = `{ sources(orderBy: [{ title: ASC }]) { nodes {
  title url publisher partOf { id } reports(orderBy: [{ locator: ASC }]) { nodes { values { value } locator subject { id } } }
} } }`;

interface Told {
  readonly title: string;
  readonly partOf: { readonly id: string } | null;
  readonly reports: { readonly nodes: readonly { readonly values: readonly { readonly value: string }[] }[] };
}

describeEngines(
  'sources that rows name',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'entente-sources-'));
      await writeFile(join(folder, 'm.yaml'), MAPPING);
    });
    afterAll(() => rm(folder, { recursive: true }));
    beforeEach(() => resetGraph(graph(), model));

    async function load(text: string) {
      await writeFile(join(folder, 'data.csv'), text);
      const job = await openJob(graph(), model, join(folder, 'm.yaml'), join(folder, 'data.csv'));
      const options = { rejectedPath: join(folder, 'rejected.csv'), rowsAtOnce: 2 };
      return (await importFile(graph(), model, job, options)).marker.counts;
    }
    async function sources(): Promise<readonly Told[]> {
      return ((await dataOf(graph(), SOURCES)) as { sources: { nodes: Told[] } }).sources.nodes;
    }
    const saying = async () =>
      (await sources()).map(({ title, reports }) => [title, ...reports.nodes.map(({ values }) => values[0]?.value)]);

    test('hold what their rows state, and are part of the file', async () => {
      expect(await load(FIRST)).toMatchObject({ read: 4, rejected: 0, facts: 4, statements: 4 });
      expect(await sources()).toMatchObject([
        {
          title: 'All reports',
          url: null,
          publisher: 'The archive',
          partOf: null,
          reports: { nodes: [{ locator: 4 }] },
        },
        { title: 'Blue', url: null, publisher: null, partOf: { id: 'source:reports' } },
        {
          title: 'Red',
          url: 'https://red.example/',
          partOf: { id: 'source:reports' },
          reports: {
            nodes: [
              { values: valuesOf('1'), locator: 1, subject: { id: 'loan:a' } },
              { values: valuesOf('2'), locator: 2 },
            ],
          },
        },
      ]);
    });

    test('lose what a changed file no longer says, and are deleted where it no longer names them', async () => {
      await load(FIRST);
      expect(await load(rows('a,1,Red,https://red.example/', 'b,2,Green,', 'd,4,,'))).toMatchObject({
        // That of c, and what Red said of b, which Green says now.
        withdrawn: 2,
        deleted: 1,
      });
      expect(await saying()).toEqual([
        ['All reports', '4'],
        ['Green', '2'],
        ['Red', '1'],
      ]);
      await load(rows('d,4,,'));
      expect(await saying()).toEqual([['All reports', '4']]);
      await load(FIRST);
      expect(await saying()).toEqual([
        ['All reports', '4'],
        ['Blue', '3'],
        ['Red', '1', '2'],
      ]);
    });

    test('stay while rows are rejected', async () => {
      await load(FIRST);
      await load(rows('a,1,Red,https://red.example/', 'b,two,Green,'));
      expect(await saying()).toEqual([
        ['All reports', '4'],
        ['Blue', '3'],
        ['Red', '1', '2'],
      ]);
    });

    test('disagree with each other', async () => {
      await load(rows('a,1,Red,', 'a,5,Blue,'));
      const { loans } = (await dataOf(graph(), '{ loans { nodes { disputed statements { totalCount } } } }')) as {
        loans: { nodes: object[] };
      };
      expect(loans.nodes).toEqual([{ disputed: true, statements: { totalCount: 2 } }]);
      await load(rows('a,1,Red,'));
      expect(await dataOf(graph(), '{ loans { nodes { disputed } } conflicts { totalCount } }')).toEqual({
        loans: { nodes: [{ disputed: false }] },
        conflicts: { totalCount: 0 },
      });
    });

    test('are the same in the files for neo4j-admin', async () => {
      await load(FIRST);
      expect(await linesOfFiles(folder)).toEqual(await graphLines(graph()));
    });
  },
);
