import { describe, expect, test } from '@jest/globals';
import { CODES, mapped, model, smallMapping } from '../testing/small-mapping.ts';
import type { Mapping } from './read-mapping.ts';
import { RowMapper } from './row-mapper.ts';

const TENURE = `
values:
  open: { value: "{c}", table: { "yes": "yes" }, otherwise: null }
  end: { date: "{b}", unless: [{ value: "{open}", is: known }] }
entries:
  - type: Person
    id: "person:p-{id}"
    fields: { name: "{a}" }
    states: [name]
  - type: Tenure
    id: "tenure:t-{id}"
    key: held
    fields:
      holder: "person:p-{id}"
      country: { const: country:VE }
      office: { const: leader }
      rank: { const: EFFECTIVE_LEADER }
      from: { date: "{d}" }
      until: "{end}"
      lastObserved: { date: "{b}", when: [{ value: "{open}", is: known }] }
    states: [from, until, lastObserved]
`;
const tenures = smallMapping(TENURE);

test('maps a row to an actor and a fact, with statements about them', () => {
  const made = mapped(tenures, { id: '7', a: ' Ann ', b: '2001-05', c: '', d: '1999' });
  expect(made).toMatchObject({
    kind: 'entries',
    entries: [
      { type: { name: 'Person' }, id: 'person:p-7', key: 'person', columns: { name: 'a' } },
      { type: { name: 'Tenure' }, id: 'tenure:t-7', key: 'held' },
    ],
  });
  const [person, tenure] = made.kind === 'entries' ? made.entries : [];
  expect(person?.values).toEqual({ name: 'Ann' });
  expect(person?.statements).toEqual([{ summary: 'Small gives name as Ann.', basis: 'REPORTED', also: [] }]);
  expect(tenure?.values).toEqual({
    holder: 'person:p-7',
    country: 'country:VE',
    office: 'leader',
    rank: 'EFFECTIVE_LEADER',
    from: '1999-01-01',
    fromPrecision: 'YEAR',
    until: '2001-05-01',
    untilPrecision: 'MONTH',
  });
  expect(tenure?.statements).toEqual([
    { summary: 'Small gives from as 1999 and until as 2001-05.', basis: 'REPORTED', also: [] },
  ]);
  expect([...(tenure?.originals ?? [])]).toEqual([
    ['holder', '7'],
    ['from', '1999'],
    ['until', '2001-05'],
  ]);
  expect(tenure?.columns).toEqual({ holder: 'id', from: 'd', until: 'b', lastObserved: 'b' });
});

test('maps an end that is only the end of the data to an observation', () => {
  const made = mapped(tenures, { id: '7', a: 'Ann', b: '2015-12-31', c: 'yes', d: '1999' });
  const tenure = made.kind === 'entries' ? made.entries[1] : undefined;
  expect(tenure?.values).toMatchObject({ lastObserved: '2015-12-31' });
  expect(tenure?.values).not.toHaveProperty('until');
  // The model has no precision for it.
  expect(tenure?.values).not.toHaveProperty('lastObservedPrecision');
});

