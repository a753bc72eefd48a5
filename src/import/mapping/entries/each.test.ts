import { describe, expect, test } from '@jest/globals';
import type { MappedEntry } from '../../../evidence/index.ts';
import { faultsOf, mapped, model, smallMapping } from '../../testing/small-mapping.ts';
import { parseMapping } from '../read-mapping.ts';

const LOAN = `creditor: "{x}", from: { date: "{b}" }`;
const loans = (each: string, rest = '', fields = LOAN, id = 'loan:l-{id}-{position}'): string =>
  `entries: [{ type: Loan, id: "${id}", each: ${each}, fields: { ${fields} }, also: { it: { const: 1 } }${rest} }]`;

function made(mapping: string, row: Record<string, string>): readonly MappedEntry[] | readonly string[] {
  const result = mapped(smallMapping(mapping), row);
  if (result.kind === 'entries') return result.entries;
  return result.kind === 'rejected' ? result.problems.map(({ column, message }) => `${column}: ${message}`) : [];
}

const BANKS = '{ x: { split: "{a}", by: ",", table: { CDB: organization:cdb, Exim: organization:exim } } }';

describe('each', () => {
  test('makes an entry for every item, with its position', () => {
    expect(made(loans(BANKS), { id: '7', a: 'CDB, Exim', b: '2010' })).toMatchObject([
      { id: 'loan:l-7-1', key: 'loan.1', values: { creditor: 'organization:cdb', from: '2010-01-01' } },
      { id: 'loan:l-7-2', key: 'loan.2', values: { creditor: 'organization:exim', from: '2010-01-01' } },
    ]);
  });

  test('skips empty items but counts their positions', () => {
    expect(made(loans(BANKS), { id: '7', a: 'CDB,, Exim,' })).toMatchObject([
      { id: 'loan:l-7-1' },
      { id: 'loan:l-7-3' },
    ]);
  });

  test('takes a single value as a list of one', () => {
    expect(made(loans('{ x: "{a}" }'), { id: '7', a: 'organization:cdb' })).toMatchObject([{ id: 'loan:l-7-1' }]);
  });

  test('rejects a row without entries for an empty list, unless a condition excludes the list', () => {
    expect(made(loans(BANKS), { id: '7', a: '' })).toEqual(['a: is empty, so that no entry can be made']);
    expect(made(loans(BANKS, ', when: [{ value: "{a}", is: known }]'), { id: '7', a: '' })).toEqual([]);
  });

  test('tests conditions on every item', () => {
    const some = loans(BANKS, ', unless: [{ value: "{x}", in: ["organization:cdb"] }]');
    expect(made(some, { id: '7', a: 'CDB, Exim' })).toMatchObject([{ id: 'loan:l-7-2' }]);
    expect(made(some, { id: '7', a: 'CDB' })).toEqual([]);
  });

  test('rejects the row for a fault in one item', () => {
    expect(made(loans(BANKS), { id: '7', a: 'CDB, EIB' })).toEqual([`a: "EIB" is not in the mapping's table`]);
  });

  test('refuses two facts with one id, but allows one actor twice', () => {
    const byName = loans('{ x: { split: "{a}" } }', '', 'creditor: "organization:{x}"', 'loan:l-{id}-{x}');
    expect(made(byName, { id: '7', a: 'cdb; eib; cdb' })).toEqual([
      'a: gives loan:l-7-cdb twice: if both are meant, add {position} to the id',
    ]);
    const banks = `entries: [{ type: Organization, id: "organization:{x}", each: { x: { split: "{a}" } }, fields: { name: "{x}" }, states: [name] }]`;
    expect(made(banks, { a: 'cdb; cdb' })).toMatchObject([{ key: 'organization.1' }, { key: 'organization.2' }]);
  });

  test('accepts a named value that is a list', () => {
    const named = `values: { banks: { split: "{a}" } }\n${loans('{ x: "{banks}" }', '', 'creditor: "organization:{x}"')}`;
    expect(made(named, { id: '7', a: 'cdb;;eib' })).toMatchObject([{ id: 'loan:l-7-1' }, { id: 'loan:l-7-3' }]);
  });
});

