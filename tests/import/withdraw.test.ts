import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { indexSpecs, resetGraph, talliesOf } from '../../src/evidence/index.ts';
import { type ImportJob, importFile } from '../../src/import/index.ts';
import type { ImportOptions } from '../../src/import/load/options.ts';
import { describeEngines } from '../support/engines.ts';
import { type LoanRow, loanJob, loanRow, model } from './loans.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-withdraw-'));
});
afterEach(() => rm(folder, { recursive: true }));

describeEngines(
  'a changed file',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    const empty = async () => {
      await resetGraph(graph(), model);
      const text = "MERGE (c:Country {id: 'country:VE'}) SET c.name = 'Venezuela', c.code = 'VE'";
      await graph().write([{ text, params: {} }]);
    };
    beforeEach(empty);

    let digests = 0;
    const load = (
      mapping: string,
      rows: readonly LoanRow[],
      options: Partial<ImportOptions> = {},
      fields: Partial<ImportJob> = {},
    ) => {
      digests += 1;
      const job: ImportJob = loanJob(rows, { mapping, path: `${mapping}.csv`, digest: String(digests), ...fields });
      return importFile(graph(), model, job, { rejectedPath: join(folder, 'rejected.csv'), rowsAtOnce: 2, ...options });
    };
    const loans = (...names: readonly string[]) => names.map((loan) => loanRow({ loan }));
    const bad = (loan: string) => loanRow({ loan, amount: 'oops' });
    const read = async (text: string) => (await graph().read({ text, params: {} })).map(String);
    const stated = () =>
      read('MATCH (l:Loan) OPTIONAL MATCH (l)<-[:ABOUT]-(t:Statement) RETURN l.id, count(t) ORDER BY l.id');
    const told = (result: Awaited<ReturnType<typeof load>>, of: Parameters<typeof talliesOf>[1]) =>
      talliesOf(result.marker.tallies, of).map(({ reason, examples }) => `${reason}: ${examples.join(' ')}`);

    test('takes no statement from another fact for a row that moves while rows are rejected', async () => {
      await load('one', loans('A', 'B', 'C'));
      await load('two', loans('X', 'Y'));
      const kept = await load('one', [...loans('B'), bad('C')]);
      expect([kept.keepsStale, kept.stale]).toEqual([true, { statements: 2, facts: 2 }]);
      const all = ['loan:A,1', 'loan:B,1', 'loan:C,1'];
      expect(await stated()).toEqual([...all, 'loan:X,1', 'loan:Y,1']);
      expect((await load('two', loans('X'))).marker.counts).toMatchObject({ withdrawn: 1, deleted: 1 });
      expect(await stated()).toEqual([...all, 'loan:X,1']);
      expect((await load('one', loans('B', 'C'))).marker.counts).toMatchObject({ withdrawn: 1, deleted: 1 });
      expect(await stated()).toEqual(['loan:B,1', 'loan:C,1', 'loan:X,1']);
    });

    test('withdraws nothing that another file of the same source says', async () => {
      const second = { path: join('parts', 'more.csv') };
      await load('one', loans('A', 'B'));
      await load('one', loans('X', 'Y'), {}, second);
      const sources = 'MATCH (o:Source) RETURN o.id';
      expect(await read(sources)).toEqual(['source:one']);
      for (const dryRun of [true, false]) {
        expect((await load('one', loans('A'), { dryRun })).marker.counts).toMatchObject({ withdrawn: 1, deleted: 1 });
      }
      expect((await load('one', loans('Y'), {}, second)).marker.counts).toMatchObject({ withdrawn: 1, deleted: 1 });
      expect(await stated()).toEqual(['loan:A,1', 'loan:Y,1']);
      expect(await read(sources)).toEqual(['source:one']);
    });

    test('compares statements by what they say, not by row', async () => {
      const rows = loans('Ann', 'Bob', 'Cid').map((row) => ({ ...row, lender: `${row.loan}-bank` }));
      await load('one', rows);
      const [ann, , cid] = rows;
      const changed = [ann, cid].flatMap((row, index) => (row ? [{ ...row, amount: String(7 + index) }] : []));
      const dry = await load('one', changed, { dryRun: true });
      const done = await load('one', changed);
      for (const result of [dry, done]) {
        expect(result.marker.counts).toMatchObject({ statements: 2, withdrawn: 4, deleted: 2 });
        expect(told(result, 'withdrawn')).toEqual([
          'loan: 1,loan:Ann 2,loan:Bob 3,loan:Cid',
          'organization: 2,organization:Bob-bank',
        ]);
      }
    });

    test('deletes actors that nobody states any more, and holds those that other facts name', async () => {
      const rows = loans('A', 'B', 'C').map((row) => ({ ...row, lender: `${row.loan}-bank` }));
      await load('one', rows);
      await load('two', [loanRow({ loan: 'X', lender: 'C-bank' })]);
      await graph().write([
        {
          text:
            "MATCH (l:Loan {id: 'loan:X'})-[x:CREDITOR]->() MATCH (b:Organization {id: 'organization:B-bank'}) " +
            'DELETE x CREATE (l)-[:CREDITOR]->(b)',
          params: {},
        },
      ]);
      for (const dryRun of [true, false]) {
        const result = await load('one', rows.slice(0, 1), { dryRun });
        expect(told(result, 'held')).toEqual(['organization: 0,organization:B-bank']);
        expect(told(result, 'deleted')).toEqual(['loan: 0,loan:B 0,loan:C']);
      }
      expect(await read('MATCH (o:Organization) RETURN o.id ORDER BY o.id')).toEqual([
        'organization:A-bank',
        'organization:B-bank',
        'organization:C-bank',
      ]);
    });

    test('deletes an actor that a changed fact no longer names, in a dry run as well', async () => {
      await load('one', [loanRow({ loan: 'A', lender: 'A-bank' })]);
      for (const dryRun of [true, false]) {
        const result = await load('one', [loanRow({ loan: 'A', lender: 'B-bank' })], { dryRun });
        expect(told(result, 'held')).toEqual([]);
        expect(told(result, 'deleted')).toEqual(['organization: 0,organization:A-bank']);
      }
    });

    test('takes back values with the statements that gave them', async () => {
      const two = [loanRow({ loan: 'A', amount: '9' }), loanRow({ loan: 'B', amount: '9' }), ...loans('C')];
      await load('one', [loanRow({ loan: 'A', amount: '1' }), loanRow({ loan: 'B', amount: '9' })]);
      await load('two', two, {}, { source: { title: 'Two', precedence: 1 } });
      const principal = () => read("MATCH (l:Loan {id: 'loan:A'}) RETURN l.principal * 2, l.disputed");
      expect(await principal()).toEqual(['18,true']);
      for (const dryRun of [true, false]) {
        const result = await load('two', loans('C'), { dryRun });
        expect(result.marker.counts).toMatchObject({ withdrawn: 2, deleted: 0 });
      }
      expect(await principal()).toEqual(['2,false']);
    });

    test('makes one statement of rows that say the same, across batches and in a dry run', async () => {
      await load('one', loans('A', 'A', 'A', 'B', 'A'));
      expect(await stated()).toEqual(['loan:A,1', 'loan:B,1']);
      for (const dryRun of [true, false]) {
        const { marker } = await load('one', loans('B', 'A', 'A'), { dryRun });
        expect(marker.counts).toMatchObject({ statements: 0, withdrawn: 0, deleted: 0 });
      }
      expect(await stated()).toEqual(['loan:A,1', 'loan:B,1']);
    });

    test('leaves what a file without faults says alone, after any earlier imports', async () => {
      const row = fc.record({
        loan: fc.constantFrom('A', 'B', 'C', 'D'),
        amount: fc.constantFrom('1', '2', 'oops'),
      });
      const rows = fc.array(row.map(loanRow), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), rows, async (versions, last) => {
          await empty();
          await load('two', loans('X', 'Y'));
          let before: readonly string[] = [];
          for (const version of versions) {
            const { keepsStale } = await load('one', version);
            await load('two', loans('Y', 'X'));
            const now = await stated();
            expect(now.filter((line) => line.endsWith(',0'))).toEqual([]);
            if (keepsStale) expect(now.map(nameOf)).toEqual(expect.arrayContaining(before.map(nameOf)));
            before = now;
          }
          const whole = last.filter(({ amount }) => amount !== 'oops');
          await load('one', whole);
          const text =
            "MATCH (l:Loan)<-[:ABOUT]-(t:Statement)-[:SOURCE]->(:Source {id: 'source:one'}) RETURN l.id, l.principal * 2, t.id, t.values, t.locator ORDER BY t.id";
          const found = await read(text);
          await empty();
          await load('one', whole);
          expect(found).toEqual(await read(text));
        }),
        { numRuns: 8 },
      );
    });
  },
);

const nameOf = (line: string): string => line.slice(0, line.indexOf(','));
