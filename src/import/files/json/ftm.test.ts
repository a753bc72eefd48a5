import { describe, expect, test } from '@jest/globals';
import { allOf, fileOf, removeFiles } from '../../testing/rows-files.ts';

removeFiles();

const read = (lines: readonly unknown[], columns: readonly string[] = []) =>
  allOf(fileOf(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'file.ftm'), { kind: 'ftm', columns });

const person = (properties: unknown) => ({ id: 'p1', schema: 'Person', properties, datasets: ['x'] });

describe('an entity of FollowTheMoney', () => {
  test('becomes a row of its id, schema and properties', async () => {
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
          datasets: 'x',
        },
      },
    ]);
  });

  test('keeps values of a property that hold a separator', async () => {
    const { rows } = await read([person({ alias: ['Chavez; Hugo', 'Comandante'], notes: ['one; two'] })]);
    expect(rows[0]?.lists).toEqual({ alias: ['Chavez; Hugo', 'Comandante'], notes: ['one; two'], datasets: ['x'] });
  });

  test('includes the fields beside its properties unless a property has the same name', async () => {
    const entity = {
      ...person({ name: ['Ann'], target: ['a property'], id: ['p9'] }),
      caption: 'Ann Lee',
      referents: ['q1', 'q2'],
      target: true,
      first_seen: '2024-01-01T00:00:00',
    };
    const { rows } = await read([entity]);
    expect(rows[0]?.values).toEqual({
      id: 'p1',
      schema: 'Person',
      name: 'Ann',
      caption: 'Ann Lee',
      referents: 'q1; q2',
      target: 'a property',
      first_seen: '2024-01-01T00:00:00',
      datasets: 'x',
    });
  });

  test('gives its id within another entity, and its properties after a dot', async () => {
    const address = {
      id: 'a1',
      caption: 'Caracas; VE',
      schema: 'Address',
      properties: { country: ['ve'], city: ['Caracas'] },
    };
    const { rows } = await read([person({ addressEntity: [address, { ...address, id: 'a2' }] })]);
    expect(rows[0]?.values.addressEntity).toBe('a1; a2');
    expect(rows[0]?.lists?.['addressEntity.country']).toEqual(['ve', 've']);
    expect(rows[0]?.lists?.['addressEntity.caption']).toEqual(['Caracas; VE', 'Caracas; VE']);
  });

  test.each([
    ['no id', { schema: 'Person', properties: {} }, 'id'],
    ['no schema', { id: 'p', properties: {} }, 'schema'],
    ['no properties', { id: 'p', schema: 'Person' }, 'properties'],
    ['an odd value', person({ name: ['a', {}] }), 'name'],
  ])('is rejected for %s, and ends the file if it comes first', async (_, entity, column) => {
    const later = await read([person({}), entity, person({})]);
    expect(later.error).toBeUndefined();
    expect(later.rows.map(({ problem }) => problem?.column)).toEqual([undefined, column, undefined]);
    expect(await read([entity])).toEqual({
      rows: [],
      error: expect.stringMatching(new RegExp(`^file.ftm, row 1, column ${column}: .*: not a FollowTheMoney entity$`)),
    });
  });
});

test('rejects a row if a listed column beside the properties holds an object without an id', async () => {
  const entities = [person({ name: ['Ann'] }), { ...person({ name: ['Bo'] }), origin: [{ x: 1 }] }];
  expect((await read(entities, ['origin'])).rows[1]?.problem).toEqual({
    column: 'origin',
    message: 'has a value that is not a text',
  });
  expect((await read(entities)).rows[1]?.problem).toBeUndefined();
});

test('reports a column that no entity has at the end of the file', async () => {
  const lines = [person({ name: ['a'] }), person({ alias: ['b'] })];
  expect(await read(lines, ['id', 'name', 'alias'])).toEqual({ rows: [expect.anything(), expect.anything()] });
  const missing = await read(lines, ['name', 'nmae']);
  expect(missing.rows).toHaveLength(2);
  expect(missing.error).toBe('file.ftm: none of its entities has nmae');
});