describe('parallel lists', () => {
  const PAIRS = '{ x: { split: "{a}" }, n: { split: "{c}" } }';
  const pairs = loans(PAIRS, '', 'creditor: "organization:{x}", principal: { number: "{n}", scale: 1000000 }');
  test('give the items at each position together', () => {
    expect(made(pairs, { id: '7', a: 'cdb; eib', c: '1.1; 2' })).toMatchObject([
      { values: { creditor: 'organization:cdb', principal: 1_100_000 } },
      { values: { creditor: 'organization:eib', principal: 2_000_000 } },
    ]);
  });
  const lacks = (name: string, column: string, what: string, of: string): string =>
    `${column}: has no item of {${name}} beside "${what}" of {${of}}; if that is correct, set \`optional: true\` on the list`;
  test.each([
    ['an empty list', '', '1; 2', lacks('x', 'a', '1', 'n')],
    ['a list of blanks', ' ; ', '1; 2', lacks('x', 'a', '1', 'n')],
    ['an empty list beside one item', '', '7', lacks('x', 'a', '7', 'n')],
    ['an empty second list', 'cdb; eib', '', lacks('n', 'c', 'cdb', 'x')],
    ['a gap', 'cdb;; eib', '1; 2; 3', lacks('x', 'a', '2', 'n')],
    ['a gap at the beginning', '; cdb', '1; 2', lacks('x', 'a', '1', 'n')],
    ['a gap at the end', 'cdb; eib; x', '; 2;', lacks('n', 'c', 'cdb', 'x')],
    ['a trailing separator', 'cdb;', '7', 'c: has 1 item of {n}, but another list beside it has 2'],
    ['too few items', 'cdb; eib', '1', 'c: has 1 item of {n}, but another list beside it has 2'],
  ])('reject the row if one lacks an item of another: %s', (_, a, c, message) => {
    expect(made(pairs, { id: '7', a, c })).toEqual([message]);
  });
  test('may both lack an item, which is skipped', () => {
    expect(made(pairs, { id: '7', a: 'cdb;; eib;', c: '1;; 2;' })).toMatchObject([
      { id: 'loan:l-7-1' },
      { id: 'loan:l-7-3' },
    ]);
  });
  test('may lack items if the mapping marks the list as optional', () => {
    const open = pairs.replace('n: { split: "{c}" }', 'n: { split: "{c}", optional: true }');
    const [first, second] = made(open, { id: '7', a: 'cdb; eib', c: '; 2' }) as readonly MappedEntry[];
    expect(first?.values).toEqual({ creditor: 'organization:cdb' });
    expect(second?.values).toEqual({ creditor: 'organization:eib', principal: 2_000_000 });
    expect(made(open, { id: '7', a: 'cdb; eib', c: '' })).toHaveLength(2);
    expect(made(open, { id: '7', a: '', c: '1; 2' })).toEqual([lacks('x', 'a', '1', 'n')]);
    expect(made(open, { id: '7', a: 'cdb; eib', c: '1' })).toEqual([
      'c: has 1 item of {n}, but another list beside it has 2',
    ]);
  });
  test('follow the same rules in the parts of a fact', () => {
    const parts =
      '[{ each: { n: { columns: [b, c] }, k: { split: "{d}" } }, asOf: { date: "{k}" }, amount: { number: "{n}" }, currency: { const: USD } }]';
    const loan = `entries: [{ type: Loan, id: "loan:{id}", fields: { creditor: { const: country:CN }, balances: ${parts} }, also: { it: { const: 1 } } }]`;
    expect(made(loan, { id: '7', b: '1', c: '', d: '2001; 2002' })).toEqual([lacks('n', 'b', '2002', 'k')]);
    expect(made(loan, { id: '7', b: '1', c: '2', d: '2001; 2002' })).toMatchObject([{ id: 'loan:7' }]);
  });
});

describe('columns', () => {
  const years = (columns: string): string =>
    loans(
      `{ x: { columns: ${columns} } }`,
      '',
      'creditor: { const: country:CN }, principal: { number: "{x}" }, instrument: "{x.column}"',
      'loan:l-{id}-{x.column}',
    );
  test('give their values with their names', () => {
    expect(made(years('[b, c]'), { id: '7', b: '1', c: '2' })).toMatchObject([
      { id: 'loan:l-7-b', values: { principal: 1, instrument: 'b' } },
      { id: 'loan:l-7-c', values: { principal: 2, instrument: 'c' } },
    ]);
  });
  test('can be chosen by a pattern', () => {
    expect(made(years('"^[bcd]$"'), { id: '7', b: '1', d: '3' })).toMatchObject([
      { id: 'loan:l-7-b', key: 'loan.1' },
      { id: 'loan:l-7-d', key: 'loan.3' },
    ]);
  });
  test('form a list outside each', () => {
    const people =
      'entries: [{ type: Person, id: "person:{id}", fields: { name: "{id}", aliases: { columns: [a, b] } } }]';
    expect(made(people, { id: '7', b: 'Bo' })).toMatchObject([{ values: { aliases: ['Bo'] } }]);
  });
});

