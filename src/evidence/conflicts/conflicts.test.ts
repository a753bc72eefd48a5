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
  test('tells each value, by how many sources and by which statements', () => {
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

  test('has the value of the most sources first, then of the most statements, then by text', () => {
    const [conflict] = of(
      ...[stated('s1', 'c'), stated('s2', 'c'), stated('s3', 'c')],
      ...[stated('s4', 'd'), stated('s5', 'd', two)],
      ...[stated('s6', 'b'), stated('s7', 'a')],
    );
    expect(conflict?.values.map(({ value }) => value)).toEqual(['d', 'c', 'a', 'b']);
  });

  test('one value from many is none', () => {
    expect(of(stated('s1', '4'), stated('s2', '4', { ...two, basis: 'QUOTED' }))).toEqual([]);
  });

  test('values that agree are none', () => {
    expect(of(stated('s1', '50000000000'), stated('s2', '49600000000', two))).toEqual([]);
    const from = { property: 'from', precision: 'YEAR' };
    expect(of(stated('s1', '2020-01-01', from), stated('s2', '2020-05-05', { ...from, precision: 'DAY' }))).toEqual([]);
  });

  test('lists a value that agrees with others beside those that do not', () => {
    const [conflict] = of(stated('s1', '50'), stated('s2', '49', two), stated('s3', '51', two));
    expect(conflict?.values.map(({ value }) => value)).toEqual(['49', '50', '51']);
  });

  test('tells a date that is given more and less exactly apart', () => {
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

  test('a correction is a value of ours, and no source', () => {
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

  test('an inference makes no conflict, and stands where there is one', () => {
    const inferred = stated('s2', '5', { basis: 'INFERRED' });
    expect(of(stated('s1', '4'), inferred)).toEqual([]);
    const [conflict] = of(stated('s1', '4'), inferred, stated('s3', '6'), stated('s4', '6', { basis: 'INFERRED' }));
    expect(conflict?.values).toEqual([
      { value: '6', precision: null, sources: 1, ours: false, statements: ['s3', 's4'] },
      { value: '4', precision: null, sources: 1, ours: false, statements: ['s1'] },
      { value: '5', precision: null, sources: 0, ours: true, statements: ['s2'] },
    ]);
  });

  test('another subject or property is another matter', () => {
    const others = [stated('s2', '5', { subject: 'loan:y' }), stated('s3', '6', { property: 'currency' })];
    expect(of(stated('s1', '4'), ...others)).toEqual([]);
  });
});

describe('findConflicts, of any statements', () => {
  // Values that agree with some of the others and not with all of them, so that the order of comparing might matter.
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

  test('finds one where some two that count do not agree, and nowhere else', () => {
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

  test('holds every statement of a disputed property once, under its own value', () => {
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

  test('counts each source that reports or quotes once, and calls ours what none of them gives', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const told = all.filter(({ basis }) => ['REPORTED', 'QUOTED'].includes(basis));
        const sources = (some: readonly Statement[]) => [...new Set(some.map(({ source }) => source))].length;
        for (const conflict of of(...all)) {
          const { values } = conflict;
          expect(conflict.sources).toBe(sources(about(told, conflict)));
          for (const value of values) {
            expect(value.sources).toBe(sources(told.filter(({ id }) => value.statements.includes(id))));
            expect(value.ours).toBe(!told.some(({ id }) => value.statements.includes(id)));
          }
          const order = values.map((value) => value.sources);
          expect(order).toEqual(order.toSorted((a, b) => b - a));
        }
      }),
    );
  });

  test('does not depend on their order', () => {
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
