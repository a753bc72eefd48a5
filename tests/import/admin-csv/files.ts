import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

/** A text with all that a CSV file can stumble over. */
export const ODD = ' "A", b; c\\ \\" it\'s\nnext\r\nlast\t|\\';

const LANDS = `
name: lands
source: { title: 'Lands, "all"', licence: CC0 }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [code, iso3, name, official, cow] }
entries:
  - type: Country
    id: "country:{code}"
    fields: { code: "{code}", iso3: "{iso3}", name: "{name}", officialName: "{official}", cow: { number: "{cow}", as: int } }
    states: [name, officialName, iso3]
`;

const LENDING = `
name: lending
source: { title: Lending, publisher: "Press; & Co" }
recordedAt: 2026-01-02T00:00:00Z
file: { format: csv, columns: [ref, lender, alias, debtor, amount, paid, year, owed, later, note] }
values: { bank: { slug: "{lender}" } }
entries:
  - type: Organization
    key: bank
    id: "organization:{bank}"
    fields: { name: "{lender}", kind: { const: BANK }, aliases: { split: "{alias}", by: "|" } }
    states: [name]
  - type: Loan
    id: "loan:lending-{ref}"
    fields:
      creditor: "organization:{bank}"
      debtor: { country: "{debtor}", scheme: iso2 }
      principal: { number: "{amount}", as: float }
      currency: { const: USD, when: [{ value: "{amount}", is: known }] }
      instrument: "{note}"
      repayment: { split: "{paid}", by: "|" }
      balances:
        - { asOf: { const: "2020-01-01" }, asOfPrecision: { const: DAY }, amount: { number: "{owed}" }, currency: { const: USD } }
        - { asOf: { const: "2021-01-01" }, asOfPrecision: { const: DAY }, amount: { number: "{later}" }, currency: { const: USD } }
      from: { date: "{year}" }
    states: [principal, from, instrument, creditor]
`;

/** Says otherwise of loans that are there already, and of one that is not. */
const DOUBTS = `
name: doubts
source: { title: Doubts }
recordedAt: 2026-01-03T00:00:00Z
file: { format: csv, columns: [ref, lender, amount, year, paid] }
entries:
  - type: Loan
    id: "loan:lending-{ref}"
    fields:
      creditor: "organization:{lender}"
      principal: { number: "{amount}", as: float }
      repayment: { split: "{paid}", by: "|" }
      from: { date: "{year}" }
    states: [principal, from]
`;

const MEETINGS = `
name: meetings
source: { title: Meetings }
recordedAt: 2026-01-04T00:00:00Z
file: { format: csv, columns: [n, title, host, guest, ships] }
entries:
  - type: Event
    id: "event:meeting-{n}"
    fields:
      title: "{title}"
      kind: { const: MEETING }
      status: { const: OCCURRED }
      participants:
        - { role: { const: "HOST, \\"first\\"" }, actor: { country: "{host}", scheme: iso2 } }
        - { role: { const: GUEST }, actor: "organization:{guest}" }
      quantities:
        - { name: { const: ships }, value: { number: "{ships}" }, unit: { const: ships }, bound: { const: ABOUT } }
      from: { const: "2020-02-03" }
      fromPrecision: { const: DAY }
    states: [title]
`;

/** Of whom one succeeds the other in office. */
const LEADERS = `
name: leaders
source: { title: Leaders }
recordedAt: 2026-01-05T00:00:00Z
file: { format: csv, columns: [who, land, since, seen] }
entries:
  - type: Person
    id: "person:{who}"
    fields: { name: "{who}" }
  - type: Tenure
    id: "tenure:{who}"
    fields:
      holder: "person:{who}"
      country: { country: "{land}", scheme: iso2 }
      office: { const: President }
      rank: { const: HEAD_OF_STATE }
      from: { date: "{since}" }
      lastObserved: { date: "{seen}" }
`;