describe('the parts of a fact', () => {
  const event = (participants: string): string =>
    `entries: [{ type: Event, id: "event:{id}", fields: { title: "{id}", kind: { const: MEETING }, status: { const: OCCURRED }, participants: [${participants}] }, also: { it: { const: 1 } } }]`;
  const GUEST = '{ each: { who: { split: "{a}" } }, role: { const: GUEST }, actor: "person:{who}" }';
  test('can be made for each item', () => {
    expect(
      made(event(`{ role: { const: HOST }, actor: "country:{b}" }, ${GUEST}`), { id: '7', a: 'ann; bo', b: 'CN' }),
    ).toMatchObject([
      {
        values: {
          participants: [
            { role: 'HOST', actor: 'country:CN' },
            { role: 'GUEST', actor: 'person:ann' },
            { role: 'GUEST', actor: 'person:bo' },
          ],
        },
      },
    ]);
    expect(made(event(GUEST), { id: '7' })).toMatchObject([{ values: { participants: [] } }]);
  });
  test('can be made for columns within each item of a list', () => {
    const balances =
      '{ each: { n: { columns: [b, c] } }, asOf: { date: { year: "200{n.position}" } }, amount: { number: "{n}" }, currency: { const: USD } }';
    const nested = loans(
      '{ x: { split: "{a}" } }',
      '',
      `creditor: "organization:{x}", balances: [${balances}]`,
      'loan:{x}-{position}',
    );
    expect(made(nested, { a: 'cdb;eib', b: '5', c: '6' })).toMatchObject([
      {
        id: 'loan:cdb-1',
        values: {
          balances: [
            { asOf: '2001-01-01', amount: 5 },
            { asOf: '2002-01-01', amount: 6 },
          ],
        },
      },
      { id: 'loan:eib-2', values: { balances: [{ amount: 5 }, { amount: 6 }] } },
    ]);
  });
});

describe('the values of an entry', () => {
  test('are computed for each item', () => {
    const people = `entries: [{ type: Person, id: "person:{who}", each: { name: { split: "{a}", by: [",", and] } }, values: { who: { slug: "{name}" } }, fields: { name: "{name}" } }]`;
    expect(made(people, { a: 'Wen Jiabao, Hu Jintao and Xi Jinping' })).toMatchObject([
      { id: 'person:wen-jiabao', values: { name: 'Wen Jiabao' } },
      { id: 'person:hu-jintao' },
      { id: 'person:xi-jinping' },
    ]);
  });
  test('work in parts too, and in their conditions', () => {
    const event = `entries: [{ type: Event, id: "event:{id}", fields: { title: "{id}", kind: { const: MEETING }, status: { const: OCCURRED }, participants: [{ each: { name: { split: "{a}" } }, values: { who: { slug: "{name}" } }, when: [{ value: "{who}", notIn: [bo] }], role: { const: GUEST }, actor: "person:{who}" }] }, also: { it: { const: 1 } } }]`;
    expect(made(event, { id: '1', a: 'Ann; Bo' })).toMatchObject([
      { values: { participants: [{ actor: 'person:ann' }] } },
    ]);
  });
  test('are not computed if a condition on the row fails', () => {
    const asked = (value: string) => loans(BANKS, `, when: [{ value: "${value}", is: known }]`);
    expect(made(asked('{c}'), { id: '7', a: 'EIB' })).toEqual([]);
    expect(made(asked('{x}'), { id: '7', a: 'EIB' })).toEqual([`a: "EIB" is not in the mapping's table`]);
  });
});

describe('a faulty each', () => {
  test.each<[string, string, string]>([
    [
      'a name that is already taken',
      loans('{ a: { split: "{b}" } }'),
      'each.a is already a column or a value: choose another name',
    ],
    ['no list', loans('{}'), 'each must name at least one list, as { lender: { split: "{lenders}" } }'],
    ['a flag that is not a boolean', loans('{ x: { split: "{a}", optional: maybe } }'), 'each.x.optional '],
    [
      'a flag outside each',
      loans('{ x: { split: "{a}" } }', '', 'creditor: { value: "{x}", optional: true }'),
      'optional',
    ],
    [
      'a name without a list',
      loans('{ y: { split: "{a}" } }'),
      'creditor names {x}, which is neither a column of the file nor an earlier value: id, a, b, c, d, y, y.position, position',
    ],
    ['an unknown column', loans('{ x: { columns: [e] } }'), 'each.x.columns.0 names {e}'],
    [
      'a pattern that fits no column',
      loans('{ x: { columns: "^z" } }'),
      'each.x.columns fits no column of the file: id, a, b, c, d',
    ],
    [
      'a text for a number',
      loans('{ x: { split: "{a}" } }', '', 'principal: "{x}"'),
      'principal gives a text, but `principal` is of type Float',
    ],
    [
      'an id in a table that does not fit',
      loans('{ x: { split: "{a}", table: { b: c } } }'),
      'each.x.table.b does not fit `creditor`: "c" is no id of Country or Organization',
    ],
  ])('is reported: %s', (_, mapping, fault) => {
    expect(faultsOf(mapping).join('\n')).toContain(fault);
  });
  test('is not reported for items read as numbers', () => {
    expect(faultsOf(loans('{ x: { split: "{a}", as: float } }', '', 'principal: "{x}"'))).toEqual([]);
  });
});

test('does not hide a column called position', () => {
  const text = smallMapping(
    'entries: [{ type: Person, id: "person:{position}-{x.position}", each: { x: { split: "{a}" } }, fields: { name: { const: X } }, also: { it: "{x}" } }]',
  ).text.replace('optional: [d]', 'optional: [position]');
  const result = mapped(parseMapping('m.yaml', text, model), { a: 'x;y', position: 'p' });
  expect(result).toMatchObject({ entries: [{ id: 'person:p-1' }, { id: 'person:p-2' }] });
});
