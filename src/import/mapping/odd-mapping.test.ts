import { expect, test } from '@jest/globals';
import { CODES, model } from '../testing/small-mapping.ts';
import { parseMapping } from './read-mapping.ts';
import { RowMapper } from './row-mapper.ts';

// A shape that no shipped mapping has: visits as nested JSON Lines, a guest and a host per row, amounts with currencies.
const VISITS = `
name: visits
source: { title: Visits, licence: CC0-1.0 }
recordedAt: 2026-01-01T00:00:00Z
file:
  format: jsonl
  columns: [id, when.year, when.month, guest.name, host.code, topics]
  optional: [guest.also, cost, cost.unit, place, confirmed]
missing: ["-", unknown]
take:
  - { value: "{when.year}", after: 1945 }
values:
  guest: { slug: "{guest.name}" }
  day: { date: { year: "{when.year}", month: "{when.month}" } }
  cost:
    number: "{cost}"
    strip: "^(?:US)?[$] ?"
    thousands: ","
entries:
  - type: Person
    id: "person:visits-{guest}"
    key: guest
    fields:
      name: "{guest.name}"
      aliases: { split: "{guest.also}", by: "; " }
    states: [name, aliases]
  - type: Event
    id: "event:visits-{id}"
    fields:
      title: "{guest.name} visits {place}"
      kind: { const: VISIT }
      status:
        first:
          - { value: "{confirmed}", table: { "true": OCCURRED, "false": CLAIMED } }
          - { const: ANNOUNCED }
      place: "{place}"
      participants:
        - { role: { const: GUEST }, actor: "person:visits-{guest}" }
        - { role: { const: HOST }, actor: { country: "{host.code}", scheme: iso3, on: "{day}" } }
      quantities:
        - name: { const: cost }
          value: "{cost}"
          unit: { first: ["{cost.unit}", { const: USD }] }
          bound: { const: ABOUT }
          unless: [{ value: "{cost}", before: 1000 }]
      from: "{day}"
    states: [from, title]
    also:
      topics: { split: "{topics}" }
      cost: "{cost}"
    note: "A list of visits has {property} as {value} for {guest.name}."
`;
const visits = new RowMapper(model, parseMapping('visits.yaml', VISITS, model), CODES);

const map = (values: Record<string, string>) => visits.map({ number: 1, bytes: 1, values });

const ROW = {
  id: '12',
  'when.year': '1985',
  'when.month': '3',
  'guest.name': 'Ann Lee',
  'guest.also': 'Anna; A. Lee; Anna',
  'host.code': 'VEN',
  topics: 'oil; -; loans',
  cost: 'US$ 12,500.50',
  place: 'Caracas',
  confirmed: 'true',
};

test('maps parts, edges, lists and dates of a nested file without extra code', () => {
  const made = map(ROW);
  const [guest, event] = made.kind === 'entries' ? made.entries : [];
  expect(guest).toMatchObject({
    id: 'person:visits-ann-lee',
    key: 'guest',
    values: { name: 'Ann Lee', aliases: ['Anna', 'A. Lee'] },
    statements: [{ summary: 'Visits gives name as Ann Lee and aliases as Anna, A. Lee.' }],
  });
  expect(event?.values).toEqual({
    title: 'Ann Lee visits Caracas',
    kind: 'VISIT',
    status: 'OCCURRED',
    place: 'Caracas',
    participants: [
      { role: 'GUEST', actor: 'person:visits-ann-lee' },
      { role: 'HOST', actor: 'country:VE' },
    ],
    quantities: [{ name: 'cost', value: 12500.5, unit: 'USD', bound: 'ABOUT' }],
    from: '1985-03-01',
    fromPrecision: 'MONTH',
  });
  expect(event?.statements).toEqual([
    {
      summary:
        'A list of visits has from as 1985-03 for Ann Lee. A list of visits has title as Ann Lee visits Caracas for Ann Lee. ' +
        'A list of visits has topics as oil; -; loans for Ann Lee. A list of visits has cost as 12500.5 for Ann Lee.',
      basis: 'REPORTED',
      also: [
        { property: 'topics', value: 'oil; -; loans', original: null, precision: null },
        { property: 'cost', value: '12500.5', original: null, precision: null },
      ],
    },
  ]);
});

test('leaves out a part that lacks a required field and an edge that lacks its end', () => {
  const made = map({ ...ROW, cost: '999', 'host.code': 'unknown' });
  expect(made).toMatchObject({
    entries: [{}, { values: { quantities: [], participants: [{ role: 'GUEST' }] } }],
  });
  const { cost: _, confirmed: __, ...bare } = ROW;
  expect(map(bare)).toMatchObject({ entries: [{}, { values: { status: 'ANNOUNCED', quantities: [] } }] });
});

test('reports a fault in a part by its column', () => {
  expect(map({ ...ROW, cost: '$1000M', 'host.code': 'VNZ' })).toEqual({
    kind: 'rejected',
    problems: [
      { column: 'host.code', message: 'the iso3 code "VNZ" stands for no country in the graph' },
      {
        column: 'cost',
        message:
          '"1000M" is not a number: "M" after it is neither a unit nor a currency of the mapping (`units`, `currencies`) (of "$1000M")',
      },
    ],
  });
});

test('skips a row that is too early', () => {
  expect(map({ ...ROW, 'when.year': '1944' })).toEqual({
    kind: 'passed',
    reason: 'not taken: not {when.year} is after 1945',
  });
});