const BANKS = ['First Bank', 'Bank "Two"', 'third, bank; ltd'];

const lending = (): readonly (readonly string[])[] => [
  ['ref', 'lender', 'alias', 'debtor', 'amount', 'paid', 'year', 'owed', 'later', 'note'],
  ['A', 'First Bank', 'FB|F; "B"', 'VE', '5000000', 'CASH|OIL', '2007-11-06', '4.5', '3', ODD],
  ['A', 'First Bank', `FB|${ODD}`, 'VE', '6000000', '', '2007', '4', '', 'again'],
  ['B', 'Bank "Two"', '', 'CN', '', '', '2011', '', '', ''],
  ['C', 'First Bank', '', 'XX', '1', '', '2001', '', '', 'of nowhere'],
  ['D', 'First Bank', '', 'VE', '$5', 'GOLD', '2001', '', '', 'no number'],
  ['E', 'First Bank', '', 'CN', '0.1', 'GOODS', '1999-05', '7', '8.25', 'small'],
  ...Array.from({ length: 560 }, (_, index) => [
    `N${index % 500}`,
    BANKS[index % 3] ?? '',
    index % 4 === 0 ? `alias ${index % 8}` : '',
    index % 50 === 0 ? 'YY' : 'VE',
    String(index * 1000),
    index % 2 === 0 ? 'CASH' : '',
    String(1900 + (index % 100)),
    index % 5 === 0 ? String(index / 4) : '',
    '',
    index % 7 === 0 ? `note ${index}\n"more"` : '',
  ]),
];

/** A file, the mapping that takes it, and what the summary of its rows is. */
export interface OddFile {
  readonly mapping: string;
  readonly file: string;
}

/** Writes data files with all sorts of merges, conflicts, parts, edges, texts and faults, in the order to load them in. */
export async function oddFiles(folder: string): Promise<readonly OddFile[]> {
  const write = async (name: string, mapping: string, rows: readonly (readonly string[])[]): Promise<OddFile> => {
    const paths = { mapping: join(folder, `${name}.yaml`), file: join(folder, `${name}.csv`) };
    await writeFile(paths.mapping, mapping);
    await writeFile(paths.file, stringify(rows.map((row) => [...row])));
    return paths;
  };
  return [
    await write('lands', LANDS, [
      ['code', 'iso3', 'name', 'official', 'cow'],
      ['VE', 'VEN', 'Venezuela', '', '101'],
      ['CN', '', `China, People's "Republic"`, '', '710'],
      ['VE', 'XXX', 'Venezuela', 'Bolivarian "Republic"\nof Venezuela', ''],
      ['CN', 'CHN', 'China', '', ''],
    ]),
    await write('lending', LENDING, lending()),
    await write('doubts', DOUBTS, [
      ['ref', 'lender', 'amount', 'year', 'paid'],
      ['A', 'first-bank', '7000000', '2007', 'OTHER'],
      ['B', 'bank-two', '12', '2011', 'OIL'],
      ['E', 'nobody', '1', '1999', ''],
      ['N5', 'first-bank', '5000', '1905', 'CASH'],
      ['F', 'first-bank', '2', '1999', ''],
      ['N7', 'first-bank', '1', '1888', 'OIL|CASH'],
    ]),
    await write('meetings', MEETINGS, [
      ['n', 'title', 'host', 'guest', 'ships'],
      ['1', ODD, 'VE', 'first-bank', '3'],
      ['2', 'Nobody came', 'CN', '', ''],
      ['3', 'A stranger', 'CN', 'stranger', ''],
    ]),
    await write('leaders', LEADERS, [
      ['who', 'land', 'since', 'seen'],
      ['third', 'VE', '2012', ''],
      ['first', 'VE', '2001-02-03', '2009-12-31'],
      ['second', 'VE', '2010-05-01', ''],
      ['other', 'CN', '2010-04-01', '2011-01-01'],
    ]),
  ];
}
