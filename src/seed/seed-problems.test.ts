import { describe } from '@jest/globals';
import {
  first,
  OF_EVENT,
  type SeedEntry,
  type smallSeed,
  statement,
  stating,
  testFaults,
} from '../../tests/support/small-seed.ts';
import { loadModel } from '../model/index.ts';

const model = loadModel();
type Small = ReturnType<typeof smallSeed>;

const set = (list: 'countries' | 'tenures' | 'loans' | 'events', fields: SeedEntry) => (seed: Small) =>
  Object.assign(first(seed[list]), fields);

const HOST = { role: 'HOST', actor: 'country:AA' };
const BALANCE = { asOf: '2021-01-01', asOfPrecision: 'YEAR', amount: 1, currency: 'USD' };
const about = (subject: string) => [{ subject, statements: [statement(4)] }];

describe('parseSeed rejects ids', () => {
  testFaults(model, [
    [
      'defined twice',
      (s) => s.people.push({ id: 'person:ann', name: 'A' }),
      'person:ann',
      'id',
      'defined already, in one.yaml',
    ],
    [
      'of statements defined twice',
      set('events', { statements: [statement(1)] }),
      'statement:s-1',
      'id',
      'defined already',
    ],
    [
      'that do not fit the key',
      (s) => s.countries.push({ id: 'country:CC', code: 'DD', name: 'C' }),
      'country:CC',
      'code',
      'does not fit the id',
    ],
  ]);
});

describe('parseSeed rejects relations', () => {
  testFaults(model, [
    [
      'to an undefined entry',
      set('tenures', { holder: 'person:bob' }),
      'tenure:ann',
      'holder',
      'person:bob, which no file defines',
    ],
    [
      'to another type',
      set('tenures', { holder: 'country:AA' }),
      'tenure:ann',
      'holder',
      'of type Country and not Person',
    ],
    [
      'to a type outside the interface',
      set('loans', { creditor: 'person:ann' }),
      'loan:aa-bb',
      'creditor',
      'of type Person and not LoanParty',
    ],
    [
      'of an edge to an undefined entry',
      set('events', { participants: [{ role: 'HOST', actor: 'country:ZZ' }] }),
      'event:visit',
      'participants.0.actor',
      'country:ZZ, which no file',
    ],
    [
      'of an edge to a type outside the interface',
      set('events', { participants: [{ role: 'HOST', actor: 'loan:aa-bb' }] }),
      'event:visit',
      'participants.0.actor',
      'of type Loan and not Actor',
    ],
    [
      'of an edge listed twice',
      set('events', { participants: [HOST, HOST] }),
      'event:visit',
      'participants.1',
      'stands in the list already',
    ],
    [
      'of a part listed twice',
      set('loans', { balances: [BALANCE, BALANCE] }),
      'loan:aa-bb',
      'balances.1',
      'stands in the list already',
    ],
    [
      'of a statement to another type',
      set('events', { statements: [statement(4, { outlet: 'person:ann' })] }),
      'statement:s-4',
      'outlet',
      'of type Person and not Organization',
    ],
    [
      'of a statement to an undefined subject',
      (s) => Object.assign(s, { about: about('person:bob') }),
      'statement:s-4',
      'subject',
      'person:bob, which no file',
    ],
  ]);
});

describe('parseSeed rejects facts', () => {
  testFaults(model, [
    [
      'without a statement',
      set('events', { statements: [] }),
      'event:visit',
      'statements',
      'no value stands without a statement',
    ],
    [
      'without a time',
      set('events', { firstObserved: null, statements: [stating(4, OF_EVENT.slice(0, -1))] }),
      'event:visit',
      'from',
      'a fact needs one of them',
    ],
  ]);
});

describe('parseSeed rejects dates in statements', () => {
  const from = (fields: SeedEntry) => [statement(4, { property: 'from', value: '2020-01-01', ...fields })];
  testFaults(model, [
    ['without a precision', set('tenures', { statements: from({}) }), 'statement:s-4', 'precision', 'is missing'],
    [
      'about an entry defined elsewhere',
      (s) =>
        Object.assign(s, {
          about: [{ subject: 'tenure:ann', statements: from({ value: '2020-05-05', precision: 'YEAR' }) }],
        }),
      'statement:s-4',
      'value',
      'must be the first day of its period',
    ],
    [
      'of properties that are not dates',
      set('loans', { statements: [statement(4, { property: 'principal', precision: 'DAY' })] }),
      'statement:s-4',
      'precision',
      '`principal` is no date',
    ],
  ]);
});

describe('parseSeed rejects values of statements', () => {
  const also = (fields: SeedEntry) => (seed: Small) => Object.assign(seed, { about: [more(fields)] });
  const more = (fields: SeedEntry) => ({ subject: 'event:visit', statements: [statement(4, fields)] });
  testFaults(model, [
    [
      'that name an undefined entry',
      also({ property: 'participants.HOST', value: 'country:ZZ' }),
      'statement:s-4',
      'value',
      'country:ZZ, which no file defines',
    ],
    [
      'that lead to no property of a part',
      also({ values: [{ property: 'quantities.ships', value: '3' }] }),
      'statement:s-4',
      'values.0.property',
      'leads nowhere: Event has `quantities`, and no `quantities.ships`',
    ],
    ['of an entry, under `about`', also({ states: ['title'] }), 'statement:s-4', 'states', 'give `values`'],
    [
      'that the entry does not give',
      set('events', { statements: [stating(4, [...OF_EVENT, 'place'])] }),
      'statement:s-4',
      'states.5',
      'names place, which the entry does not give',
    ],
    ['in two forms', also({ property: 'title', states: ['title'] }), 'statement:s-4', 'states', 'has one of them'],
    [
      'that are missing',
      also({ property: undefined, value: undefined }),
      'statement:s-4',
      'property',
      'gives no value',
    ],
  ]);
});
