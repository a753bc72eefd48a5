import { describe, expect, test } from '@jest/globals';
import { loadModel } from '../../model/index.ts';
import { valueLists } from '../statements/value-lists.ts';
import type { GraphNode, Link } from '../stored/graph-node.ts';
import { creatingWrites } from './creating-writes.ts';

const model = loadModel();

const link = (field: string, type: string, to: string): Link => ({ field, type, to, properties: {} });

const loan = (name: string, properties: GraphNode['properties'] = {}): GraphNode => ({
  type: 'Loan',
  id: `loan:${name}`,
  properties: { id: `loan:${name}`, umbrella: false, ...properties },
  links: [link('debtor', 'Country', 'country:VE')],
});

const statement = (name: string, subject: string, more: readonly Link[] = []): GraphNode => ({
  type: 'Statement',
  id: `statement:${name}`,
  properties: {
    id: `statement:${name}`,
    summary: 'Five.',
    ...valueLists([{ property: 'principal', value: '5', original: null, precision: null }]),
  },
  links: [link('subject', 'Loan', subject), link('source', 'Source', 'source:s'), ...more],
});

/** The columns of the days between which a loan is in force, from a position on; and those of a loan without dates. */
const boundsAt = (first: number): string =>
  ['possible_from', 'possible_until', 'presumed_until', 'shown_from', 'shown_until']
    .map((name, index) => `\`${name}\`: r[${first + index}]`)
    .join(', ');
const UNDATED = ['0000', '9999-99', '9999-99', '9999-99', '0000'];

const LOAN =
  'UNWIND $rows AS r MATCH (b0:`Country` {`id`: r[7]}) ' +
  `CREATE (n0:\`Loan\` {\`id\`: r[0], \`umbrella\`: r[1], ${boundsAt(2)}}) CREATE (n0)-[:\`DEBTOR\`]->(b0)`;

describe('creatingWrites', () => {
  test('creates nodes of the same shape with one statement text, along with statements about them', () => {
    const nodes = [loan('a'), loan('b'), statement('a1', 'loan:a'), statement('b1', 'loan:b')];
    expect(creatingWrites(nodes, model)).toEqual([
      {
        text:
          `MATCH (s0:\`Source\` {\`id\`: $s0}) ${LOAN} ` +
          'CREATE (n1:`Statement` {`id`: r[8], `summary`: r[9], `properties`: r[10], `summary_key`: r[11], `values`: r[12]}) ' +
          'CREATE (n1)-[:`ABOUT`]->(n0) CREATE (n1)-[:`SOURCE`]->(s0)',
        params: {
          s0: 'source:s',
          rows: [
            ['loan:a', false, ...UNDATED, 'country:VE', 'statement:a1', 'Five.', 'principal', 'five\tFive.', '5'],
            ['loan:b', false, ...UNDATED, 'country:VE', 'statement:b1', 'Five.', 'principal', 'five\tFive.', '5'],
          ],
        },
      },
    ]);
  });

  test('uses one text for nodes with different properties, and keeps floats as floats', () => {
    const [write, ...others] = creatingWrites([loan('a', { principal: 2 }), loan('b', { currency: 'USD' })], model);
    expect(others).toEqual([]);
    expect(write?.text).toContain(
      `{\`id\`: r[0], \`principal\`: toFloat(r[1]), \`currency\`: r[2], \`umbrella\`: r[3], \`currency_key\`: r[4], ${boundsAt(5)}}`,
    );
    expect(write?.params.rows).toEqual([
      ['loan:a', 2, null, false, null, ...UNDATED, 'country:VE'],
      ['loan:b', null, 'USD', false, 'usd\tUSD', ...UNDATED, 'country:VE'],
    ]);
  });

  test('stores the id of a part, though it is not a field, so that its owner can find it', () => {
    const id = 'loan:a#balances.0';
    const balance: GraphNode = { type: 'Balance', id, properties: { id, amount: 2, currency: 'USD' }, links: [] };
    const [write, ...others] = creatingWrites([balance], model);
    expect(others).toEqual([]);
    expect(write?.text).toContain(
      '(n0:`Balance` {`amount`: toFloat(r[0]), `currency`: r[1], `currency_key`: r[2], `id`: r[3]})',
    );
    expect(write?.params.rows).toEqual([[2, 'USD', 'usd\tUSD', id]]);
  });

  test('treats nodes with more statements as another shape', () => {
    const nodes = [loan('a'), loan('b'), statement('b1', 'loan:b'), statement('b2', 'loan:b')];
    const texts = creatingWrites(nodes, model).map(({ text }) => text);
    expect(texts).toEqual([LOAN, expect.stringContaining('CREATE (n2)-[:`ABOUT`]->(n0)')]);
  });

  test('creates a statement separately if its subject is stored or it is attributed to someone', () => {
    const attributed = statement('a1', 'loan:a', [link('attributedTo', 'Person', 'person:p')]);
    const texts = creatingWrites([loan('a'), attributed, statement('x', 'loan:there')], model).map(({ text }) => text);
    expect(texts).toEqual([
      LOAN,
      expect.stringContaining('MATCH (b0:`Loan` {`id`: r[5]}) MATCH (b1:`Person` {`id`: r[6]}) CREATE (n0:`Statement`'),
      expect.stringContaining('MATCH (b0:`Loan` {`id`: r[5]}) CREATE (n0:`Statement`'),
    ]);
  });

  test('creates nodes before those that link to them', () => {
    const bank: GraphNode = {
      type: 'Organization',
      id: 'organization:b',
      properties: { id: 'organization:b', name: 'B' },
      links: [],
    };
    const owed = { ...loan('a'), links: [link('creditor', 'Organization', 'organization:b')] };
    const texts = creatingWrites([owed, bank], model).map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringContaining('CREATE (n0:`Organization`'),
      expect.stringContaining('`CREDITOR`'),
    ]);
  });

  test('merges a node with parts or lists of relations, and links it once all of them are created', () => {
    const balance: GraphNode = { type: 'Balance', id: 'loan:a#balances.0', properties: { id: 'x' }, links: [] };
    const owed = { ...loan('a'), links: [link('balances', 'Balance', balance.id)] };
    const texts = creatingWrites([owed, balance, statement('a1', 'loan:a')], model).map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringContaining('MERGE (n:`Loan`'),
      expect.stringContaining('CREATE (n0:`Balance`'),
      expect.stringContaining('CREATE (n0:`Statement`'),
      expect.stringContaining('CREATE (a)-[x:`BALANCE`]->(b)'),
    ]);
  });

  test('returns no writes without nodes', () => {
    expect(creatingWrites([], model)).toEqual([]);
  });
});
