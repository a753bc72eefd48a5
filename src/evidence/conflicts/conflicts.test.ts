import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agree } from '../../domain/index.ts';
import { loadModel, nodeType } from '../../model/index.ts';
import { valueKind } from '../entries/value-kind.ts';
import { findConflicts, type Statement } from './conflicts.ts';

const model = loadModel();

const stated = (id: string, value: string, fields: Partial<Statement> = {}): Statement => ({
  id,
  subject: 'loan:x',
  source: 'source:one',
  property: 'principal',
  value,
  precision: null,
  basis: 'REPORTED',
  ...fields,
});

const of = (...statements: readonly Statement[]) => findConflicts(model, statements);
const two = { source: 'source:two' };

describe('findConflicts', () => {
  test('lists each value with its number of sources and its statements', () => {
    expect(of(stated('s3', '5'), stated('s1', '4'), stated('s2', '5', two))).toEqual([
      {
        subject: 'loan:x',
        property: 'principal',
        sources: 2,
        values: [
          { value: '5', precision: null, sources: 2, ours: false, statements: ['s2', 's3'] },
          { value: '4', precision: null, sources: 1, ours: false, statements: ['s1'] },
        ],
      },
    ]);
  });

  test('takes each value of a statement by itself, and names the statement once', () => {
    const found = of(
      ...[stated('s1', '4'), stated('s1', '5', { property: 'status' }), stated('s1', '4')],
      ...[stated('s2', '5', two), stated('s2', '5', { ...two, property: 'status' })],
    );
    expect(found.map(({ property, values }) => [property, values.map(({ statements }) => statements)])).toEqual([
      ['principal', [['s1'], ['s2']]],
    ]);
  });

  test('sorts values by sources, then by statements, then by text', () => {
    const [conflict] = of(
      ...[stated('s1', 'c'), stated('s2', 'c'), stated('s3', 'c')],
      ...[stated('s4', 'd'), stated('s5', 'd', two)],
      ...[stated('s6', 'b'), stated('s7', 'a')],
    );
    expect(conflict?.values.map(({ value }) => value)).toEqual(['d', 'c', 'a', 'b']);
  });

  test('finds no conflict in one value from many sources', () => {
    expect(of(stated('s1', '4'), stated('s2', '4', { ...two, basis: 'QUOTED' }))).toEqual([]);
  });

  test('finds no conflict in values that agree', () => {
    expect(of(stated('s1', '50000000000'), stated('s2', '49600000000', two))).toEqual([]);
    const from = { property: 'from', precision: 'YEAR' };
    expect(of(stated('s1', '2020-01-01', from), stated('s2', '2020-05-05', { ...from, precision: 'DAY' }))).toEqual([]);
  });

  test('lists every value of a conflict, even those that agree with others', () => {
    const [conflict] = of(stated('s1', '50'), stated('s2', '49', two), stated('s3', '51', two));
    expect(conflict?.values.map(({ value }) => value)).toEqual(['49', '50', '51']);
  });

  test('distinguishes dates of different precision', () => {
    const from = { property: 'from', precision: 'DAY' };
    const [conflict] = of(
      stated('s3', '2020-01-01', { ...from, precision: 'YEAR' }),
      ...[stated('s1', '2020-01-01', from), stated('s2', '2020-02-02', from)],
    );
    expect(conflict?.values.map(({ value, precision }) => [value, precision])).toEqual([
      ['2020-01-01', 'DAY'],
      ['2020-01-01', 'YEAR'],
      ['2020-02-02', 'DAY'],
    ]);
  });

  test('counts a correction as a value of ours, not as a source', () => {
    expect(of(stated('s1', '4'), stated('s2', '5', { ...two, basis: 'CORRECTED' }))).toMatchObject([
      {
        sources: 1,
        values: [
          { value: '4', sources: 1, ours: false },
          { value: '5', sources: 0, ours: true },
        ],
      },
    ]);
  });

  test('lists an inference in a conflict, but never creates one for it', () => {
    const inferred = stated('s2', '5', { basis: 'INFERRED' });
    expect(of(stated('s1', '4'), inferred)).toEqual([]);
    const [conflict] = of(stated('s1', '4'), inferred, stated('s3', '6'), stated('s4', '6', { basis: 'INFERRED' }));
    expect(conflict?.values).toEqual([
      { value: '6', precision: null, sources: 1, ours: false, statements: ['s3', 's4'] },
      { value: '4', precision: null, sources: 1, ours: false, statements: ['s1'] },
      { value: '5', precision: null, sources: 0, ours: true, statements: ['s2'] },
    ]);
  });

  test('separates subjects and properties', () => {
    const others = [stated('s2', '5', { subject: 'loan:y' }), stated('s3', '6', { property: 'currency' })];
    expect(of(stated('s1', '4'), ...others)).toEqual([]);
  });
});

