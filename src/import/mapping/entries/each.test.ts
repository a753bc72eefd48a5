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

describe('for each item of a list', () => {
  test('there is an entry of its own, with its place', () => {
    expect(made(loans(BANKS), { id: '7', a: 'CDB, Exim', b: '2010' })).toMatchObject([
      { id: 'loan:l-7-1', key: 'loan.1', values: { creditor: 'organization:cdb', from: '2010-01-01' } },
      { id: 'loan:l-7-2', key: 'loan.2', values: { creditor: 'organization:exim', from: '2010-01-01' } },
    ]);
  });

  test('what is empty keeps its place, and makes nothing', () => {
    expect(made(loans(BANKS), { id: '7', a: 'CDB,, Exim,' })).toMatchObject([
      { id: 'loan:l-7-1' },
      { id: 'loan:l-7-3' },
    ]);
  });

  test('a list of one value is one', () => {
    expect(made(loans('{ x: "{a}" }'), { id: '7', a: 'organization:cdb' })).toMatchObject([{ id: 'loan:l-7-1' }]);
  });

  test('an empty list rejects a row that gives nothing else, unless it is not asked for', () => {
    expect(made(loans(BANKS), { id: '7', a: '' })).toEqual(['a: is empty, so that no entry can be made']);
    expect(made(loans(BANKS, ', when: [{ value: "{a}", is: known }]'), { id: '7', a: '' })).toEqual([]);
  });

  test('conditions are asked of each', () => {
    const some = loans(BANKS, ', unless: [{ value: "{x}", in: ["organization:cdb"] }]');
    expect(made(some, { id: '7', a: 'CDB, Exim' })).toMatchObject([{ id: 'loan:l-7-2' }]);
    expect(made(some, { id: '7', a: 'CDB' })).toEqual([]);
  });

  test('what is wrong with one rejects the row', () => {
    expect(made(loans(BANKS), { id: '7', a: 'CDB, EIB' })).toEqual([`a: "EIB" is not in the mapping's table`]);
  });

  test('two facts of one id are refused, and two of one actor are one', () => {
    const byName = loans('{ x: { split: "{a}" } }', '', 'creditor: "organization:{x}"', 'loan:l-{id}-{x}');
    expect(made(byName, { id: '7', a: 'cdb; eib; cdb' })).toEqual([
      'a: gives loan:l-7-cdb twice: if both are meant, add {position} to the id',
    ]);
    const banks = `entries: [{ type: Organization, id: "organization:{x}", merge: keep, each: { x: { split: "{a}" } }, fields: { name: "{x}" }, states: [name] }]`;
    expect(made(banks, { a: 'cdb; cdb' })).toMatchObject([{ key: 'organization.1' }, { key: 'organization.2' }]);
  });

  test('a named value that is a list will do', () => {
    const named = `values: { banks: { split: "{a}" } }\n${loans('{ x: "{banks}" }', '', 'creditor: "organization:{x}"')}`;
    expect(made(named, { id: '7', a: 'cdb;;eib' })).toMatchObject([{ id: 'loan:l-7-1' }, { id: 'loan:l-7-3' }]);
  });
});

