import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ImportError } from '../../src/disk/index.ts';
import { indexSpecs, type MappedRow, resetGraph, type SourceRow } from '../../src/evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import { type ImportJob, importFile } from '../../src/import/index.ts';
import type { ImportOptions } from '../../src/import/load/options.ts';
import { describeEngines } from '../support/engines.ts';
import { expectTextKeys, fillTextKeys } from '../support/text-keys.ts';
import { contents } from './contents.ts';
import { loanJob, loanRow, manyRows, mapLoan, model } from './loans.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

const rejectedPath = () => join(folder, 'loans.csv.rejected.csv');
const rejectedRows = () => readFile(rejectedPath(), 'utf8').catch(() => '');

describeEngines(
  'importing a file',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    beforeEach(async () => {
      await resetGraph(graph(), model);
      await graph().write([
        {
          text: 'UNWIND $rows AS r MERGE (c:Country {id: r}) SET c.name = r, c.code = r',
          params: { rows: ['country:VE'] },
        },
      ]);
    });

    const load = (job: ImportJob, options: Partial<ImportOptions> = {}, port: GraphPort = graph()) =>
      importFile(port, model, job, { rejectedPath: rejectedPath(), rowsAtOnce: 7, ...options });
    const read = (text: string) => graph().read({ text, params: {} });

    test('makes facts, actors and statements, and counts them', async () => {
      const { outcome, marker } = await load(loanJob(manyRows(50)));
      expect(outcome).toBe('finished');
      // Rows 25 and 50 name a country that is not there; row 50 comes again as loan-40, like 10, 20, 30 and 40.
      expect(marker.counts).toEqual({
        read: 50,
        passed: 0,
        rejected: 2,
        entries: 48 + 48,
        facts: 44,
        actors: 4,
        merged: 48 + 48 - 44 - 4,
        repeated: 48 - 4,
        differing: 4,
        there: 0,
        changed: 0,
        skipped: 0,
        // The rows that name a lender again say the same of it.
        statements: 48 + 4,
        withdrawn: 0,
        deleted: 0,
      });
      expect(await read('MATCH (l:Loan) RETURN count(l)')).toEqual([[44]]);
      expect(await read('MATCH (t:Statement) RETURN count(t)')).toEqual([[52]]);
      expect(await read('MATCH (:Loan)-[x:CREDITOR]->(:Organization) RETURN count(x)')).toEqual([[44]]);
      expect(
        await read(
          "MATCH (l:Loan {id: 'loan:loan-1'})<-[:ABOUT]-(t:Statement)-[:SOURCE]->(s:Source) " +
            'RETURN l.principal / 4, l.disputed, l.statementCount, l.sourceCount, t.id, t.statedOf, t.properties, t.values, ' +
            't.precisions, t.locator, t.basis, t.recordedAt, s.id',
        ),
      ).toEqual([
        [
          ...[0.5, false, 1, 1, 'statement:loans-loan-loan-1-966c45f4d8', 'loan:loan-1'],
          ['principal', 'currency', 'principalUsd', 'usdBasis', 'umbrella', 'from', 'creditor', 'debtor'].join(
            '\u001f',
          ),
          ['2', 'USD', '2', 'REPORTED', 'false', '2010-02-03', 'organization:bank-1', 'country:VE'].join('\u001f'),
          ['', '', '', '', '', 'DAY', '', ''].join('\u001f'),
          ...[2, 'REPORTED', '2026-01-01T00:00:00Z', 'source:loans'],
        ],
      ]);
      expect(await read('MATCH (s:Source) RETURN s.id, s.kind, s.title, s.sha256')).toEqual([
        ['source:loans', 'DATASET', 'Loans', 'a'.repeat(64)],
      ]);
    });

    test('gives the same graph with any batch size, and changes nothing the second time', async () => {
      const job = loanJob(manyRows(60));
      await load(job, { rowsAtOnce: 1 });
      const one = await contents(graph());
      await resetGraph(graph(), model);
      await graph().write([
        { text: "MERGE (c:Country {id: 'country:VE'}) SET c.name = 'country:VE', c.code = 'country:VE'", params: {} },
      ]);
      await load(job, { rowsAtOnce: 500 });
      expect(await contents(graph())).toEqual(one);
      expect((await load(job)).outcome).toBe('finished before');
      expect(await contents(graph())).toEqual(one);
      await load(job, { fromStart: true });
      const again = await contents(graph());
      expect(again.slice(0, -2)).toEqual(one.slice(0, -2));
      expect(again.at(-1)).toEqual(one.at(-1));
    });

    test('continues behind the last batch, whichever write fails', async () => {
      const job = loanJob(manyRows(40));
      await load(job);
      const whole = await contents(graph());
      const rejected = await rejectedRows();
      for (const failing of [1, 2, 4, 6]) {
        await resetGraph(graph(), model);
        await graph().write([
          { text: "MERGE (c:Country {id: 'country:VE'}) SET c.name = 'country:VE', c.code = 'country:VE'", params: {} },
        ]);
        await expect(load(job, {}, failingAt(graph(), failing))).rejects.toThrow('cut');
        const { outcome, resumedBehind } = await load(job, { rowsAtOnce: 9 });
        expect([outcome, resumedBehind]).toEqual(['finished', Math.max(0, failing - 1) * 7]);
        expect(await contents(graph())).toEqual(whole);
        expect(await rejectedRows()).toBe(rejected);
      }
      expect(rejected.split('\n')[0]).toBe('row,reason,column,loan,lender,debtor,amount,from,text');
      expect(rejected).toContain('25,');
    });

    test('stops after the current batch on request, and says where', async () => {
      const job = loanJob(manyRows(40));
      const controller = new AbortController();
      const stopped = await load(job, {
        signal: controller.signal,
        onProgress: ({ rows }) => rows >= 14 && controller.abort(),
      });
      expect([stopped.outcome, stopped.marker.row]).toEqual(['interrupted', 14]);
      expect(await read('MATCH (t:Statement) RETURN max(t.locator)')).toEqual([[14]]);
      const resumed: object[] = [];
      expect((await load(job, { onResume: (before) => resumed.push(before) })).resumedBehind).toBe(14);
      expect(resumed).toEqual([{ rows: 14, bytes: 150 }]);
      expect(await read('MATCH (l:Loan) RETURN count(l)')).toEqual([[35]]);
    });

    test('keeps what it read of a file that becomes unreadable', async () => {
      const good = loanJob(manyRows(10));
      async function* truncated(): AsyncGenerator<SourceRow> {
        yield* good.rows();
        throw new ImportError('loans.csv, row 11: the quote never closes');
      }
      await expect(load({ ...good, rows: truncated })).rejects.toThrow('row 11');
      expect(await read('MATCH (t:Statement) RETURN max(t.locator)')).toEqual([[10]]);
    });

    test('rejects a whole row, with the reason and its fields', async () => {
      const rows = [
        loanRow({ amount: '$1000M' }),
        loanRow({ loan: 'two', from: '2011-02-30' }),
        loanRow({ loan: 'three', lender: 'lost "bank"', debtor: 'country:NOWHERE' }),
        loanRow({ loan: 'four', debtor: 'alliance:opec' }),
        loanRow({ loan: 'fi ve' }),
        loanRow({ loan: 'six', amount: 'none' }),
        loanRow({ loan: 'seven' }),
      ];
      const { marker } = await load(loanJob(rows));
      expect(marker.counts).toMatchObject({ read: 7, passed: 1, rejected: 5, facts: 1, actors: 1 });
      expect(await read('MATCH (n:Organization) RETURN n.id')).toEqual([['organization:bank']]);
      expect((await rejectedRows()).trimEnd().split('\n')).toEqual([
        'row,reason,column,loan,lender,debtor,amount,from,text',
        '1,"is ""$1000M""",amount,one,bank,country:VE,$1000M,2010-02-03,',
        expect.stringMatching(/^2,"loan:two: `from` is not a day that exists.*",from,two/),
        expect.stringMatching(/^3,"?organization:lost.*no id of a? ?Organization/),
        expect.stringMatching(/^4,.*names alliance:opec, which is no id of .*Country.*,debtor,four/),
        expect.stringMatching(/^5,"loan:fi ve: .*is no id of a Loan/),
      ]);
    });

    test('takes each value from the source with the higher precedence, and what that lacks from the other', async () => {
      await load(loanJob([loanRow()]));
      const other = { mapping: 'second', path: 'second.csv', source: { title: 'Second', precedence: 1 } };
      await load(loanJob([loanRow({ lender: 'other', amount: '6' })], other));
      expect(await read('MATCH (l:Loan)-[:CREDITOR]->(o) RETURN l.principal, o.id, l.sourceCount')).toEqual([
        [6, 'organization:other', 2],
      ]);
    });

    test('gives every text its key', async () => {
      // Of what the tests have written themselves.
      await fillTextKeys(graph(), model);
      const named = (fields: Readonly<Record<string, unknown>>, row = loanRow()): ImportJob =>
        loanJob([row], {
          digest: JSON.stringify(fields),
          path: `${Object.keys(fields).join('-')}.csv`,
          map: (given) => {
            const mapped = mapLoan(given);
            if (mapped.kind !== 'entries') return mapped;
            const [bank, loan] = mapped.entries;
            if (!bank || !loan) return mapped;
            return {
              kind: 'entries',
              entries: [{ ...bank, values: { ...bank.values, ...fields } }, loan],
            };
          },
        });
      await load(named({ name: 'A\u030aland Bank', aliases: ['A\u030a'] }));
      await load(named({ name: 'Åland Bank', aliases: ['Å', 'Béta', '!'], seat: 'Mariehamn' }));
      await load(named({ name: 'Åland Bank', seat: 'Kumlinge' }, loanRow({ amount: '6' })));
      expect(
        await read('MATCH (o:Organization) RETURN o.name, o.name_key, o.aliases, o.aliases_key, o.seat_key'),
      ).toEqual([['Åland Bank', 'aland bank\tÅland Bank', ['Å', 'Béta', '!'], ['a', 'beta'], 'mariehamn\tMariehamn']]);
      await expectTextKeys(graph(), model);
    });

    test('states an end before the beginning that stands, but does not take it', async () => {
      const ended = (row: SourceRow): MappedRow => {
        const mapped = mapLoan(row);
        if (mapped.kind !== 'entries') return mapped;
        const [bank, fact] = mapped.entries;
        if (!bank || !fact) throw new Error('A row gives a lender and a loan');
        const { from, fromPrecision, ...others } = fact.values;
        const values = { ...others, until: from, untilPrecision: fromPrecision, firstObserved: '2000-01-01' };
        return { kind: 'entries', entries: [bank, { ...fact, values }] };
      };
      await load(loanJob([loanRow({ from: '2012-01-01' }), loanRow({ loan: 'two', from: '2001-01-01' })]));
      const rows = [loanRow({ from: '2010-02-03' }), loanRow({ loan: 'two', from: '2010-02-03' })];
      const { marker } = await load(loanJob(rows, { map: ended, mapping: 'second', path: 'second.csv' }));
      expect(marker.counts).toMatchObject({ rejected: 0, merged: 4 });
      expect(
        await read('MATCH (l:Loan) RETURN l.from, l.firstObserved, l.until, l.untilPrecision ORDER BY l.id'),
      ).toEqual([
        ['2012-01-01', '2000-01-01', null, null],
        ['2001-01-01', '2000-01-01', '2010-02-03', 'DAY'],
      ]);
      expect(await read("MATCH (t:Statement) WHERE t.properties CONTAINS 'until' RETURN count(t)")).toEqual([[2]]);
    });

    test('finds a conflict between two sources, until they agree', async () => {
      const disputed = () => read('MATCH (l:Loan) RETURN l.disputed');
      const conflicts = () => read('MATCH (c:Conflict)-[:OVER]->(s) RETURN s.id, c.property, c.sources');
      const other = { mapping: 'second', path: 'second.csv' };
      await load(loanJob([loanRow()]));
      expect([await conflicts(), await disputed()]).toEqual([[], [[false]]]);
      await load(loanJob([loanRow({ amount: '6' })], other));
      expect([await conflicts(), await disputed()]).toEqual([[['loan:one', 'principal', 2]], [[true]]]);
      await load(loanJob([loanRow()], { ...other, digest: 'corrected' }));
      expect([await conflicts(), await disputed()]).toEqual([[], [[false]]]);
      expect(await read('MATCH (m:EntenteImport) RETURN m.id ORDER BY m.id')).toEqual([
        [`import:loans:${loanJob([loanRow()]).digest}`],
        ['import:second:corrected'],
      ]);
    });

    test('withdraws what a changed file no longer says, and facts that nobody states any more', async () => {
      const rows = [loanRow(), loanRow({ loan: 'two', lender: 'other' }), loanRow({ loan: 'three', lender: 'other' })];
      await load(loanJob(rows), { rowsAtOnce: 1 });
      await load(
        loanJob([loanRow({ loan: 'three', lender: 'other', amount: '6' })], { mapping: 'second', path: 'second.csv' }),
      );
      const conflicts = 'MATCH (c:Conflict)-[:OVER]->(s) RETURN s.id';
      expect(await read(conflicts)).toEqual([['loan:three']]);
      // Of the three rows one is left, and stands where another stood.
      const changed = loanJob([loanRow({ loan: 'two', lender: 'other' })], { digest: 'changed' });
      const { marker } = await load(changed, { rowsAtOnce: 1 });
      expect(marker.counts).toMatchObject({ read: 1, statements: 0, withdrawn: 3, deleted: 2 });
      expect(await read('MATCH (l:Loan) RETURN l.id ORDER BY l.id')).toEqual([['loan:three'], ['loan:two']]);
      const stated =
        'MATCH (t:Statement)-[:ABOUT]->(s) MATCH (t)-[:SOURCE]->(o:Source) RETURN DISTINCT o.id, s.id ORDER BY o.id, s.id';
      expect(await read(stated)).toEqual([
        ['source:loans', 'loan:two'],
        ['source:loans', 'organization:other'],
        ['source:second', 'loan:three'],
        ['source:second', 'organization:other'],
      ]);
      expect(await read(conflicts)).toEqual([]);
      // Nothing is left to be taken back, whether the same file comes again or an older one.
      expect((await load(changed, { fromStart: true })).marker.counts).toMatchObject({ withdrawn: 0, deleted: 0 });
      await load(loanJob(rows), { rowsAtOnce: 1 });
      expect(await read('MATCH (l:Loan) RETURN count(l)')).toEqual([[3]]);
      expect(await read(conflicts)).toEqual([['loan:three']]);
    });

    test('keeps a name that a later row gives now', async () => {
      const [one, other] = [loanRow({ lender: 'bank' }), loanRow({ loan: 'two', lender: 'bank' })];
      await load(loanJob([one, other]), { rowsAtOnce: 1 });
      await load(loanJob([loanRow({ lender: 'new' }), other], { digest: 'changed' }), { rowsAtOnce: 1 });
      expect(
        await read(
          'MATCH (t:Statement)-[:ABOUT]->(o:Organization) RETURN o.id, t.properties STARTS WITH "name", t.locator ORDER BY o.id',
        ),
      ).toEqual([
        ['organization:bank', true, 2],
        ['organization:new', true, 1],
      ]);
    });

    test('keeps earlier statements while rows are rejected, unless asked to withdraw', async () => {
      const rows = [loanRow(), loanRow({ loan: 'two' }), loanRow({ loan: 'three' })];
      await load(loanJob(rows));
      const changed = loanJob([loanRow(), loanRow({ loan: 'two', amount: '$5' })], { digest: 'changed' });
      const kept = await load(changed);
      expect([kept.keepsStale, kept.marker.counts.withdrawn]).toEqual([true, 0]);
      expect(await read('MATCH (l:Loan) RETURN count(l)')).toEqual([[3]]);
      const told = await load(changed, { fromStart: true, withdraw: true });
      expect([told.keepsStale, told.marker.counts]).toMatchObject([false, { withdrawn: 2, deleted: 2 }]);
      expect(await read('MATCH (l:Loan) RETURN l.id')).toEqual([['loan:one']]);
    });

    test('takes the corrections of a file, also where two sources state the fact', async () => {
      const job = (amount: string, digest: string, mapping = 'loans') =>
        loanJob([loanRow({ amount })], { digest, mapping, path: `${mapping}.csv` });
      const principal = () => read('MATCH (l:Loan) RETURN l.principal, l.disputed');
      await load(job('5', 'a'));
      await load(job('6', 'b'));
      expect(await principal()).toEqual([[6, false]]);
      await load(job('7', 'c', 'second'));
      await load(job('8', 'd'));
      expect(await principal()).toEqual([[8, true]]);
      expect(
        await read(
          'MATCH (t:Statement)-[:ABOUT]->(:Loan) RETURN t.values STARTS WITH "7", t.values STARTS WITH "8" ORDER BY t.values',
        ),
      ).toEqual([
        [true, false],
        [false, true],
      ]);
    });

    test('takes several files of a source, each replacing an earlier one of its name', async () => {
      const job = (path: string, ...loans: readonly string[]) =>
        loanJob(
          loans.map((loan) => loanRow({ loan })),
          { path, digest: `${path} ${loans.join(' ')}` },
        );
      const loans = async () => (await read('MATCH (l:Loan) RETURN l.id ORDER BY l.id')).flat();
      await load(job('first.csv', 'one', 'both'));
      await load(job(join('parts', 'данные.csv'), 'two', 'both'));
      expect(await read('MATCH (s:Source) RETURN s.id')).toEqual([['source:loans']]);
      expect(await read('MATCH (l:Loan) RETURN l.id, l.statementCount ORDER BY l.id')).toEqual([
        ['loan:both', 1],
        ['loan:one', 1],
        ['loan:two', 1],
      ]);
      const { marker } = await load(job('first.csv', 'three'));
      // The second file still states one of the two that are gone from the first.
      expect(marker.counts).toMatchObject({ withdrawn: 1, deleted: 1 });
      expect(await loans()).toEqual(['loan:both', 'loan:three', 'loan:two']);
      await load(job('first.csv', 'three', 'four'), { replacesAll: true });
      expect(await loans()).toEqual(['loan:four', 'loan:three']);
      expect(await read('MATCH (m:EntenteImport) RETURN m.file')).toEqual([['first.csv']]);
    });

    test('knows a file by its content, whatever its name', async () => {
      await load(loanJob([loanRow()]));
      const again = await load(loanJob([loanRow()], { path: 'copy.csv' }));
      expect([again.outcome, again.marker.file]).toEqual(['finished before', 'loans.csv']);
      expect(await read('MATCH (l:Loan) RETURN l.statementCount, l.sourceCount')).toEqual([[1, 1]]);
    });

    test('reports the same in a dry run, and writes nothing', async () => {
      const before = await contents(graph());
      const { marker, facts, rejections } = await load(loanJob(manyRows(50)), { dryRun: true });
      expect(marker.counts).toMatchObject({ read: 50, rejected: 2, facts: 44, actors: 4 });
      expect(facts.map(({ id }) => id).slice(0, 2)).toEqual(['loan:loan-0', 'loan:loan-1']);
      expect(rejections.map(({ row }) => row.number)).toEqual([25, 50]);
      expect(await contents(graph())).toEqual(before);
      expect(await rejectedRows()).toBe('');
    });
  },
);

/** The graph, but for the nth write, which fails. */
function failingAt(graph: GraphPort, nth: number): GraphPort {
  let writes = 0;
  const write = (statements: readonly GraphStatement[]): Promise<void> => {
    writes += 1;
    return writes === nth + 1 ? Promise.reject(new Error('cut')) : graph.write(statements);
  };
  return { ...portOf(graph), write };
}

const portOf = (graph: GraphPort): GraphPort => ({
  engine: graph.engine,
  reading: 0,
  load: [],
  read: graph.read.bind(graph),
  write: graph.write.bind(graph),
  search: graph.search.bind(graph),
  readVersion: graph.readVersion.bind(graph),
  ensureIndexes: graph.ensureIndexes.bind(graph),
  ping: graph.ping.bind(graph),
  close: graph.close.bind(graph),
});

describe('the rows of the tests', () => {
  test('repeat loans, so that the tests above are not empty', () => {
    expect(new Set(manyRows(50).map(({ loan }) => loan)).size).toBeLessThan(50);
  });
});
