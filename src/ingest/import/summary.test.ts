import { describe, expect, test } from '@jest/globals';
import { loadModel } from '../../model/load.ts';
import { nodeType } from '../../model/lookup.ts';
import { type Counts, NO_COUNTS } from './counts.ts';
import type { ImportResult } from './importer.ts';
import { newMarker } from './marker.ts';
import { type SummaryOf, summary } from './summary.ts';

const OF: SummaryOf = {
  file: 'loans.csv',
  place: 'ties.grafeo',
  rejectedPath: 'loans.csv.rejected.csv',
  seconds: 2.04,
  dryRun: false,
};

function result(counts: Partial<Counts>, fields: Partial<ImportResult> = {}): ImportResult {
  const marker = newMarker({ id: 'import:a', mapping: 'a', file: 'loans.csv', source: 'source:a', run: 0 });
  return {
    outcome: 'finished',
    resumedBehind: 0,
    leaves: false,
    marker: { ...marker, row: 1_234, counts: { ...NO_COUNTS, ...counts } },
    facts: [],
    rejections: [],
    ...fields,
  };
}

const COUNTS = { read: 12_345, passed: 40, facts: 1_200, actors: 3, statements: 3_600, merged: 7 };

describe('the summary', () => {
  test('counts what came of the rows', () => {
    expect(summary(result(COUNTS), OF)).toEqual([
      'loans.csv went into ties.grafeo (2.0 s)',
      '  rows        12,345 read, 40 passed over, 0 rejected',
      '  made        1,200 facts, 3 actors, 3,600 statements',
      '  merged      7 facts and actors that were there already',
    ]);
  });

  test('says where the rejected rows are, and what was withdrawn', () => {
    expect(summary(result({ ...COUNTS, rejected: 2, withdrawn: 5, deleted: 1 }), OF).slice(3)).toEqual([
      '  merged      7 facts and actors that were there already',
      '  withdrawn   5 statements that the file no longer makes, and 1 facts that nobody states any more',
      '  The rejected rows and the reasons are in loans.csv.rejected.csv',
    ]);
  });

  test('says that nothing was withdrawn where rows were rejected', () => {
    expect(summary(result({ ...COUNTS, rejected: 2 }, { leaves: true }), OF)[4]).toMatch(
      /^ {2}left .*--from-start --withdraw$/,
    );
  });

  test('says where an interrupted import is, and how it goes on', () => {
    const lines = summary(result(COUNTS, { outcome: 'interrupted', resumedBehind: 500 }), OF);
    expect(lines[0]).toBe('loans.csv was imported up to row 1234 (2.0 s)');
    expect(lines[1]).toBe('  taken up behind row 500; the figures are of the whole file');
    expect(lines.at(-1)).toBe('The same command again goes on from there.');
  });

  test('a file that was imported before was not written, but its rejected rows still count', () => {
    const lines = summary(result({ ...COUNTS, rejected: 2 }, { outcome: 'finished before' }), OF);
    expect(lines).toEqual([
      expect.stringContaining('imported before, all 12,345 rows of it: nothing was written'),
      expect.stringContaining('loans.csv.rejected.csv'),
    ]);
  });

  test('a dry run shows the first facts, without what is unknown, and the first rejected rows', () => {
    const type = nodeType(loadModel(), 'Loan');
    const fact = { type, id: 'loan:a', values: { principal: 5, currency: null }, statements: [] };
    const row = { number: 3, values: {}, bytes: 0 };
    const problems = [
      { column: 'amount', message: 'is no number' },
      { column: undefined, message: 'is uneven' },
    ];
    const lines = summary(result(COUNTS, { facts: [fact], rejections: [{ row, problems }] }), { ...OF, dryRun: true });
    expect(lines[0]).toBe('loans.csv would go into ties.grafeo; nothing was written (2.0 s)');
    expect(lines.slice(4)).toEqual([
      'The first facts:',
      '  loan:a {"principal":5}',
      'The first rejected rows:',
      '  row 3: amount: is no number; is uneven',
    ]);
  });
});
