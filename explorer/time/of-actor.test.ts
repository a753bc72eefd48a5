import { expect, test } from '@jest/globals';
import { EMPTY_PICTURE, EMPTY_STATE } from '../state/index.ts';
import { timelineActor } from './of-actor.ts';

const fact = (creditor: string, debtor: string) =>
  ({ __typename: 'Loan', id: 'loan:a', creditor: { id: creditor }, debtor: { id: debtor } }) as never;

const picture = (creditor: string, debtor: string) => ({
  ...EMPTY_PICTURE,
  facts: { 'loan:a': fact(creditor, debtor) },
});
const state = { ...EMPTY_STATE, roots: ['country:VE', 'country:BY'], expanded: { 'country:CN': { LOAN: 4 } } };

test('the timeline is that of who is selected, or is tied by the fact that is', () => {
  const actor = (selected: string | null, picture = EMPTY_PICTURE) =>
    timelineActor({ ...state, selected }, picture, undefined);
  expect(actor('country:BY')).toBe('country:BY');
  expect(actor('loan:a', picture('country:CN', 'country:BY'))).toBe('country:BY');
  expect(actor('loan:a', picture('country:US', 'country:CN'))).toBe('country:CN');
  expect(actor('loan:a', picture('country:US', 'country:PE'))).toBe('country:VE');
  expect(actor(null)).toBe('country:VE');
  expect(actor(null, { ...EMPTY_PICTURE, unknown: ['country:VE'] })).toBe('country:BY');
  expect(timelineActor(EMPTY_STATE, EMPTY_PICTURE, undefined)).toBeUndefined();
});

test('the timeline stays when a fact is selected, as long as its actor is drawn', () => {
  const selecting = { ...state, selected: 'loan:a' };
  expect(timelineActor(selecting, EMPTY_PICTURE, 'country:BY')).toBe('country:BY');
  expect(timelineActor(selecting, EMPTY_PICTURE, 'country:PE')).toBe('country:VE');
  expect(timelineActor(selecting, { ...EMPTY_PICTURE, unknown: ['country:VE'] }, 'country:VE')).toBe('country:BY');
});