describe('a row is rejected', () => {
  const problemsOf = (rest: string, row: Record<string, string>) => {
    const made = mapped(smallMapping(rest), row);
    return made.kind === 'rejected' ? made.problems : made.kind;
  };

  test('with each of its faults, by column', () => {
    expect(problemsOf(TENURE, { id: '7', a: '', b: '2001-02-30', c: '', d: 'May' })).toEqual([
      { column: 'a', message: 'is empty, but `name` is required' },
      { column: 'd', message: '"May" is not a date in a format of the mapping' },
      { column: 'b', message: '"2001-02-30" is not a date: 2001-02 has no day 30' },
    ]);
  });

  test('once for a named value that several fields use', () => {
    const rest = `
values: { y: { number: "{b}", as: int } }
entries:
  - { type: Person, id: "person:{id}", fields: { name: "{y}", birthYear: "{y}" } }`;
    expect(problemsOf(rest, { id: '1', b: '1,950' })).toEqual([
      {
        column: 'b',
        message:
          '"1,950" is not a number: if , separates thousands, set thousands: ","; if , is the decimal sign, set decimal: ","',
      },
    ]);
  });

  test('for a value that the model does not accept', () => {
    const rest = `
entries:
  - type: Country
    id: "country:{id}"
    fields: { code: "{id}", cow: { number: "{a}", as: int }, name: "{b}" }`;
    expect(problemsOf(rest, { id: 'VE', a: '5000000000', b: 'x' })).toEqual([
      { column: 'a', message: '"5000000000" is not a 32-bit integer (`cow`)' },
    ]);
    expect(problemsOf(rest, { id: 'V E', a: '5', b: 'x' })).toEqual([
      {
        column: 'id',
        message:
          '"country:V E" is no id of Country: behind country: it has English letters, digits, dots, dashes and underscores, and begins with a letter or digit. Use `slug` to make such a name from any text',
      },
    ]);
  });

  test('with the reasons that the mapping gives', () => {
    const rest = `
reject:
  - { when: [{ value: "{a}", in: [none] }, { value: "{b}", is: unknown }], reason: names no one }
  - { when: [{ value: "{b}", is: unknown }], reason: says nothing }
entries: [{ type: Person, id: "person:{id}", fields: { name: "{a}" } }]`;
    expect(problemsOf(rest, { id: '1', a: 'none', b: '' })).toEqual([
      { column: 'a', message: 'names no one' },
      { column: 'b', message: 'says nothing' },
    ]);
    expect(problemsOf(rest, { id: '1', a: 'none', b: 'x' })).toBe('entries');
  });

  test('if all ids are empty', () => {
    const rest = 'entries: [{ type: Person, id: "person:{id}", fields: { name: "{a}" } }]';
    expect(problemsOf(rest, { id: '', a: 'Ann' })).toEqual([
      { column: 'id', message: expect.stringMatching(/^is empty, but the id of `person` needs \{id\} \(/) },
    ]);
  });

  test('if it could not be read at all', () => {
    const problem = { column: undefined, message: 'has 3 fields of 4' };
    const made = mapped(tenures, {}, problem);
    expect(made).toEqual({ kind: 'rejected', problems: [problem] });
  });
});

describe('a row is skipped', () => {
  const rest = `
take: [{ value: "{a}", in: [Loan] }]
reject: [{ when: [{ value: "{b}", is: unknown }], reason: says nothing }]
values: { n: { number: "{b}" } }
entries:
  - { type: Person, id: "person:{id}", when: [{ value: "{c}", is: known }], fields: { name: "{n}" } }`;
  const mapping = smallMapping(rest);
  const PASSED = { kind: 'passed', reason: 'not taken: not {a} is one of "Loan"' };

  test('if the mapping does not take it, whatever its faults', () => {
    expect(mapped(mapping, { id: '1', a: 'Grant', b: '', c: 'x' })).toEqual(PASSED);
    expect(mapped(mapping, { id: '1', a: 'Grant', b: '$1', c: 'x' })).toEqual(PASSED);
  });

  test('if no entry is made from it', () => {
    expect(mapped(mapping, { id: '1', a: 'Loan', b: '1', c: '' })).toEqual({
      kind: 'passed',
      reason: 'person: not {c} is known',
    });
  });

  test('only in these cases', () => {
    expect(mapped(mapping, { id: '1', a: 'Loan', b: '1', c: 'x' })).toMatchObject({ kind: 'entries' });
  });
});

describe('a missing entry', () => {
  const two = (rest: string): Mapping =>
    smallMapping(`
entries:
  - { type: Person, id: "person:{id}", fields: { name: "{a}" } }
  - { type: Organization, id: "organization:{b}-{c}", fields: { name: "{b}", kind: { const: BANK } }, ${rest} }`);

  test('rejects the row if its id is unknown, and names the empty column', () => {
    expect(mapped(two('key: bank'), { id: '1', a: 'x', b: 'y', c: '' })).toMatchObject({
      kind: 'rejected',
      problems: [{ column: 'c', message: expect.stringContaining('the id of `bank` needs {c}') }],
    });
  });

  test('is noted with the reason if it is optional or a condition excludes it', () => {
    const row = { id: '1', a: 'x', b: 'y', c: '' };
    const skippedBy = (rest: string) => mapped(two(rest), row);
    expect(skippedBy('optional: true')).toMatchObject({ entries: [{}], skipped: ['organization: id unknown: {c}'] });
    expect(skippedBy('when: [{ value: "{c}", is: known }, { value: "{b}", in: [z] }]')).toMatchObject({
      skipped: ['organization: not {c} is known'],
    });
    expect(skippedBy('unless: [{ value: "{b}", in: [y, z] }, { value: "{c}", is: unknown }]')).toMatchObject({
      skipped: ['organization: unless {b} is one of "y", "z" and {c} is unknown'],
    });
  });
});

describe('{row} and {file}', () => {
  const mapping = smallMapping('entries: [{ type: Person, id: "person:{file}-{row}", fields: { name: "{a}" } }]');
  const idOf = (values: Readonly<Record<string, string>>): unknown =>
    new RowMapper(model, mapping, CODES, 'a.csv').map({ number: 7, bytes: 1, values });

  test('give the row number and the file name', () => {
    expect(idOf({ a: 'x' })).toEqual({ kind: 'entries', entries: [expect.objectContaining({ id: 'person:a.csv-7' })] });
  });

  test('give the columns of those names if the file has them, with a note', () => {
    expect(idOf({ a: 'x', row: '12' })).toMatchObject({
      entries: [{ id: 'person:a.csv-12' }],
      notes: ['{row} is the column row of the file, which the mapping does not list'],
    });
    expect(idOf({ a: 'x', row: '' })).toMatchObject({ kind: 'rejected' });
  });

  test('give listed columns of those names without a note', () => {
    const listed = smallMapping('entries: [{ type: Person, id: "person:{row}", fields: { name: "{a}" } }]');
    const own: Mapping = { ...listed, file: { ...listed.file, columns: [...listed.file.columns, 'row'] } };
    expect(mapped(own, { a: 'x', row: '12' })).toEqual({
      kind: 'entries',
      entries: [expect.objectContaining({ id: 'person:12' })],
    });
  });
});

test('notes a part that is left out because it lacks a field', () => {
  const mapping = smallMapping(`
entries:
  - type: Loan
    id: "loan:{id}"
    fields:
      creditor: { const: country:CN }
      from: { const: "2001-01-01" }
      balances: [{ asOf: { date: "{a}" }, amount: { number: "{b}" }, currency: { const: USD } }]
    states: [from]`);
  expect(mapped(mapping, { id: '1', a: '2010', b: '' })).toMatchObject({
    entries: [{ values: { balances: [] } }],
    notes: ['`balances` 1 is left out: it lacks amount'],
  });
  expect(mapped(mapping, { id: '1', a: '', b: '' })).not.toHaveProperty('notes');
});

test('lets a value take the name of its column and replace it from then on', () => {
  const mapping = smallMapping(`
values: { a: { value: "{a}", case: upper } }
entries: [{ type: Person, id: "person:{id}", fields: { name: "{a}" } }]`);
  expect(mapped(mapping, { id: '1', a: 'ann' })).toMatchObject({ entries: [{ values: { name: 'ANN' } }] });
});

test('treats the texts for missing values as missing in every column', () => {
  const mapping = smallMapping(`
missing: [NA, "-999"]
entries: [{ type: Person, id: "person:{id}", fields: { name: "{a}", birthYear: { number: "{b}", as: int } } }]`);
  const made = mapped(mapping, { id: '1', a: 'x', b: ' -999' });
  expect(made).toMatchObject({ entries: [{ values: { name: 'x' } }] });
  expect(mapped(mapping, { id: '1', a: 'NA', b: '' })).toMatchObject({ kind: 'rejected' });
});

test('gives additional statements their own value and precision, worded by the note', () => {
  const mapping = smallMapping(`
entries:
  - type: Person
    id: "person:{id}"
    fields: { name: "{a}" }
    states: [name]
    also: { baptized: { date: "{b}" }, rank: "{c}" }
    basis: INFERRED
    note: "By row {id}, {property} is {value}."`);
  const made = mapped(mapping, { id: '1', a: 'Ann', b: '1950', c: '' });
  expect(made.kind === 'entries' && made.entries[0]?.statements).toEqual([
    {
      summary: 'By row 1, name is Ann. By row 1, baptized is 1950.',
      basis: 'INFERRED',
      also: [{ property: 'baptized', value: '1950-01-01', original: '1950', precision: 'YEAR' }],
    },
  ]);
});

test('normalizes texts before it compares, maps and states them', () => {
  const mapping = smallMapping(`
entries:
  - type: Person
    id: "person:{id}"
    fields: { name: "{a}{b}", aliases: { list: [{ value: "{c}", table: { "Jose\u0301": Pepe } }] } }
    states: [name]
`);
  const made = mapped(mapping, { id: '7', a: 'Jose', b: '\u0301', c: 'José' });
  const [person] = made.kind === 'entries' ? made.entries : [];
  expect(person?.values).toEqual({ name: 'José', aliases: ['Pepe'] });
  expect(person?.statements.map(({ summary }) => summary)).toEqual(['Small gives name as José.']);
});
