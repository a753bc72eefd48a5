import { expect, test } from '@jest/globals';
import { type Cut, EMPTY_PICTURE } from '../state/index.ts';
import { leftOutOf } from './left-out.ts';

const cut = (node: string, undecided: number | null): Cut => ({
  node,
  kind: 'LOAN',
  field: 'loansGiven',
  shown: 0,
  total: 0,
  undecided,
});

test('what a day leaves out is counted by actor, and said to be an upper bound if there are several', () => {
  const one = { ...EMPTY_PICTURE, cuts: [cut('country:VE', 2), cut('country:VE', 1), cut('country:CN', 0)] };
  expect(leftOutOf(one)).toEqual({ actors: [{ name: 'country:VE', count: 3 }], sum: 3, atMost: false });
  const two = { ...EMPTY_PICTURE, cuts: [cut('country:VE', 2), cut('country:CN', 5)] };
  expect(leftOutOf(two)).toEqual({
    actors: [
      { name: 'country:CN', count: 5 },
      { name: 'country:VE', count: 2 },
    ],
    sum: 7,
    atMost: true,
  });
  expect(leftOutOf({ ...EMPTY_PICTURE, cuts: [cut('country:VE', null)] }).sum).toBe(0);
});
