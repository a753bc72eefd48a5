import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { indexSpecs, type MappedEntry, type MappedRow, type SourceRow } from '../../src/evidence/index.ts';
import { importFile } from '../../src/import/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const FROM = { from: '2000-01-01', fromPrecision: 'DAY' };

/** The least that an entry of each type must have. */
const LEAST: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Country: { code: 'AA', name: 'A' },
  Person: { name: 'A' },
  Organization: { name: 'A', kind: 'BANK' },
  Alliance: { name: 'A', kind: 'TREATY' },
  Event: { title: 'A', kind: 'VISIT', status: 'OCCURRED', ...FROM },
  Loan: { creditor: 'country:AA', debtor: 'country:AA', umbrella: false, ...FROM },
  Tenure: { holder: 'person:0', country: 'country:AA', office: 'A', rank: 'MINISTER', ...FROM },
  Membership: { member: 'country:AA', alliance: 'alliance:0', status: 'MEMBER', ...FROM },
};

const SIZES = [
  ['x y ', 3_000],
  ['न', 9_000],
] as const;

interface Case {
  readonly type: string;
  readonly what: string;
  readonly isIndexed: boolean;
  readonly entry: MappedEntry;
}

function entryOf(type: string, n: number, change: Partial<MappedEntry> & { values?: object } = {}): MappedEntry {
  const found = nodeType(model, type);
  const id = type === 'Country' ? 'country:AA' : `${found.prefix}:${n}`;
  const from = 'from' in (LEAST[type] ?? {}) ? [{ property: 'from', value: '2000-01-01', precision: 'DAY' }] : [];
  const stated = [{ property: 'x', value: 'y', precision: undefined }, ...from];
  const statements = stated.map((one) => ({ ...one, summary: 'z', basis: 'REPORTED' }));
  return { type: found, id, statements, ...change, values: { ...LEAST[type], ...change.values } };
}

/** An entry for each text of the model that an import can give, in each size. */
function cases(): readonly Case[] {
  const made: Case[] = [];
  const add = (type: string, what: string, isIndexed: boolean, change: Parameters<typeof entryOf>[2]): void => {
    made.push({ type, what, isIndexed, entry: entryOf(type, made.length + 10, change) });
  };
  for (const type of Object.keys(LEAST)) {
    for (const [letter, count] of SIZES) {
      const text = letter.repeat(count);
      for (const field of nodeType(model, type).fields.values()) {
        if (field.kind !== 'property' || field.type.name !== 'String') continue;
        const value = field.list ? [text] : text;
        add(type, `${field.name} ${letter} ${count}`, field.indexed || field.key, { values: { [field.name]: value } });
      }
      const statement = { property: 'x', value: text, precision: undefined, summary: text, basis: 'REPORTED' };
      const own = entryOf(type, 0).statements.slice(1);
      add(type, `a statement ${letter} ${count}`, false, { statements: [statement, ...own] });
      const long = { ...statement, property: letter.trim().repeat(100), value: 'y', summary: 'z' };
      add(type, `a property of a statement ${letter}`, false, { statements: [long, ...own] });
      if (type === 'Event') {
        add(type, `a quantity ${letter} ${count}`, false, {
          values: { quantities: [{ name: text, value: 1, unit: text, bound: 'EXACT' }] },
        });
      }
      if (type === 'Loan') {
        add(type, `two long ids ${letter}`, false, {
          id: `loan:${'x'.repeat(1_995)}`,
          key: 'k'.repeat(100),
          statements: [{ ...long, property: 'note' }, long, ...own],
        });
      }
    }
  }
  return made;
}

const CASES = cases();

describeEngines(
  'texts of any size in any field',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'entente-kinds-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    test('are loaded, or only their row is rejected', async () => {
      const basics = ['Country', 'Person', 'Alliance'].map((type) => entryOf(type, 0));
      const entries: readonly (readonly MappedEntry[])[] = [basics, ...CASES.map(({ entry }) => [entry])];
      const rows = async function* (): AsyncGenerator<SourceRow> {
        for (const index of entries.keys()) yield { number: index + 1, values: {}, bytes: index };
      };
      const map = ({ number }: SourceRow): MappedRow => ({ kind: 'entries', entries: entries[number - 1] ?? [] });
      const { outcome, marker } = await importFile(
        graph(),
        model,
        {
          mapping: 'k'.repeat(100),
          path: join(folder, `${'f'.repeat(250)}.csv`),
          digest: 'x',
          bytes: 1,
          source: { title: 'Sizes' },
          recordedAt: '2026-01-01T00:00:00Z',
          rows,
          map,
        },
        { rejectedPath: join(folder, 'rejected.csv'), rowsAtOnce: 500 },
      );
      expect([outcome, marker.counts.read]).toEqual(['finished', entries.length]);
      // Those of an index are all too large with the words that they are searched by; a currency has a form of its own.
      const isRejected = ({ isIndexed, what }: Case): boolean => isIndexed || what.startsWith('currency');
      const expected = CASES.flatMap((one, at) => (isRejected(one) ? [`${at + 2}`] : []));
      const lines = (await readFile(join(folder, 'rejected.csv'), 'utf8')).trim().split('\n').slice(1);
      expect(lines.map((line) => line.slice(0, line.indexOf(',')))).toEqual(expected);
      expect(expected.length).toBeGreaterThan(15);
      expect(CASES.length - expected.length).toBeGreaterThan(40);
      // Neo4j plans a statement for each shape of an entry.
    }, 120_000);
  },
);
