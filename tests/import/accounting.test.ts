import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Counts,
  indexSpecs,
  resetGraph,
  type SourceRow,
  type Tallied,
  talliesOf,
} from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { type ImportJob, type ImportResult, importFile } from '../../src/import/index.ts';
import type { ImportOptions } from '../../src/import/load/options.ts';
import { CountryCodes } from '../../src/import/mapping/countries/country-codes.ts';
import { parseMapping } from '../../src/import/mapping/read-mapping.ts';
import { RowMapper } from '../../src/import/mapping/row-mapper.ts';
import { describeEngines } from '../support/engines.ts';
import { loanJob, model } from './loans.ts';

/** What a mapping may say, as far as it decides what becomes of entries. */
interface Said {
  readonly takes: boolean;
  readonly optional: boolean;
  readonly asksFlag: boolean;
  readonly byRow: boolean;
}

const mappingText = (said: Said): string => `
name: odd
source: { title: Odd }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, bank, amount, flag, kind] }
${said.takes ? 'take: [{ value: "{kind}", in: [loan] }]' : ''}
entries:
  - type: Organization
    key: bank
    id: "organization:{bank}"
    fields: { name: "{bank}", kind: { const: BANK }, seat: "{flag}" }
    states: [name]
  - type: Loan
    id: "loan:${said.byRow ? '{id}-{row}' : '{id}'}"
    optional: ${said.optional}
    ${said.asksFlag ? 'when: [{ value: "{flag}", is: known }]' : ''}
    fields: { creditor: "organization:{bank}", principal: { number: "{amount}" }, currency: { const: EUR }, from: { const: "2001-01-01" }, instrument: "{flag}" }
    states: [principal]
    also: { kind: { first: ["{kind}", { const: none }] } }
`;

type Row = Readonly<Record<'id' | 'bank' | 'amount' | 'flag' | 'kind', string>>;

const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const row: fc.Arbitrary<Row> = fc.record({
  id: oneOf('a', 'b', 'c', 'd', ''),
  bank: oneOf('x', 'y', 'z', 'x', 'y', ''),
  amount: oneOf('1', '2', '3', '', '$'),
  flag: oneOf('', 'u', 'v'),
  kind: oneOf('loan', 'loan', 'grant', ''),
});
const said: fc.Arbitrary<Said> = fc.record({
  takes: fc.boolean(),
  optional: fc.boolean(),
  asksFlag: fc.boolean(),
  byRow: fc.boolean(),
});

/** What must become of a row, by the words of the mapping alone. */
function fate(said: Said, { id, bank, amount, flag, kind }: Row): 'passed' | 'rejected' | { readonly loan: boolean } {
  if (said.takes && kind !== 'loan') return 'passed';
  if (bank === '') return 'rejected';
  const asked = !said.asksFlag || flag !== '';
  if (asked && id === '' && !said.optional) return 'rejected';
  const loan = asked && id !== '';
  return loan && amount === '$' ? 'rejected' : { loan };
}

/** The import of rows as if they stood in a file. */
function jobOf(text: string, rows: readonly Row[]): ImportJob {
  const mapper = new RowMapper(model, parseMapping('odd.yaml', text, model), new CountryCodes([]), 'odd.csv');
  async function* sourceRows(): AsyncGenerator<SourceRow> {
    for (const [index, values] of rows.entries()) yield { number: index + 1, values, bytes: index };
  }
  return loanJob([], {
    mapping: 'odd',
    path: 'odd.csv',
    digest: JSON.stringify(rows),
    rows: sourceRows,
    map: (given) => mapper.map(given),
  });
}

const sum = ({ marker }: ImportResult, of: Tallied): number =>
  talliesOf(marker.tallies, of).reduce((total, { count }) => total + count, 0);

/** The parts of the report add up, and each reason is given. */
function expectSums(result: ImportResult, said: Said, rows: readonly Row[]): void {
  const { counts } = result.marker;
  const fates = rows.map((one) => fate(said, one));
  const taken = fates.filter((one) => typeof one === 'object');
  expect(counts).toMatchObject({
    read: rows.length,
    passed: fates.filter((one) => one === 'passed').length,
    rejected: fates.filter((one) => one === 'rejected').length,
    entries: 2 * taken.length,
    skipped: taken.filter(({ loan }) => !loan).length,
  });
  expect(counts.facts + counts.actors + counts.merged + counts.skipped).toBe(counts.entries);
  expect(counts.repeated + counts.differing + counts.there + counts.changed).toBe(counts.merged);
  for (const kind of ['passed', 'rejected', 'skipped', 'differing', 'changed', 'withdrawn', 'deleted'] as const) {
    expect([kind, sum(result, kind)]).toEqual([kind, counts[kind]]);
  }
}

async function ids(graph: GraphPort, label: string): Promise<ReadonlySet<string>> {
  const rows = await graph.read({ text: `MATCH (n:\`${label}\`) RETURN n.id`, params: {} });
  return new Set(rows.map(([id]) => String(id)));
}

/** How many of the first are not among the second. */
const gone = (before: ReadonlySet<string>, after: ReadonlySet<string>): number =>
  [...before].filter((id) => !after.has(id)).length;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-account-'));
});
afterEach(() => rm(folder, { recursive: true }));

