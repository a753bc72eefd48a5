import { describe, expect, test } from '@jest/globals';
import { CLASSES, classOf, mapTies, noTies } from './ties.ts';

const country = (code: string) => ({
  actorId: `country:${code}`,
  actor: { __typename: 'Country' as const, id: `country:${code}`, name: code, code, latitude: 1, longitude: null },
});
const alliance = (name: string) => ({
  actorId: `alliance:${name}`,
  actor: { __typename: 'Alliance' as const, id: `alliance:${name}`, name, allianceKind: 'BLOC' as const, level: null },
});
const loan = (id: string, source: string, target: string, principalUsd: number | null) => ({
  kind: 'LOAN' as const,
  source: `country:${source}`,
  target: `country:${target}`,
  fact: { __typename: 'Loan' as const, id, principalUsd },
});
const member = (code: string, name: string) => ({
  kind: 'MEMBERSHIP' as const,
  source: `alliance:${name}`,
  target: `country:${code}`,
  fact: { __typename: 'Membership' as const, id: `membership:${name}-${code}` },
});

const given = {
  nodes: [country('VE'), country('CN'), country('BY'), country('US'), alliance('brics'), alliance('cn-ve')],
  links: [
    loan('loan:a', 'CN', 'VE', 5),
    loan('loan:b', 'CN', 'VE', null),
    loan('loan:c', 'CN', 'US', 7),
    member('CN', 'cn-ve'),
    member('VE', 'cn-ve'),
    member('BY', 'brics'),
    member('VE', 'brics'),
    member('US', 'other'),
  ],
  truncated: null,
};

describe('the ties of a country', () => {
  test('are the facts between the two, and what ties both', () => {
    const { self, countries } = mapTies('country:VE', given, []);
    expect(self).toMatchObject({ id: 'country:VE', code: 'VE', place: null });
    expect(countries.map(({ id, direct, loans, loansUsd, through }) => [id, direct, loans, loansUsd, through])).toEqual(
      [
        ['country:CN', 2, 2, 5, 1],
        ['country:BY', 0, 0, 0, 1],
      ],
    );
  });

  test('leave out what is hidden, and count it', () => {
    const { countries, hidden } = mapTies('country:VE', given, ['country:CN', 'alliance:brics']);
    expect([countries, hidden]).toEqual([[], 1]);
  });
});

test('the classes of the legend hold every number of ties once', () => {
  expect(CLASSES).toEqual([
    { least: 1, most: 1 },
    { least: 2, most: 3 },
    { least: 4, most: 9 },
    { least: 10, most: null },
  ]);
  expect([1, 2, 3, 4, 9, 10, 500].map((direct) => classOf({ direct, through: 0 }))).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

test('without an answer a map has the country alone, if the drawing has it', () => {
  const place = { latitude: 1, longitude: 2 };
  expect(noTies({ id: 'country:VE', label: 'Venezuela', code: 'VE', place })).toEqual({
    self: { id: 'country:VE', name: 'Venezuela', code: 'VE', place },
    countries: [],
    hidden: 0,
  });
  expect(noTies(undefined)).toEqual({ self: undefined, countries: [], hidden: 0 });
});
