import { describe, expect, test } from '@jest/globals';
import { type Action, type History, reduce, startHistory } from './reduce.ts';
import { EMPTY_STATE } from './types.ts';

const doing = (...actions: readonly Action[]): History => actions.reduce(reduce, startHistory(EMPTY_STATE));

const drawn: readonly Action[] = [
  { type: 'add', id: 'country:VE' },
  { type: 'add', id: 'person:nicolas-maduro' },
  { type: 'expand', id: 'country:VE', kind: 'LOAN', first: 200 },
  { type: 'collapse', id: 'country:VE', kind: 'EVENT' },
  { type: 'addFacts', ids: ['loan:a', 'loan:b', 'loan:a'] },
  { type: 'hide', ids: ['country:CN'] },
  { type: 'pin', places: { 'country:VE': { x: 1.239, y: -0.001 } } },
];

describe('the state', () => {
  test('has what was drawn', () => {
    expect(doing(...drawn).present).toMatchObject({
      roots: ['country:VE', 'person:nicolas-maduro'],
      expanded: {
        'country:VE': { TENURE: 40, MEMBERSHIP: 40, LOAN: 200 },
        'person:nicolas-maduro': { TENURE: 40, EVENT: 40 },
      },
      facts: ['loan:a', 'loan:b'],
      hidden: ['country:CN'],
      pinned: { 'country:VE': { x: 1.24, y: 0 } },
    });
  });

  test('shows again what is added after it was hidden', () => {
    expect(doing({ type: 'hide', ids: ['country:CN'] }, { type: 'add', id: 'country:CN' }).present.hidden).toEqual([]);
  });

  test('asks for no more than the API gives at once', () => {
    const { present } = doing({ type: 'expand', id: 'country:VE', kind: 'LOAN', first: 50_000 });
    expect(present.expanded).toEqual({ 'country:VE': { LOAN: 10_000 } });
  });

  test('has its panel behind what is selected, so that what it found stays drawn', () => {
    const panel = { kind: 'paths', from: 'country:BY', to: 'country:VE' } as const;
    const selected = doing({ type: 'panel', panel }, { type: 'select', id: 'loan:a' });
    expect(selected.present).toMatchObject({ selected: 'loan:a', panel });
    expect(reduce(selected, { type: 'select', id: null }).present).toMatchObject({ selected: null, panel });
    expect(reduce(selected, { type: 'panel', panel: { kind: 'take' } }).present).toMatchObject({ selected: null });
  });
});

describe('undo', () => {
  test('goes back over every drawing, and redo forward again', () => {
    const all = drawn.map((_, index) => doing(...drawn.slice(0, index + 1)).present);
    let history = doing(...drawn);
    for (const expected of [...all.slice(0, -1).reverse(), EMPTY_STATE]) {
      history = reduce(history, { type: 'undo' });
      expect(history.present).toEqual(expected);
    }
    expect(reduce(history, { type: 'undo' })).toBe(history);
    for (const expected of all) {
      history = reduce(history, { type: 'redo' });
      expect(history.present).toEqual(expected);
    }
    expect(reduce(history, { type: 'redo' })).toBe(history);
  });

  test('leaves the day and what is selected', () => {
    const history = doing(
      { type: 'add', id: 'country:VE' },
      { type: 'day', day: '2023-09-14' },
      { type: 'select', id: 'country:VE' },
      { type: 'undo' },
    );
    expect(history.present).toMatchObject({ roots: [], day: '2023-09-14', selected: 'country:VE' });
  });

  test('has no redo behind a new drawing', () => {
    const history = doing({ type: 'add', id: 'country:VE' }, { type: 'undo' }, { type: 'add', id: 'country:CN' });
    expect(history.future).toEqual([]);
  });

  test('has no step for what changed nothing', () => {
    expect(doing({ type: 'add', id: 'country:VE' }, { type: 'add', id: 'country:VE' }).past).toHaveLength(1);
  });
});

test('what counts as a tie is in the order of the kinds', () => {
  const { present } = doing({ type: 'ties', ties: { facts: ['LOAN', 'TENURE'], maxMembers: null } });
  expect(present.ties).toEqual({ facts: ['TENURE', 'LOAN'], maxMembers: null });
});
