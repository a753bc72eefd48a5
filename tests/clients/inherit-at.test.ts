import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { API } from '../../clients/typescript/src/api.ts';
import { inheritAt } from '../../clients/typescript/src/inherit-at.ts';

const EXAMPLES = new URL('../../playground/examples/', import.meta.url);

const written = (query: string): string => print(inheritAt(parse(query), API));
const formatted = (query: string): string => print(parse(query));

describe('the inherited day', () => {
  test.each<[string, string, string]>([
    [
      'is a literal or a variable',
      'query ($d: Date!) { a: countries(at: "2020-01-01") { nodes { tenures { totalCount } } } b: countries(at: $d) { nodes { tenures { totalCount } } } }',
      'query ($d: Date!) { a: countries(at: "2020-01-01") { nodes { tenures(at: "2020-01-01") { totalCount } } } b: countries(at: $d) { nodes { tenures(at: $d) { totalCount } } } }',
    ],
    [
      'goes through fields that take none, and to every depth',
      '{ loan(id: "l", at: "2020-01-01") { creditor { ... on Country { memberships { edges { node { alliance { memberships { totalCount } } } } } } } } }',
      '{ loan(id: "l", at: "2020-01-01") { creditor { ... on Country { memberships(at: "2020-01-01") { edges { node { alliance { memberships(at: "2020-01-01") { totalCount } } } } } } } } }',
    ],
    [
      'ends where another is named, also one that is null',
      'query ($d: Date) { country(code: "VE", at: "2020-01-01") { memberships(at: null) { nodes { statements { totalCount } } } tenures(at: "2021-01-01") { nodes { statements { totalCount } } } } country2: country(code: "CN") { events(at: $d) { nodes { statements { totalCount } } } } }',
      'query ($d: Date) { country(code: "VE", at: "2020-01-01") { memberships(at: null) { nodes { statements(at: null) { totalCount } } } tenures(at: "2021-01-01") { nodes { statements(at: "2021-01-01") { totalCount } } } } country2: country(code: "CN") { events(at: $d) { nodes { statements(at: $d) { totalCount } } } } }',
    ],
    [
      'stands behind the other arguments, with aliases, directives and aggregates',
      'query ($w: Boolean!) { country(code: "VE", at: "2020-01-01") { l: loansGiven(first: 3) @include(if: $w) { aggregate { count } groupBy(by: [DEBTOR]) { aggregate { count } } } } }',
      'query ($w: Boolean!) { country(code: "VE", at: "2020-01-01") { l: loansGiven(first: 3, at: "2020-01-01") @include(if: $w) { aggregate { count } groupBy(by: [DEBTOR]) { aggregate { count } } } } }',
    ],
    [
      'has a level beside it, and each is inherited by itself',
      'query ($l: InForceLevel!) { country(code: "VE", at: "2020-01-01", inForce: $l) { tenures(at: "2021-01-01") { nodes { statements { totalCount } } } memberships(inForce: SHOWN) { nodes { statements { totalCount } } } loansGiven(inForce: null) { totalCount } } countries(inForce: POSSIBLE) { nodes { tenures { totalCount } } } }',
      'query ($l: InForceLevel!) { country(code: "VE", at: "2020-01-01", inForce: $l) { tenures(at: "2021-01-01", inForce: $l) { nodes { statements(at: "2021-01-01", inForce: $l) { totalCount } } } memberships(inForce: SHOWN, at: "2020-01-01") { nodes { statements(at: "2020-01-01", inForce: SHOWN) { totalCount } } } loansGiven(inForce: null, at: "2020-01-01") { totalCount } } countries(inForce: POSSIBLE) { nodes { tenures(inForce: POSSIBLE) { totalCount } } } }',
    ],
    [
      'makes a fragment under two levels two',
      '{ a: country(code: "VE", at: "2020-01-01") { ...F } b: country(code: "VE", at: "2020-01-01", inForce: SHOWN) { ...F } } fragment F on Country { memberships { totalCount } }',
      '{ a: country(code: "VE", at: "2020-01-01") { ...F } b: country(code: "VE", at: "2020-01-01", inForce: SHOWN) { ...F_2 } } fragment F on Country { memberships(at: "2020-01-01") { totalCount } } fragment F_2 on Country { memberships(at: "2020-01-01", inForce: SHOWN) { totalCount } }',
    ],
    [
      'comes from an analysis as well',
      '{ centrality(metric: DEGREE, at: "2020-01-01") { actors { actor { events { totalCount } } } } }',
      '{ centrality(metric: DEGREE, at: "2020-01-01") { actors { actor { events(at: "2020-01-01") { totalCount } } } } }',
    ],
    [
      'is written into a fragment that is spread under one',
      '{ country(code: "VE", at: "2020-01-01") { ...F } } fragment F on Country { memberships { totalCount } }',
      '{ country(code: "VE", at: "2020-01-01") { ...F } } fragment F on Country { memberships(at: "2020-01-01") { totalCount } }',
    ],
    [
      'makes a fragment under two days two, and those that it spreads',
      '{ a: country(code: "VE", at: "2020-01-01") { ...F } b: country(code: "VE", at: "2021-01-01") { ...F } c: country(code: "CN", at: "2020-01-01") { ...F } } fragment F on Country { name ...G } fragment G on Country { memberships { totalCount } } fragment G_2 on Country { name }',
      '{ a: country(code: "VE", at: "2020-01-01") { ...F } b: country(code: "VE", at: "2021-01-01") { ...F_2 } c: country(code: "CN", at: "2020-01-01") { ...F } } fragment F on Country { name ...G } fragment F_2 on Country { name ...G_3 } fragment G on Country { memberships(at: "2020-01-01") { totalCount } } fragment G_3 on Country { memberships(at: "2021-01-01") { totalCount } } fragment G_2 on Country { name }',
    ],
    [
      'leaves one fragment where it holds under no day and has none to write',
      '{ a: country(code: "VE", at: "2020-01-01") { ...F } b: country(code: "VE") { ...F } } fragment F on Country { name region }',
      '{ a: country(code: "VE", at: "2020-01-01") { ...F } b: country(code: "VE") { ...F } } fragment F on Country { name region }',
    ],
    [
      'is written in a fragment that is read by itself',
      'fragment F on Country { memberships(at: "2020-01-01") { nodes { statements { totalCount } } } }',
      'fragment F on Country { memberships(at: "2020-01-01") { nodes { statements(at: "2020-01-01") { totalCount } } } }',
    ],
    [
      'passes by what is no field of the API',
      '{ country(code: "VE", at: "2020-01-01") { isOpen @client { at } __typename memberships { totalCount } } }',
      '{ country(code: "VE", at: "2020-01-01") { isOpen @client { at } __typename memberships(at: "2020-01-01") { totalCount } } }',
    ],
  ])('%s', (_, before, after) => {
    expect(written(before)).toBe(formatted(after));
    expect(written(after)).toBe(formatted(after));
  });

  test('of an optional variable is written below it where nothing applies above', () => {
    const query =
      'query ($d: Date) { country(code: "VE", at: $d) { memberships(at: $d) { nodes { statements { totalCount } } } } }';
    expect(written(query)).toBe(formatted(query.replace('statements', 'statements(at: $d)')));
  });

  test.each([
    [
      'query ($d: Date) { country(code: "VE", at: "2020-01-01") { memberships(at: $d) { totalCount } } }',
      /memberships\(at: \$d\)" is below "country\(at: "2020-01-01"\)/,
    ],
    [
      'query ($d: Date, $e: Date) { country(code: "VE", at: $e) { memberships(at: $d) { totalCount } } }',
      /Declare the variable as "\$d: Date!" or give it a default/,
    ],
    [
      'query ($l: InForceLevel) { country(code: "VE", inForce: SHOWN) { memberships(inForce: $l) { totalCount } } }',
      /memberships\(inForce: \$l\)" is below "country\(inForce: SHOWN\)".* that level.*"\$l: InForceLevel!"/,
    ],
    ['{ country(code: "VE", at: "2020-01-01") { ...F } }', /fragment "F" is not in the document/],
    ['{ country(code: "VE") { ...F } } fragment F on Country { ...F }', /fragment "F" spreads itself/],
  ])('that cannot be said is refused: %s', (query, message) => {
    expect(() => written(query)).toThrow(message);
  });

  test.each(['query ($d: Date = null)', 'query ($d: Date!)'])('of a required variable is used: %s', (head) => {
    const query = `${head} { country(code: "VE", at: "2020-01-01") { memberships(at: $d) { totalCount } } }`;
    expect(written(query)).toBe(formatted(query));
  });

  test('is found in reasonable time where fragments are deeply nested', () => {
    const levels = Array.from(
      { length: 24 },
      (_, level) =>
        `fragment F${level} on Country { ${level === 23 ? 'memberships { totalCount }' : `...F${level + 1} ...F${level + 1}`} }`,
    );
    const text = written(`{ country(code: "VE", at: "2020-01-01") { ...F0 } } ${levels.join(' ')}`);
    expect(text).toContain('memberships(at: "2020-01-01")');
  });
});

describe('the examples of the playground', () => {
  test.each(readdirSync(EXAMPLES).sort())('%s states its day at each hop', (file) => {
    const document = parse(readFileSync(new URL(file, EXAMPLES), 'utf8'));
    const days = inheritAt(document, API);
    expect(print(days)).toBe(print(document));
    expect(days).toBe(document);
  });
});
