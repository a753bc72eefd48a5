import { describe, expect, test } from '@jest/globals';
import type { Given } from './gather.ts';
import { pictureOf } from './picture.ts';
import type { DrawnFact } from './picture-types.ts';
import { country, event, loan } from './testing.ts';
import { EMPTY_STATE, type ExplorerState } from './types.ts';

const page = (nodes: readonly DrawnFact[], totalCount = nodes.length) => ({ totalCount, undecided: null, nodes });

/** What the API gives of Venezuela, of which loans received and events are expanded. */
const given = (received: ReturnType<typeof page>, events = page([])): Given => ({
  expanded: [
    { nodes: [{ ...country('VE'), loansReceived: received, events }] } as unknown as Given['expanded'][number],
  ],
  single: [],
  found: [],
});

const state: ExplorerState = {
  ...EMPTY_STATE,
  roots: ['country:VE'],
  expanded: { 'country:VE': { LOAN: 40, EVENT: 40 } },
};

describe('a picture', () => {
  test('has an edge for each loan, from the creditor to the debtor, with what was cut', () => {
    const loans = [
      loan('loan:a', 'CN', 'VE', { principalUsd: 5 }),
      loan('loan:b', 'CN', 'VE'),
      loan('loan:c', 'RU', 'VE'),
    ];
    const picture = pictureOf(state, given(page(loans, 2000)));
    expect(picture.edges.map(({ id, from, to, directed, amountUsd }) => [id, from, to, directed, amountUsd])).toEqual([
      ['loan:a', 'country:CN', 'country:VE', true, 5],
      ['loan:b', 'country:CN', 'country:VE', true, null],
      ['loan:c', 'country:RU', 'country:VE', true, null],
    ]);
    expect(picture.nodes.map(({ id, degree, total, root }) => [id, degree, total, root])).toEqual([
      ['country:VE', 3, 2000, true],
      ['country:CN', 2, null, false],
      ['country:RU', 1, null, false],
    ]);
    expect(picture.cuts[0]).toEqual({
      node: 'country:VE',
      kind: 'LOAN',
      field: 'loansReceived',
      shown: 3,
      total: 2000,
      undecided: null,
    });
  });

  test('has a node for an event that does not tie just two, and an edge to each participant', () => {
    const events = page([event('event:two', 'VE', 'CN'), event('event:three', 'VE', 'CN', 'RU')]);
    const { nodes, edges } = pictureOf(state, given(page([]), events));
    expect(edges.map(({ id }) => id)).toEqual([
      'event:two',
      'event:three#country:VE',
      'event:three#country:CN',
      'event:three#country:RU',
    ]);
    expect(nodes.map(({ id, kind, degree }) => [id, kind, degree])).toEqual([
      ['country:VE', 'Country', 2],
      ['country:CN', 'Country', 2],
      ['country:RU', 'Country', 1],
      ['event:three', 'Event', 3],
    ]);
  });

  test('says which facts are no edge: those of one party, and those that are hidden', () => {
    const loans = page([loan('loan:a', 'CN', 'VE'), loan('loan:b', 'RU', 'VE'), loan('loan:c', null, 'VE')]);
    const picture = pictureOf({ ...state, hidden: ['country:RU', 'loan:a'] }, given(loans));
    expect(picture.edges).toEqual([]);
    expect(picture.loose).toEqual(['loan:c']);
    expect(picture.hiddenFacts).toEqual(['loan:a', 'loan:b']);
    expect(picture.nodes.map(({ id }) => id)).toEqual(['country:VE']);
  });

  test('has only the facts of the levels that are drawn, and counts the others', () => {
    const loans = page([
      loan('loan:a', 'CN', 'VE', { inForce: 'SHOWN' }),
      loan('loan:b', 'CN', 'VE', { inForce: 'PRESUMED' }),
      loan('loan:c', 'CN', 'VE', { inForce: 'POSSIBLE' }),
    ]);
    const dated: ExplorerState = { ...state, day: '2020-01-01', levels: ['SHOWN', 'POSSIBLE'] };
    const picture = pictureOf(dated, given(loans));
    expect(picture.edges.map(({ inForce }) => inForce)).toEqual(['SHOWN', 'POSSIBLE']);
    expect(picture.otherLevels).toBe(1);
  });

  test('says which ids of the state did not come', () => {
    const strange = { ...state, roots: ['country:VE', 'country:ZZ'] };
    expect(pictureOf(strange, given(page([]))).unknown).toEqual(['country:ZZ']);
  });

  test('marks what an analysis found', () => {
    const found = [loan('loan:a', 'CN', 'VE')];
    const { edges } = pictureOf(state, { ...given(page([loan('loan:b', 'CN', 'VE')])), found });
    expect(edges.map((edge) => [edge.id, edge.found])).toEqual([
      ['loan:b', false],
      ['loan:a', true],
    ]);
  });
});
