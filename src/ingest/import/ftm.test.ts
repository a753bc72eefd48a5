import { describe, expect, test } from '@jest/globals';
import { allOf, fileOf, removeFiles } from './testing/rows-files.ts';

removeFiles();

const read = (lines: readonly unknown[], columns: readonly string[] = []) =>
  allOf(fileOf(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'file.ftm'), { kind: 'ftm', columns });

const person = (properties: unknown) => ({ id: 'p1', schema: 'Person', properties, datasets: ['x'] });

describe('an entity of FollowTheMoney', () => {
  test('is a row of its id, its schema and its properties', async () => {
    const { rows } = await read([
      person({ name: ['Hugo Chávez', 'Chávez'], birthDate: ['1954-07-28'], nationality: [], title: 'President' }),
    ]);
    expect(rows.map(({ number, values }) => ({ number, values }))).toEqual([
      {
        number: 1,
        values: {
          id: 'p1',
          schema: 'Person',
          name: 'Hugo Chávez; Chávez',
          birthDate: '1954-07-28',
          title: 'President',
        },
      },
    ]);
  });

  test('stands for its id within another', async () => {
    const { rows } = await read([person({ addressEntity: [{ id: 'a1', schema: 'Address', properties: {} }] })]);
    expect(rows[0]?.values.addressEntity).toBe('a1');
  });

  test.each([
    ['no id', { schema: 'Person', properties: {} }, 'id'],
    ['no schema', { id: 'p', properties: {} }, 'schema'],
    ['no properties', { id: 'p', schema: 'Person' }, 'properties'],
    ['an odd value', person({ name: ['a', {}] }), 'name'],
  ])('with %s is a problem, and the whole file where it comes first', async (_, entity, column) => {
    const later = await read([person({}), entity, person({})]);
    expect(later.error).toBeUndefined();
    expect(later.rows.map(({ problem }) => problem?.column)).toEqual([undefined, column, undefined]);
    expect(await read([entity])).toEqual({
      rows: [],
      error: expect.stringMatching(
        new RegExp(`^file.ftm, row 1, column ${column}: .*: it is no entity of FollowTheMoney$`),
      ),
    });
  });
});

test('a column that no entity has is told at the end', async () => {
  const lines = [person({ name: ['a'] }), person({ alias: ['b'] })];
  expect(await read(lines, ['id', 'name', 'alias'])).toEqual({ rows: [expect.anything(), expect.anything()] });
  const missing = await read(lines, ['name', 'nmae']);
  expect(missing.rows).toHaveLength(2);
  expect(missing.error).toBe('file.ftm: none of its entities has nmae');
});
