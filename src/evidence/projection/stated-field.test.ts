import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPeriodStart, PRECISIONS } from '../../domain/index.ts';
import { loadModel, type NodeType, nodeType } from '../../model/index.ts';
import { edgeKey, edgeProperties, partKey, partProperties, statedField } from './stated-field.ts';

const model = loadModel();
const [LOAN, EVENT, COUNTRY] = ['Loan', 'Event', 'Country'].map((name) => nodeType(model, name)) as [
  NodeType,
  NodeType,
  NodeType,
];

const partOf = (name: string) => {
  const part = model.parts.get(name);
  if (!part) throw new Error(`The model has no part ${name}`);
  return part;
};

describe('a path of a stated value leads to', () => {
  test.each<[string, NodeType, string, object | undefined]>([
    ['a property', LOAN, 'principal', { kind: 'property', field: { name: 'principal' } }],
    ['a relation', LOAN, 'creditor', { kind: 'relation', field: { name: 'creditor' } }],
    ['an edge', EVENT, 'participants.HOST', { kind: 'edge', key: 'HOST' }],
    ['an edge with dots in its key', EVENT, 'participants.U.S. guest', { kind: 'edge', key: 'U.S. guest' }],
    ['a part', LOAN, 'balances.2018.amount', { kind: 'part', key: '2018', property: { name: 'amount' } }],
    ['a part with dots in its key', EVENT, 'quantities.U.S. ships.unit', { kind: 'part', key: 'U.S. ships' }],
    ['nothing behind a property', LOAN, 'principal.x', undefined],
    ['nothing behind a relation', LOAN, 'creditor.name', undefined],
    ['no part without a key', LOAN, 'balances.amount', undefined],
    ['no property that a part lacks', LOAN, 'balances.2018.rate', undefined],
    ['no relation that leads to the type', COUNTRY, 'loansGiven', undefined],
    ['no property that the type lacks', LOAN, 'rate', undefined],
  ])('%s', (_, type, path, expected) => {
    const found = statedField(model, type, path);
    expect(statedField(model, type, path)).toBe(found);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });
});

test('the key of an edge gives its properties', () => {
  const edge = model.edges.get('Participant');
  if (!edge) throw new Error('The model has no Participant');
  const two = { ...edge, fields: new Map([...edge.fields, ['place', [...edge.fields.values()][0]]]) } as typeof edge;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'a.b', '%2E', '%', '.'), (role, place) => {
      expect(edgeProperties(edge, edgeKey(edge, { role }))).toEqual({ role });
      expect(edgeProperties(two, edgeKey(two, { role, place }))).toEqual({ role, place });
    }),
  );
});

describe('the key of a part gives its properties', () => {
  test('a date as exactly as it is known', () => {
    const balance = partOf('Balance');
    const days = fc
      .date({ min: new Date('0001-01-01'), max: new Date('9989-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const starts = fc
      .tuple(days, fc.constantFrom(...PRECISIONS), fc.constantFrom(4, 7, 10))
      .map(([day, precision, length]) => ({
        asOf: `${day.slice(0, length)}-01-01`.slice(0, 10),
        asOfPrecision: precision,
      }))
      .filter(({ asOf, asOfPrecision }) => isPeriodStart(asOf, asOfPrecision));
    fc.assert(
      fc.property(starts, (item) => {
        expect(partProperties(balance, partKey(balance, item))).toEqual(item);
      }),
      { numRuns: 500 },
    );
    expect(partKey(balance, { asOf: '2010-01-01', asOfPrecision: 'DECADE' })).toBe('2010s');
    expect(partProperties(balance, 'in spring')).toBeUndefined();
  });

  test('a text', () => {
    const quantity = partOf('Quantity');
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        expect(partProperties(quantity, partKey(quantity, { name }))).toEqual({ name });
      }),
    );
  });
});
