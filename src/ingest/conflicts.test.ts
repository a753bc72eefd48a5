import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findConflicts, type StatedValue } from './conflicts.ts';

const stated = (id: string, value: string, fields: Partial<StatedValue> = {}): StatedValue => ({
  id,
  subject: 'loan:x',
  property: 'principal',
  value,
  basis: 'REPORTED',
  ...fields,
});

describe('findConflicts', () => {
  test('two values are a conflict, the one with more statements first', () => {
    const conflicts = findConflicts([stated('s3', '5'), stated('s1', '4'), stated('s2', '5')]);
    expect(conflicts).toEqual([
      {
        subject: 'loan:x',
        property: 'principal',
        values: [
          { value: '5', statements: ['s2', 's3'] },
          { value: '4', statements: ['s1'] },
        ],
      },
    ]);
  });

  test('values with equally many statements are in the order of their text', () => {
    const [conflict] = findConflicts([stated('s1', 'b'), stated('s2', 'a'), stated('s3', 'c')]);
    expect(conflict?.values.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
  });

  test('one value from many is none', () => {
    expect(findConflicts([stated('s1', '4'), stated('s2', '4', { basis: 'QUOTED' })])).toEqual([]);
  });

  test('values are compared as text', () => {
    expect(findConflicts([stated('s1', '4'), stated('s2', '4.0')])).toHaveLength(1);
  });

  test('what is inferred gives no value, what is corrected does', () => {
    expect(findConflicts([stated('s1', '4'), stated('s2', '5', { basis: 'INFERRED' })])).toEqual([]);
    expect(findConflicts([stated('s1', '4'), stated('s2', '5', { basis: 'CORRECTED' })])).toHaveLength(1);
  });

  test('another subject or property is another matter', () => {
    const others = [stated('s2', '5', { subject: 'loan:y' }), stated('s3', '6', { property: 'currency' })];
    expect(findConflicts([stated('s1', '4'), ...others])).toEqual([]);
  });
});

describe('findConflicts, of any statements', () => {
  const statements = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 99 }).map((number) => `s${number}`),
      subject: fc.constantFrom('a', 'b', 'a b'),
      property: fc.constantFrom('p', 'q', 'b p'),
      value: fc.constantFrom('1', '2', '3'),
      basis: fc.constantFrom('REPORTED', 'QUOTED', 'INFERRED', 'CORRECTED'),
    }),
    { selector: (statement) => statement.id, maxLength: 30 },
  );

  test('holds every statement of a disputed property once, under its own value', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const conflicts = findConflicts(all);
        for (const { subject, property, values } of conflicts) {
          const expected = all.filter(
            (s) => s.subject === subject && s.property === property && s.basis !== 'INFERRED',
          );
          const found = values.flatMap(({ value, statements: ids }) => ids.map((id) => `${id} ${value}`));
          expect(found.sort()).toEqual(expected.map(({ id, value }) => `${id} ${value}`).sort());
          expect(values.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  test('misses no property with two values', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const found = new Set(findConflicts(all).map(({ subject, property }) => JSON.stringify([subject, property])));
        const given = all.filter((statement) => statement.basis !== 'INFERRED');
        for (const one of given) {
          const differs = given.some(
            (other) => other.subject === one.subject && other.property === one.property && other.value !== one.value,
          );
          expect(found.has(JSON.stringify([one.subject, one.property]))).toBe(differs);
        }
      }),
    );
  });

  test('does not depend on their order', () => {
    fc.assert(
      fc.property(
        statements.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(findConflicts(shuffled)).toEqual(findConflicts(all));
        },
      ),
    );
  });
});
