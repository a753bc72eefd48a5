import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MappedEntry, RowProblem } from '../../../evidence/index.ts';
import { CODES, faultsOf, mapped, smallMapping } from '../../testing/small-mapping.ts';

const member = (country: string, more = '') => `
values:
  begin: { date: "{b}" }
  end: { date: "{c}" }
entries:
  - type: Membership
    id: "membership:m-{id}"
    fields:
      member: ${country}
      alliance: { const: "alliance:opec" }
      status: { const: MEMBER }
      from: "{begin}"
      until: "{end}"
      lastObserved: { date: "{d}" }
    states: [from, until]${more}
`;
const DURING = 'during: { from: "{begin}", until: "{end}" }';
const memberships = smallMapping(member(`{ country: "{a}", scheme: cow, ${DURING} }`));

/** The entries of a row: the code, the first day, the first day after the last, and the last observation. */
function entriesOf(a: string, b: string, c: string, d = '', mapping = memberships): readonly MappedEntry[] {
  const made = mapped(mapping, { id: '7', a, b, c, d });
  return made.kind === 'entries' ? made.entries : [];
}

const inShort = (entries: readonly MappedEntry[]) =>
  entries.map(({ id, values }) => {
    const { member, from, fromPrecision, until, untilPrecision, lastObserved } = values;
    const date = (day: unknown, precision: unknown) => (day === undefined ? '' : `${day} ${precision}`);
    const seen = lastObserved === undefined ? '' : `, seen ${lastObserved}`;
    return `${id} ${member}: ${date(from, fromPrecision)} to ${date(until, untilPrecision)}${seen}`;
  });

test('divides a spell at each succession, and leaves an observation to the state that it is of', () => {
  expect(inShort(entriesOf('365', '1865', '', '2014-12-31'))).toEqual([
    'membership:m-7 country:RU: 1865-01-01 YEAR to 1922-12-30 DAY',
    'membership:m-7-1922-12-30 country:SUHH: 1922-12-30 DAY to 1991-12-26 DAY',
    'membership:m-7-1991-12-26 country:RU: 1991-12-26 DAY to , seen 2014-12-31',
  ]);
});

test('states the ends that the source does not give as inferred, from which succession', () => {
  const [soviet, russia] = entriesOf('365', '1945', '2015').map(({ statements }) =>
    statements.map(({ fields, basis, summary }) => [fields, basis, summary]),
  );
  const clause = 'the cow code 365 means Soviet Union until 1991-12-26 and Russia from then on';
  expect(soviet).toEqual([
    [undefined, 'REPORTED', 'Small gives from as 1945.'],
    [['until'], 'INFERRED', `Small gives one spell, in which ${clause}: until is that day.`],
  ]);
  expect(russia).toEqual([
    [undefined, 'REPORTED', 'Small gives until as 2015.'],
    [['from'], 'INFERRED', `Small gives one spell, in which ${clause}: from is that day.`],
  ]);
});

test('states them where the mapping does not state the dates', () => {
  const mapping = smallMapping(
    member(`{ country: "{a}", scheme: cow, ${DURING} }`).replace('states: [from, until]', 'states: [status]'),
  );
  expect(
    entriesOf('365', '1945', '', '', mapping).map(({ statements }) => statements.map(({ fields }) => fields)),
  ).toEqual([
    [undefined, ['until']],
    [undefined, ['from']],
  ]);
});

test.each([
  // Within the time of one state, to the day.
  ['365', '1945-05-01', '1991-12-26', 'membership:m-7 country:SUHH: 1945-05-01 DAY to 1991-12-26 DAY'],
  ['365', '1991-12-26', '2001-01-01', 'membership:m-7 country:RU: 1991-12-26 DAY to 2001-01-01 DAY'],
  // A year of which some days are another state's.
  ['365', '1991', '2014', 'membership:m-7 country:RU: 1991-01-01 YEAR to 2014-01-01 YEAR'],
  ['365', '1949', '1991', 'membership:m-7 country:SUHH: 1949-01-01 YEAR to 1991-01-01 YEAR'],
  ['365', '1991', '1991', 'membership:m-7 country:SUHH: 1991-01-01 YEAR to 1991-01-01 YEAR'],
  ['365', '1991-12', '1991-12-30', 'membership:m-7 country:RU: 1991-12-01 MONTH to 1991-12-30 DAY'],
  // Without a beginning, only the last day is known.
  ['365', '', '2014', 'membership:m-7 country:RU:  to 2014-01-01 YEAR'],
  ['365', '', '', 'membership:m-7 country:RU:  to '],
  ['101', '1900', '2014', 'membership:m-7 country:VE: 1900-01-01 YEAR to 2014-01-01 YEAR'],
])('does not divide the spell of %s from %s to %s', (code, from, until, entry) => {
  expect(inShort(entriesOf(code, from, until))).toEqual([entry]);
});