describeEngines(
  'the report of an import',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    beforeEach(() => resetGraph(graph(), model));

    const load = (job: ImportJob, options: Partial<ImportOptions> = {}) =>
      importFile(graph(), model, job, { rejectedPath: join(folder, 'rejected.csv'), rowsAtOnce: 3, ...options });

    const held = async () => ({
      loans: await ids(graph(), 'Loan'),
      banks: await ids(graph(), 'Organization'),
      statements: await ids(graph(), 'Statement'),
    });

    /** Imports, after a dry run that must have told the same, and holds the account against the graph. */
    async function accounted(said: Said, rows: readonly Row[], withdraw: boolean): Promise<Counts> {
      const job = jobOf(mappingText(said), rows);
      const before = await held();
      const dry = await load(job, { dryRun: true, withdraw });
      expect(await held()).toEqual(before);
      const real = await load(job, { withdraw });
      expect(dry.marker.counts).toEqual(real.marker.counts);
      expect(dry.marker.tallies).toEqual(real.marker.tallies);
      expect([dry.keepsStale, dry.stale]).toEqual([real.keepsStale, real.stale]);
      expectSums(real, said, rows);
      const { counts } = real.marker;
      const after = await held();
      expect([counts.facts, counts.actors, counts.deleted, counts.withdrawn]).toEqual([
        gone(after.loans, before.loans),
        gone(after.banks, before.banks),
        gone(before.loans, after.loans) + gone(before.banks, after.banks),
        gone(before.statements, after.statements),
      ]);
      return counts;
    }

    test('adds up to what the graph holds, for new and changed files, as in a dry run', async () => {
      const rows = fc.array(row, { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(said, rows, rows, fc.boolean(), async (mapping, first, second, withdraw) => {
          await resetGraph(graph(), model);
          await accounted(mapping, first, withdraw);
          if (JSON.stringify(first) !== JSON.stringify(second)) await accounted(mapping, second, withdraw);
        }),
        { numRuns: 12 },
      );
    });

    const ROW: Row = { id: 'a', bank: 'x', amount: '1', flag: 'u', kind: 'loan' };
    const SAID: Said = {
      takes: false,
      optional: false,
      asksFlag: false,
      byRow: false,
    };

    test('distinguishes rows that repeat an earlier one from rows that differ, with fields and stored values', async () => {
      const rows = [ROW, ROW, { ...ROW, amount: '2' }, { ...ROW, id: 'b' }, { ...ROW, bank: 'y', amount: '2' }];
      for (const rowsAtOnce of [1, 2, 500]) {
        await resetGraph(graph(), model);
        const { marker } = await load(jobOf(mappingText(SAID), rows), { rowsAtOnce });
        expect(marker.counts).toMatchObject({ facts: 2, actors: 2, repeated: 4, differing: 2, there: 0, changed: 0 });
        expect(talliesOf(marker.tallies, 'repeated')).toEqual([
          { of: 'repeated', reason: 'loan', count: 1, examples: [[2, 'loan:a, as row 1']] },
        ]);
        expect(talliesOf(marker.tallies, 'differing')).toEqual([
          { of: 'differing', reason: 'loan: principal', count: 1, examples: [[3, 'loan:a, not as row 1']] },
          { of: 'differing', reason: 'loan: principal, creditor', count: 1, examples: [[5, 'loan:a, not as row 1']] },
        ]);
      }
    });

    test('names ids that another file gave', async () => {
      await load(jobOf(mappingText(SAID), [ROW, { ...ROW, id: 'b' }]));
      const other = jobOf(mappingText(SAID), [ROW, { ...ROW, id: 'b', amount: '7' }, { ...ROW, id: 'c' }]);
      const { marker } = await load({ ...other, path: 'other.csv' });
      expect(marker.counts).toMatchObject({ facts: 1, actors: 0, repeated: 2, differing: 0, there: 2, changed: 1 });
      expect(talliesOf(marker.tallies, 'changed')).toEqual([
        { of: 'changed', reason: 'loan: principal', count: 1, examples: [[2, 'loan:b']] },
      ]);
    });

    test('names the facts that a changed file deletes, in a dry run as well', async () => {
      const lend = (...names: string[]): Row[] => names.map((id) => ({ ...ROW, id }));
      await load(jobOf(mappingText(SAID), lend('A-1', 'A-2')));
      const job = jobOf(mappingText(SAID), lend('A-8', 'A-9'));
      for (const dryRun of [true, false]) {
        const { marker } = await load(job, { dryRun });
        // One statement each; the one about the bank is made again.
        expect(marker.counts).toMatchObject({ facts: 2, withdrawn: 2, deleted: 2 });
        expect(talliesOf(marker.tallies, 'deleted')).toEqual([
          {
            of: 'deleted',
            reason: 'loan',
            count: 2,
            examples: [
              [0, 'loan:A-1'],
              [0, 'loan:A-2'],
            ],
          },
        ]);
      }
      expect(await ids(graph(), 'Loan')).toEqual(new Set(['loan:A-8', 'loan:A-9']));
    });

    test('says what is kept where rows are rejected, and that a file was imported before', async () => {
      await load(jobOf(mappingText(SAID), [ROW, { ...ROW, id: 'b' }, { ...ROW, id: 'c' }]));
      const changed = jobOf(mappingText(SAID), [ROW, { ...ROW, id: 'b', amount: '$' }]);
      for (const dryRun of [true, false]) {
        const { keepsStale, stale } = await load(changed, { dryRun });
        expect([keepsStale, stale]).toEqual([true, { statements: 2, facts: 2 }]);
      }
      expect((await load(changed, { dryRun: true })).outcome).toBe('finished before');
      const anew = await load(changed, { dryRun: true, fromStart: true, withdraw: true });
      expect(anew.marker.counts).toMatchObject({ withdrawn: 2, deleted: 2 });
    });
  },
);
