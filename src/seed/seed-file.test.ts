import { describe } from '@jest/globals';
import { first, type SeedEntry, type smallSeed, statement, testFaults } from '../../tests/support/small-seed.ts';
import { loadModel } from '../model/index.ts';

const model = loadModel();
type Small = ReturnType<typeof smallSeed>;

const set = (list: 'people' | 'tenures' | 'loans' | 'events', fields: SeedEntry) => (seed: Small) =>
  Object.assign(first(seed[list]), fields);

const state = (fields: SeedEntry) => set('events', { statements: [statement(4, fields)] });

const BALANCE = { asOf: '2021-01-01', asOfPrecision: 'DAY', amount: 1, currency: 'USD' };
const HOST = { role: 'HOST', actor: 'country:AA' };

describe('parseSeed rejects a file with', () => {
  testFaults(model, [
    ['an unknown list', (s) => Object.assign(s, { contries: [] }), '', 'contries', 'is unknown here'],
    [
      'a list that is not an array',
      (s) => Object.assign(s, { organizations: 'x' }),
      '',
      'organizations',
      'expected array',
    ],
    ['no recording time', (s) => delete s.recordedAt, '', 'recordedAt', 'is missing'],
    [
      'a time without a zone',
      (s) => Object.assign(s, { recordedAt: '2026-01-01T00:00:00' }),
      '',
      'recordedAt',
      'no instant',
    ],
    ['no paragraph count', (s) => delete s.source.paragraphs, 'source:one', 'paragraphs', 'is missing'],
    [
      'an empty list of statements about a subject',
      (s) => Object.assign(s, { about: [{ subject: 'person:ann', statements: [] }] }),
      'about[0]',
      'statements',
      '>=1',
    ],
  ]);
});

describe('parseSeed rejects an entry with', () => {
  testFaults(model, [
    ['an unknown field', set('people', { birtYear: 1 }), 'person:ann', 'birtYear', 'is unknown here'],
    ['a computed field', set('loans', { disputed: true }), 'loan:aa-bb', 'disputed', 'is unknown here'],
    ['a missing field', set('people', { name: undefined }), 'person:ann', 'name', 'is missing'],
    ['an empty string', set('people', { name: '' }), 'person:ann', 'name', '>=1'],
    ['a number for a string', set('people', { name: 7 }), 'person:ann', 'name', 'expected string'],
    ['a fraction for an integer', set('people', { birthYear: 1.5 }), 'person:ann', 'birthYear', 'expected int'],
    ['a string for a list', set('people', { aliases: 'Anna' }), 'person:ann', 'aliases', 'expected array'],
    ['an unknown value of an enum', set('tenures', { rank: 'KING' }), 'tenure:ann', 'rank', 'none of HEAD_OF_STATE,'],
    ['an unknown value in a list', set('loans', { repayment: ['TEA'] }), 'loan:aa-bb', 'repayment.0', 'none of CASH,'],
    [
      'a day that does not exist',
      set('tenures', { from: '2023-02-30' }),
      'tenure:ann',
      'from',
      'not a day that exists',
    ],
    [
      'a year that does not exist',
      set('tenures', { from: '0000-01-01' }),
      'tenure:ann',
      'from',
      'before the year 0001',
    ],
    ['a missing relation', set('tenures', { holder: null }), 'tenure:ann', 'holder', 'expected string'],
    [
      'an unknown field of a part',
      set('loans', { balances: [{ ...BALANCE, a: 1 }] }),
      'loan:aa-bb',
      'balances.0.a',
      'is unknown here',
    ],
    [
      'an unknown field of an edge',
      set('events', { participants: [{ ...HOST, since: 1 }] }),
      'event:visit',
      'participants.0.since',
      'is unknown here',
    ],
    [
      'an edge without its end',
      set('events', { participants: [{ role: 'HOST' }] }),
      'event:visit',
      'participants.0.actor',
      'is missing',
    ],
    [
      'an id of another type',
      (s) => s.people.push({ id: 'human:x', name: 'X' }),
      'human:x',
      'id',
      'must be `person:` and',
    ],
    [
      'an id with a special character',
      (s) => s.people.push({ id: 'person:x#y', name: 'X' }),
      'person:x#y',
      'id',
      'no id of a Person',
    ],
    ['no id', (s) => s.people.push({ name: 'Bob' }), 'people[1]', 'id', 'is missing'],
  ]);
});

describe('parseSeed rejects a statement with', () => {
  testFaults(model, [
    ['a paragraph after the last', state({ paragraph: 4 }), 'statement:s-4', 'paragraph', 'no paragraph 4'],
    ['a paragraph before the first', state({ paragraph: 0 }), 'statement:s-4', 'paragraph', 'no paragraph 0'],
    ['no value', state({ value: undefined }), 'statement:s-4', 'value', 'is missing'],
    ['a value that is not a string', state({ value: 60 }), 'statement:s-4', 'value', 'expected string'],
    ['an unknown basis', state({ basis: 'HEARD' }), 'statement:s-4', 'basis', 'none of REPORTED,'],
    ['a subject of its own', state({ subject: 'country:AA' }), 'statement:s-4', 'subject', 'is unknown here'],
    ['no id', state({ id: undefined }), 'event:visit statements[0]', 'id', 'is missing'],
  ]);
});