describe('lists side by side', () => {
  const PAIRS = '{ x: { split: "{a}" }, n: { split: "{c}" } }';
  const pairs = loans(PAIRS, '', 'creditor: "organization:{x}", principal: { number: "{n}", scale: 1000000 }');
  test('give the items of a place together', () => {
    expect(made(pairs, { id: '7', a: 'cdb; eib', c: '1.1; 2' })).toMatchObject([
      { values: { creditor: 'organization:cdb', principal: 1_100_000 } },
      { values: { creditor: 'organization:eib', principal: 2_000_000 } },
    ]);
  });
  const lacks = (name: string, column: string, what: string, of: string): string =>
    `${column}: has no item of {${name}} beside "${what}" of {${of}}; if that is correct, set \`optional: true\` on the list`;
  test.each([
    ['an empty list', '', '1; 2', lacks('x', 'a', '1', 'n')],
    ['a list of nothing', ' ; ', '1; 2', lacks('x', 'a', '1', 'n')],
    ['an empty list of one', '', '7', lacks('x', 'a', '7', 'n')],
    ['another that is empty', 'cdb; eib', '', lacks('n', 'c', 'cdb', 'x')],
    ['a gap', 'cdb;; eib', '1; 2; 3', lacks('x', 'a', '2', 'n')],
    ['a gap at the beginning', '; cdb', '1; 2', lacks('x', 'a', '1', 'n')],
    ['a gap at the end', 'cdb; eib; x', '; 2;', lacks('n', 'c', 'cdb', 'x')],
    ['a sign at the end', 'cdb;', '7', 'c: has 1 item of {n}, but another list beside it has 2'],
    ['too few', 'cdb; eib', '1', 'c: has 1 item of {n}, but another list beside it has 2'],
  ])('reject the row where one lacks what another has: %s', (_, a, c, message) => {
    expect(made(pairs, { id: '7', a, c })).toEqual([message]);
  });
  test('may both lack an item, which makes nothing', () => {
    expect(made(pairs, { id: '7', a: 'cdb;; eib;', c: '1;; 2;' })).toMatchObject([
      { id: 'loan:l-7-1' },
      { id: 'loan:l-7-3' },
    ]);
  });
  test('may lack what others have where the mapping says so of the list', () => {
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
  test('are judged alike in the parts of a fact', () => {
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
  test('give what stands in them, with their names', () => {
    expect(made(years('[b, c]'), { id: '7', b: '1', c: '2' })).toMatchObject([
      { id: 'loan:l-7-b', values: { principal: 1, instrument: 'b' } },
      { id: 'loan:l-7-c', values: { principal: 2, instrument: 'c' } },
    ]);
  });
  test('are those that fit a pattern', () => {
    expect(made(years('"^[bcd]$"'), { id: '7', b: '1', d: '3' })).toMatchObject([
      { id: 'loan:l-7-b', key: 'loan.1' },
      { id: 'loan:l-7-d', key: 'loan.3' },
    ]);
  });
  test('are a list elsewhere', () => {
    const people =
      'entries: [{ type: Person, id: "person:{id}", fields: { name: "{id}", aliases: { columns: [a, b] } } }]';
    expect(made(people, { id: '7', b: 'Bo' })).toMatchObject([{ values: { aliases: ['Bo'] } }]);
  });
});

describe('the parts of a fact', () => {
  const event = (participants: string): string =>
    `entries: [{ type: Event, id: "event:{id}", fields: { title: "{id}", kind: { const: MEETING }, status: { const: OCCURRED }, participants: [${participants}] }, also: { it: { const: 1 } } }]`;
  const GUEST = '{ each: { who: { split: "{a}" } }, role: { const: GUEST }, actor: "person:{who}" }';
  test('may be one for each item', () => {
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
  test('may be of columns, within one of each of a list', () => {
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

describe('values of its own', () => {
  test('are named of each item', () => {
    const people = `entries: [{ type: Person, id: "person:{who}", each: { name: { split: "{a}", by: [",", and] } }, values: { who: { slug: "{name}" } }, fields: { name: "{name}" } }]`;
    expect(made(people, { a: 'Wen Jiabao, Hu Jintao and Xi Jinping' })).toMatchObject([
      { id: 'person:wen-jiabao', values: { name: 'Wen Jiabao' } },
      { id: 'person:hu-jintao' },
      { id: 'person:xi-jinping' },
    ]);
  });
  test('are those of parts too, and conditions may ask for them', () => {
    const event = `entries: [{ type: Event, id: "event:{id}", fields: { title: "{id}", kind: { const: MEETING }, status: { const: OCCURRED }, participants: [{ each: { name: { split: "{a}" } }, values: { who: { slug: "{name}" } }, when: [{ value: "{who}", notIn: [bo] }], role: { const: GUEST }, actor: "person:{who}" }] }, also: { it: { const: 1 } } }]`;
    expect(made(event, { id: '1', a: 'Ann; Bo' })).toMatchObject([
      { values: { participants: [{ actor: 'person:ann' }] } },
    ]);
  });
  test('a condition of the row goes before its lists', () => {
    const asked = (value: string) => loans(BANKS, `, when: [{ value: "${value}", is: known }]`);
    expect(made(asked('{c}'), { id: '7', a: 'EIB' })).toEqual([]);
    expect(made(asked('{x}'), { id: '7', a: 'EIB' })).toEqual([`a: "EIB" is not in the mapping's table`]);
  });
});

describe('a mapping that is wrong is told', () => {
  test.each<[string, string, string]>([
    [
      'a name that is taken',
      loans('{ a: { split: "{b}" } }'),
      'each.a is already a column or a value: choose another name',
    ],
    ['no list', loans('{}'), 'each must name at least one list, as { lender: { split: "{lenders}" } }'],
    ['what is no truth', loans('{ x: { split: "{a}", optional: maybe } }'), 'each.x.optional '],
    [
      'a value that is no list of each',
      loans('{ x: { split: "{a}" } }', '', 'creditor: { value: "{x}", optional: true }'),
      'optional',
    ],
    [
      'a name of no list',
      loans('{ y: { split: "{a}" } }'),
      'creditor names {x}, which is neither a column of the file nor an earlier value: id, a, b, c, d, y, y.position, position',
    ],
    ['a column', loans('{ x: { columns: [e] } }'), 'each.x.columns.0 names {e}'],
    [
      'a pattern of columns',
      loans('{ x: { columns: "^z" } }'),
      'each.x.columns fits no column of the file: id, a, b, c, d',
    ],
    [
      'a field that takes no text',
      loans('{ x: { split: "{a}" } }', '', 'principal: "{x}"'),
      'principal gives a text, but `principal` is of type Float',
    ],
    [
      'a text in a table',
      loans('{ x: { split: "{a}", table: { b: c } } }'),
      'each.x.table.b does not fit `creditor`: "c" is no id of Country or Organization',
    ],
  ])('%s', (_, mapping, fault) => {
    expect(faultsOf(mapping).join('\n')).toContain(fault);
  });
  test('and numbers are numbers', () => {
    expect(faultsOf(loans('{ x: { split: "{a}", as: float } }', '', 'principal: "{x}"'))).toEqual([]);
  });
});

test('a column of the name is not hidden: the place has another name', () => {
  const text = smallMapping(
    'entries: [{ type: Person, id: "person:{position}-{x.position}", each: { x: { split: "{a}" } }, merge: keep, fields: {}, also: { it: "{x}" } }]',
  ).text.replace('optional: [d]', 'optional: [position]');
  const result = mapped(parseMapping('m.yaml', text, model), { a: 'x;y', position: 'p' });
  expect(result).toMatchObject({ entries: [{ id: 'person:p-1' }, { id: 'person:p-2' }] });
});
