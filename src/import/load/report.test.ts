import { describe, expect, test } from '@jest/globals';
import { type Counts, NO_COUNTS, newMarker, tallied } from '../../evidence/index.ts';
import { loadModel, nodeType } from '../../model/index.ts';
import { importReport, type ReportDetails } from './report.ts';
import type { ImportResult } from './result.ts';

const DETAILS: ReportDetails = {
  file: 'loans.csv',
  place: 'ties.grafeo',
  rejectedPath: 'loans.csv.rejected.csv',
  seconds: 2.04,
  dryRun: false,
};

function result(counts: Partial<Counts>, fields: Partial<ImportResult> = {}): ImportResult {
  const marker = newMarker({
    id: 'import:a',
    mapping: 'a',
    file: 'loans.csv',
    source: 'source:a',
    run: 0,
    replaces: [],
  });
  return {
    outcome: 'finished',
    resumedBehind: 0,
    keepsStale: false,
    stale: null,
    actors: [],
    marker: { ...marker, row: 1_234, counts: { ...NO_COUNTS, ...counts } },
    facts: [],
    rejections: [],
    ...fields,
  };
}

const COUNTS = {
  read: 12_345,
  passed: 40,
  entries: 1_220,
  facts: 1_200,
  actors: 3,
  statements: 3_600,
  merged: 7,
  repeated: 4,
  differing: 1,
  there: 2,
  skipped: 10,
};

describe('the summary', () => {
  test('counts the rows and their entries by outcome', () => {
    expect(importReport(result(COUNTS), DETAILS)).toEqual([
      'loans.csv went into ties.grafeo (2.0 s)',
      '  rows        12,345 read, 40 skipped, 0 rejected, 12,305 taken',
      '  entries     1,220 of the rows taken: 1,203 created, 7 merged, 10 skipped',
      '  created     1,200 facts, 3 actors, 3,600 statements',
      '  merged      4 repeat an earlier row, 1 differ from an earlier row, 2 already existed',
    ]);
  });

  test('says where the rejected rows are and what was withdrawn', () => {
    expect(importReport(result({ ...COUNTS, rejected: 2, withdrawn: 5, deleted: 1 }), DETAILS).slice(4)).toEqual([
      '  merged      4 repeat an earlier row, 1 differ from an earlier row, 2 already existed',
      '  withdrawn   5 statements that the file no longer makes, and 1 facts and actors that nobody states anymore',
      '  The rejected rows and their reasons are in loans.csv.rejected.csv',
    ]);
  });

  test('lists the reasons, the most frequent first, with the first rows of each', () => {
    const tallies = tallied(
      [],
      [
        { of: 'rejected', reason: 'amount: is not a number', example: [9, ''] },
        ...[1, 2, 3, 4, 5, 6].map((row) => ({ of: 'passed', reason: 'not taken', example: [row, ''] }) as const),
        { of: 'differing', reason: 'loan: principal', example: [7, 'loan:a, not as row 3: this row wins'] },
        { of: 'passed', reason: 'other', example: [8, ''] },
        { of: 'undecided', reason: 'tenure', example: [4, 'tenure:a, tenure:b'] },
      ],
    );
    const { marker } = result(COUNTS);
    expect(importReport(result(COUNTS, { marker: { ...marker, tallies } }), DETAILS).slice(5)).toEqual([
      'Rows skipped:',
      '          6  not taken (rows 1, 2, 3, 4, 5, …)',
      '          1  other (row 8)',
      'Rows rejected, by the first reason of each:',
      '          1  amount: is not a number (row 9)',
      'Entries with the id of an earlier row and different content, by the fields that differ:',
      '          1  loan: principal; row 7: loan:a, not as row 3: this row wins',
      'Facts that may be the same as several others, which are told apart; see `entente review --types`:',
      '          1  tenure; row 4: tenure:a, tenure:b',
    ]);
  });

  test('says that nothing was withdrawn if rows were rejected', () => {
    expect(importReport(result({ ...COUNTS, rejected: 2 }, { keepsStale: true }), DETAILS)[5]).toMatch(
      /^ {2}kept .*--from-start --withdraw$/,
    );
  });

  test('says how far an interrupted import got and how to resume it', () => {
    const lines = importReport(result(COUNTS, { outcome: 'interrupted', resumedBehind: 500 }), DETAILS);
    expect(lines[0]).toBe('loans.csv was imported up to row 1234 (2.0 s)');
    expect(lines[1]).toBe('  resumed after row 500; the figures are for the whole file');
    expect(lines.at(-1)).toBe('Run the same command again to resume.');
  });

  test('says that nothing was written for a file imported before, and still names its rejected rows', () => {
    const lines = importReport(result({ ...COUNTS, rejected: 2 }, { outcome: 'finished before' }), DETAILS);
    expect(lines).toEqual([
      expect.stringContaining('already imported, all 12,345 rows of it, 2 of them rejected: nothing was written'),
      expect.stringContaining('loans.csv.rejected.csv'),
    ]);
  });

  test('says what a dry run does not compare', () => {
    const fact = { type: nodeType(loadModel(), 'Tenure'), id: 'tenure:a', values: {}, statements: [] };
    const lines = importReport(result(COUNTS, { facts: [fact] }), { ...DETAILS, dryRun: true });
    expect(lines[5]).toBe(
      '  not shown   which facts may be the same as several others: a dry run does not compare them',
    );
  });

  test('names the file under which the same content was imported before', () => {
    const given = { ...DETAILS, file: 'folder/more.csv', rejectedPath: 'folder/more.csv.rejected.csv' };
    const lines = importReport(result({ ...COUNTS, rejected: 2 }, { outcome: 'finished before' }), given);
    expect(lines).toEqual([expect.stringContaining('more.csv was already imported, as loans.csv, all 12,345 rows')]);
  });

  test('shows the first facts of a dry run, without unknown values, and the first rejected rows', () => {
    const type = nodeType(loadModel(), 'Loan');
    const fact = { type, id: 'loan:a', values: { principal: 5, currency: null }, statements: [] };
    const row = { number: 3, values: {}, bytes: 0 };
    const problems = [
      { column: 'amount', message: 'is not a number' },
      { column: undefined, message: 'is uneven' },
    ];
    const lines = importReport(result(COUNTS, { facts: [fact], rejections: [{ row, problems }] }), {
      ...DETAILS,
      dryRun: true,
    });
    expect(lines[0]).toBe('loans.csv would go into ties.grafeo; nothing was written (2.0 s)');
    expect(lines.slice(5)).toEqual([
      'The first facts:',
      '  loan:a {"principal":5}',
      'The first rejected rows:',
      '  row 3: amount: is not a number; is uneven',
    ]);
  });
});