test('cuts an end that lies behind that of the state, where its spell is said to be over before', () => {
  const seen = smallMapping(
    member('{ country: "{a}", scheme: cow, during: { from: "{begin}", until: "{d}" } }').replace(
      'lastObserved: { date: "{d}" }',
      'lastObserved: { const: "1991-06-30" }',
    ),
  );
  expect(inShort(entriesOf('365', '1949', '1992', '1991', seen))).toEqual([
    'membership:m-7 country:SUHH: 1949-01-01 YEAR to 1991-12-26 DAY, seen 1991-06-30',
  ]);
});

test('notes for the report which entries were divided or cut, and why', () => {
  const notes = (b: string, c: string, mapping = memberships) => {
    const made = mapped(mapping, { id: '7', a: '365', b, c, d: '' });
    return made.kind === 'entries' ? made.notes : undefined;
  };
  const clause = 'the cow code 365 means Soviet Union until 1991-12-26 and Russia from then on';
  expect(notes('1945', '2014')).toEqual([`\`membership\` is divided between states: ${clause}`]);
  expect(notes('1945', '1991')).toBeUndefined();
  const shorter = smallMapping(
    member('{ country: "{a}", scheme: cow, during: { from: "{begin}", until: "{begin}" } }'),
  );
  expect(notes('1945', '2014', shorter)).toEqual([`\`membership\` is cut at the end of its state: ${clause}`]);
});

test('gives each day of a spell to the state that the code means on it', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const spell = fc.tuple(day, day, day).map((days) => [...days].sort());
  fc.assert(
    fc.property(spell, ([from = '', on = '', until = '']) => {
      fc.pre(from < until && on < until);
      const made = entriesOf('365', from, until);
      const there = made.filter(({ values }) => String(values.from) <= on && on < String(values.until));
      expect(there.map(({ values }) => ({ id: values.member }))).toEqual([CODES.resolve('cow', '365', on)]);
      expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      expect([made[0]?.id, made[0]?.values.from, made.at(-1)?.values.until]).toEqual(['membership:m-7', from, until]);
    }),
  );
});

test('divides each item of a list', () => {
  const mapping = smallMapping(
    member(`{ country: "{x}", scheme: cow, ${DURING} }`, '\n    each: { x: { split: "{a}" } }').replace(
      'membership:m-{id}',
      'membership:m-{id}-{x}',
    ),
  );
  expect(entriesOf('365; 101', '1945', '2014', '', mapping).map(({ id, key }) => [id, key])).toEqual([
    ['membership:m-7-365', 'membership.1'],
    ['membership:m-7-365-1991-12-26', 'membership.1'],
    ['membership:m-7-101', 'membership.2'],
  ]);
});

test.each<[string, string, string, string]>([
  ['cow', '1', '1945', 'the cow code "1" stands for no country in the graph'],
  ['cow', '9', '1945', 'the cow code "9" stands for several countries: country:CI, country:XA'],
  [
    'iso2',
    'CS',
    '1945',
    'the iso2 code "CS" means Côte d\'Ivoire until 1993-01-01 and Venezuela from then on, which is no succession',
  ],
])('rejects a row whose %s code %s has no state in the spell', (scheme, code, from, message) => {
  const mapping = smallMapping(member(`{ country: "{a}", scheme: ${scheme}, ${DURING} }`));
  const made = mapped(mapping, { id: '7', a: code, b: from, c: '', d: '' });
  expect(made).toEqual({ kind: 'rejected', problems: [{ column: 'a', message }] satisfies RowProblem[] });
});

test('refuses a spell where it cannot divide an entry', () => {
  const country = `{ country: "{a}", scheme: cow, ${DURING} }`;
  expect(
    faultsOf(`
values: { who: ${country.replaceAll('begin', 'b').replaceAll('end', 'c')} }
entries:
  - { type: Person, id: "person:{id}", fields: { name: "{who}" } }`),
  ).toEqual([expect.stringContaining('must stand in an entry, in its fields or values: it may divide the entry')]);
  expect(
    faultsOf(`
values: { begin: "{b}", end: "{c}" }
entries:
  - { type: Person, id: "person:{id}", fields: { name: ${country} } }`),
  ).toEqual([expect.stringContaining('has no from and until, by which `during` divides an entry: use `on`')]);
  expect(faultsOf(member(`{ country: "{a}", scheme: cow, on: "{c}", ${DURING} }`))).toEqual([
    expect.stringContaining('cannot be beside `during`'),
  ]);
});
