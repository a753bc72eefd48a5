import { expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import type { Model } from '../../src/model/index.ts';
import { parseSeed } from '../../src/seed/read-seed.ts';
import { SeedError, type SeedProblem } from '../../src/seed/seed-error.ts';

/** A file of a seed as plain data, so that a test can change one thing in it. */
export type SeedData = Record<string, unknown> & { source: Record<string, unknown> };

/** A statement with what most of them have: a value of its own, unless the fields give others. */
export function statement(number: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
  const isWhole = 'states' in fields || 'values' in fields;
  return {
    id: `statement:s-${number}`,
    ...(isWhole ? {} : { property: 'note', value: 'a' }),
    summary: 'Something is said.',
    paragraph: 1,
    basis: 'REPORTED',
    ...fields,
  };
}

/** A statement of these fields of the entry that it stands under. */
export const stating = (number: number, states: readonly string[], fields: Record<string, unknown> = {}) =>
  statement(number, { states, ...fields });

/** The fields of the small loan that it states. */
export const OF_LOAN = [
  ...['creditor', 'debtor', 'principal', 'currency', 'principalUsd', 'usdBasis', 'repayment', 'umbrella', 'balances'],
  'from',
] as const;

/** The fields of the small event that it states. */
export const OF_EVENT = ['title', 'kind', 'status', 'participants', 'firstObserved'] as const;

/** A small file without fault: two countries, a person in office, a loan and an event. */
export function smallSeed(): SeedData & Record<'countries' | 'people' | 'tenures' | 'loans' | 'events', SeedEntry[]> {
  return {
    source: { id: 'source:one', kind: 'ARTICLE', title: 'One', paragraphs: 3 },
    recordedAt: '2026-01-01T00:00:00Z',
    countries: [
      {
        ...{ id: 'country:AA', code: 'AA', name: 'Aland', latitude: 10, cow: 1 },
        statements: [stating(21, ['code', 'name', 'latitude', 'cow'])],
      },
      { id: 'country:BB', code: 'BB', name: 'Beland', statements: [stating(22, ['code', 'name'])] },
    ],
    people: [{ id: 'person:ann', name: 'Ann', aliases: ['Anna'], statements: [stating(23, ['name', 'aliases'])] }],
    tenures: [
      {
        id: 'tenure:ann',
        holder: 'person:ann',
        country: 'country:AA',
        office: 'President',
        rank: 'HEAD_OF_STATE',
        from: '2020-01-01',
        fromPrecision: 'YEAR',
        statements: [stating(1, ['holder', 'country', 'office', 'rank', 'from'])],
      },
    ],
    loans: [
      {
        id: 'loan:aa-bb',
        creditor: 'country:AA',
        debtor: 'country:BB',
        principal: 3,
        currency: 'USD',
        repayment: ['OIL'],
        balances: [
          { asOf: '2021-01-01', asOfPrecision: 'YEAR', amount: 2, currency: 'USD' },
          { asOf: '2022-01-01', asOfPrecision: 'YEAR', amount: 1, currency: 'USD' },
        ],
        from: '2020-01-01',
        fromPrecision: 'DECADE',
        statements: [stating(2, OF_LOAN)],
      },
    ],
    events: [
      {
        id: 'event:visit',
        title: 'A visit',
        kind: 'VISIT',
        status: 'OCCURRED',
        participants: [
          { role: 'VISITOR', actor: 'person:ann' },
          { role: 'HOST', actor: 'country:BB' },
        ],
        firstObserved: '2021-05-05',
        statements: [stating(24, OF_EVENT), statement(3, { attributedTo: 'person:ann' })],
      },
    ],
  };
}

export type SeedEntry = Record<string, unknown>;

/** The first of a list that the small seed surely has. */
export function first(entries: readonly SeedEntry[]): SeedEntry {
  const [entry] = entries;
  if (!entry) throw new Error('The list is empty');
  return entry;
}

/** The data as the text of a file. */
export const asFile = (data: unknown, name = 'one.yaml') => ({ name, text: stringify(data) });

/** What is wrong with the files; nothing where they can be used. */
export function problemsOf(model: Model, ...files: Parameters<typeof parseSeed>[0]): readonly SeedProblem[] {
  try {
    parseSeed(files, model);
    return [];
  } catch (error) {
    if (error instanceof SeedError) return error.problems;
    throw error;
  }
}

/** A fault: its name, how it is made in the small seed, and the one problem that must come of it. */
export type Fault = readonly [
  name: string,
  make: (seed: ReturnType<typeof smallSeed>) => unknown,
  entry: string,
  field: string,
  words: string,
];

/** Tests that each fault gives its problem, and no other. */
export function testFaults(model: Model, faults: readonly Fault[]): void {
  test.each(faults)('%s', (_, make, entry, field, words) => {
    const seed = smallSeed();
    make(seed);
    expect(problemsOf(model, asFile(seed))).toEqual([
      { file: 'one.yaml', entry, field, message: expect.stringContaining(words) },
    ]);
  });
}
