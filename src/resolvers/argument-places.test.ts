import { describe, expect, test } from '@jest/globals';
import { type DocumentNode, Kind, parse, validate } from 'graphql';
import { api } from '../../tests/support/ask.ts';
import { ArgumentPlaces } from './argument-places.ts';
import { readVariables } from './variables.ts';

const partsOf = ({ definitions }: DocumentNode) => ({
  operations: definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION),
  fragments: new Map(
    definitions
      .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment] as const),
  ),
});

/** The arguments that the errors of a document's validation are about. */
function argumentsOf(text: string): readonly (string | undefined)[] {
  const document = parse(text);
  const { operations, fragments } = partsOf(document);
  const places = new ArgumentPlaces(operations, fragments);
  return validate(api.schema, document).map((error) => places.ofError(error));
}

/** The arguments that the errors of variables are about. */
function argumentsOfVariables(text: string, given: Readonly<Record<string, unknown>>) {
  const { operations, fragments } = partsOf(parse(text));
  const [definition] = operations;
  if (!definition) throw new Error('no operation');
  expect(validate(api.schema, parse(text))).toEqual([]);
  return readVariables(api.schema, { definition, fragments }, given).faults?.map(
    ({ extensions }) => extensions?.argument,
  );
}

/** A value that its argument or input field does not take: as it is written, and as JSON. */
const WRONG: readonly (readonly [argument: string, type: string, literal: string, json: unknown])[] = [
  ['first', 'Int', '"x"', 'x'],
  ['first', 'Int', '[1]', [1]],
  ['inForce', 'InForceLevel', 'MAYBE', 'MAYBE'],
  ['sources', '[ID!]', '["a", null]', ['a', null]],
  ['where', 'LoanWhere', '"x"', 'x'],
  ['where.principalUsd', 'LoanWhere', '{ principalUsd: 5 }', { principalUsd: 5 }],
  ['where.principalUsd.gt', 'LoanWhere', '{ principalUsd: { gt: "x" } }', { principalUsd: { gt: 'x' } }],
  ['where.principalUsd.in', 'LoanWhere', '{ principalUsd: { in: [1, "x"] } }', { principalUsd: { in: [1, 'x'] } }],
  ['where.status.eq', 'LoanWhere', '{ status: { eq: NONE } }', { status: { eq: 'NONE' } }],
  [
    'where.or.1.not.umbrella.eq',
    'LoanWhere',
    '{ or: [{}, { not: { umbrella: { eq: 1 } } }] }',
    { or: [{}, { not: { umbrella: { eq: 1 } } }] },
  ],
  ['orderBy.1', '[LoanOrder!]', '[{ id: ASC }, {}]', [{ id: 'ASC' }, {}]],
  ['orderBy.0.from', '[LoanOrder!]', '[{ from: UP }]', [{ from: 'UP' }]],
];

describe('a value of the wrong type', () => {
  test.each(WRONG)('in %s (%s) is named as a literal, a default and a variable', (name, type, literal, json) => {
    const [argument = ''] = name.split('.');
    const loans = (value: string): string => `{ page: loans(${argument}: ${value}) { totalCount } }`;
    expect(argumentsOf(loans(literal))).toEqual([`page.${name}`]);
    expect(argumentsOf(`query ($x: ${type} = ${literal}) ${loans('$x')}`)).toEqual([`page.${name}`]);
    expect(argumentsOfVariables(`query ($x: ${type}) ${loans('$x')}`, { x: json })).toEqual([`page.${name}`]);
  });

  test('is named where it stands first, also in fragments', () => {
    const fragments = `fragment A on Country { given: loansGiven(first: $n) { ...B } }
      fragment B on LoanConnection { nodes { debtor { ... on Country { loansReceived(first: "x") { totalCount } } } } }`;
    const spread = (n: string) =>
      `query ($n: ${n}) { a: country(code: "VE") { ...A } b: country(code: "CN") { ...A } } ${fragments}`;
    expect(argumentsOf(spread('Int'))).toEqual(['a.given.nodes.debtor.loansReceived.first']);
    expect(argumentsOf(spread('String')).toSorted()).toEqual([
      'a.given.first',
      'a.given.nodes.debtor.loansReceived.first',
    ]);
    const valid = spread('Int').replace('"x"', '$n');
    expect(argumentsOfVariables(valid, { n: 'x' })).toEqual(['a.given.first']);
  });

  test('is named for each of several faults, in their order', () => {
    const query = 'query ($w: LoanWhere!, $n: Int!, $at: Date) { loans(where: $w, first: $n, at: $at) { totalCount } }';
    const w = { principalUsd: { gt: 'x', in: ['y', 1, 'z'] }, umbrella: { eq: 2 } };
    expect(argumentsOfVariables(query, { w, at: 5 })).toEqual([
      'loans.where.principalUsd.in',
      'loans.where.principalUsd.in',
      'loans.where.principalUsd.gt',
      'loans.where.umbrella.eq',
      'loans.first',
    ]);
  });
});

describe('another fault', () => {
  test.each([
    ['an unknown argument', '{ loans(limit: 5) { totalCount } }', 'loans.limit'],
    ['an argument given twice', '{ loans(first: 1, first: 2) { totalCount } }', 'loans.first'],
    ['a missing argument', '{ paths(from: "country:VE") { outcome } }', 'paths.to'],
    ['an unknown input field', '{ loans(where: { sum: { gt: 1 } }) { totalCount } }', 'loans.where.sum'],
    [
      'an unknown comparison',
      '{ loans(where: { not: { status: { like: 1 } } }) { totalCount } }',
      'loans.where.not.status.like',
    ],
    ['an input field given twice', '{ loans(where: { status: {}, status: {} }) { totalCount } }', 'loans.where.status'],
    [
      'a variable of another type',
      'query ($x: Int) { loans(where: { from: { gt: $x } }) { totalCount } }',
      'loans.where.from.gt',
    ],
    ['an undefined variable', '{ loans(first: $x) { totalCount } }', 'loans.first'],
    ['an unknown field', '{ loans { sum } }', undefined],
    ['fields that conflict', '{ loans(first: 1) { totalCount } loans(first: 2) { totalCount } }', undefined],
    ['a value of a directive', '{ loans @include(if: 1) { totalCount } }', undefined],
    ['an unknown argument of a directive', '{ loans @include(if: true, x: 1) { totalCount } }', undefined],
    ['an unused variable', 'query ($x: Int) { loans { totalCount } }', undefined],
    [
      'a fragment that is not spread',
      '{ __typename } fragment A on Query { loans(first: "x") { totalCount } }',
      undefined,
    ],
  ])('names the argument it is about, if any: %s', (_, query, argument) => {
    const found = argumentsOf(query);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([argument]));
  });

  test('of a variable without a value that needs one', () => {
    const query =
      'query ($a: ID!, $b: ID!) { country(code: "x") { standing(towards: $b) { __typename } } node(id: $a) { id } }';
    expect(argumentsOfVariables(query, { b: null })).toEqual(['node.id', 'country.standing.towards']);
  });

  test('of a document that nests as deeply as one may', () => {
    const deep = `{ loans(where: ${'{ not: '.repeat(300)}{ status: 1 }${' }'.repeat(300)}) { totalCount } }`;
    expect(argumentsOf(deep)).toEqual([`loans.where.${'not.'.repeat(300)}status`]);
  });
});