describe('findConflicts for any statements', () => {
  // Each value agrees with some of the others but not with all, so the order of comparison could matter.
  const AMOUNTS = ['1', '2', '10', '12', '14', '19', '20', '>15', 'many'];
  const DATES = ['2019-01-01', '2020-01-01', '2020-03-01', '2020-03-09', '2021-01-01'];
  const statement = fc.record({
    id: fc.integer({ min: 0, max: 99 }).map((number) => `s${number}`),
    subject: fc.constantFrom('loan:a', 'loan:b'),
    source: fc.constantFrom('source:one', 'source:two', 'source:three'),
    property: fc.constantFrom('principal', 'from', 'until', 'note'),
    value: fc.constantFrom(...AMOUNTS, ...DATES),
    precision: fc.constantFrom(null, 'DAY', 'MONTH', 'YEAR', 'DECADE'),
    basis: fc.constantFrom('REPORTED', 'QUOTED', 'INFERRED', 'CORRECTED'),
  });
  const statements = fc.uniqueArray(statement, { selector: ({ id }) => id, maxLength: 30 });
  const about = (all: readonly Statement[], { subject, property }: { subject: string; property: string }) =>
    all.filter((one) => one.subject === subject && one.property === property);
  const counts = ({ basis }: Statement) => basis !== 'INFERRED';

  test('finds a conflict if and only if two statements that count disagree', () => {
    const loan = nodeType(model, 'Loan');
    fc.assert(
      fc.property(statements, (all) => {
        const found = new Set(of(...all).map(({ subject, property }) => `${subject} ${property}`));
        for (const one of all) {
          const counted = about(all, one).filter(counts);
          const kind = valueKind(model, loan, one.property);
          const expected = counted.some((a) => counted.some((b) => !agree(kind, a, b)));
          expect([one, found.has(`${one.subject} ${one.property}`)]).toEqual([one, expected]);
        }
      }),
    );
  });

  test('lists every statement of a disputed property once, under its own value', () => {
    fc.assert(
      fc.property(statements, (all) => {
        for (const conflict of of(...all)) {
          const found = conflict.values.flatMap(({ value, precision, statements: ids }) =>
            ids.map((id) => `${id} ${value} ${precision}`),
          );
          const expected = about(all, conflict).map(({ id, value, precision }) => `${id} ${value} ${precision}`);
          expect(found.sort()).toEqual(expected.sort());
        }
      }),
    );
  });

  test('counts each reporting or quoting source once, and marks values without one as ours', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const reported = all.filter(({ basis }) => ['REPORTED', 'QUOTED'].includes(basis));
        const sources = (some: readonly Statement[]) => [...new Set(some.map(({ source }) => source))].length;
        for (const conflict of of(...all)) {
          const { values } = conflict;
          expect(conflict.sources).toBe(sources(about(reported, conflict)));
          for (const value of values) {
            expect(value.sources).toBe(sources(reported.filter(({ id }) => value.statements.includes(id))));
            expect(value.ours).toBe(!reported.some(({ id }) => value.statements.includes(id)));
          }
          const order = values.map((value) => value.sources);
          expect(order).toEqual(order.toSorted((a, b) => b - a));
        }
      }),
    );
  });

  test('ignores their order', () => {
    fc.assert(
      fc.property(
        statements.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(of(...shuffled)).toEqual(of(...all));
        },
      ),
    );
  });
});
