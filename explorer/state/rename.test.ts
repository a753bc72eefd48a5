import { expect, test } from '@jest/globals';
import { reduce, startHistory } from './reduce.ts';
import { idsOf, renamedState } from './rename.ts';
import { EMPTY_STATE, type ExplorerState } from './types.ts';

const NOW = new Map([
  ['person:old', 'person:new'],
  ['loan:old', 'loan:new'],
]);
const [HERE, THERE] = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
];

const state: ExplorerState = {
  ...EMPTY_STATE,
  roots: ['country:VE', 'person:old', 'person:new'],
  expanded: { 'person:new': { TENURE: 40 }, 'person:old': { TENURE: 200, EVENT: 40 } },
  facts: ['loan:old'],
  hidden: ['person:old'],
  pinned: { 'person:new': HERE, 'person:old': THERE, 'loan:old': THERE },
  selected: 'loan:old',
  center: 'country:VE',
  panel: { kind: 'paths', from: 'person:old', to: null },
};

test('a state names ids wherever it has them, each once', () => {
  const exposure = {
    kind: 'exposure',
    of: 'country:RU',
    side: 'DEBTORS',
    counting: 'COMMITMENTS',
    parties: 'COUNTRY',
  } as const;
  expect(idsOf(state).toSorted()).toEqual(['country:VE', 'loan:old', 'person:new', 'person:old']);
  expect(idsOf({ ...EMPTY_STATE, panel: { kind: 'shared', between: ['country:CN'] } })).toEqual(['country:CN']);
  expect(idsOf({ ...EMPTY_STATE, panel: exposure, center: 'country:BY' })).toEqual(['country:BY', 'country:RU']);
});

test('the present ids stand in place of former ones everywhere, and what was wanted of both is united', () => {
  const renamed = renamedState(state, NOW);
  expect(renamed).toEqual({
    ...state,
    roots: ['country:VE', 'person:new'],
    expanded: { 'person:new': { TENURE: 200, EVENT: 40 } },
    facts: ['loan:new'],
    hidden: ['person:new'],
    pinned: { 'person:new': HERE, 'loan:new': THERE },
    selected: 'loan:new',
    panel: { kind: 'paths', from: 'person:new', to: null },
  });
  expect(idsOf(renamed).filter((id) => NOW.has(id))).toEqual([]);
});

test('a drawing that undo brings back has the present ids too, and following them is no step of its own', () => {
  const drawn = reduce(startHistory(EMPTY_STATE), { type: 'add', id: 'person:old' });
  const cleared = reduce(reduce(drawn, { type: 'clear' }), { type: 'rename', ids: NOW });
  expect(cleared.past).toHaveLength(2);
  expect(reduce(cleared, { type: 'undo' }).present.roots).toEqual(['person:new']);
  expect(reduce(cleared, { type: 'rename', ids: NOW })).toBe(cleared);
});
