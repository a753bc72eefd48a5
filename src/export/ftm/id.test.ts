import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ftmId, madeId } from './id.ts';

/** What FollowTheMoney takes for an id, without the dots that begin a signature. */
const ID = /^[0-9a-zA-Z]([0-9a-zA-Z-]*[0-9a-zA-Z])?$/;

test.each([
  ['country:VE', 'country-VE'],
  ['person:nicolas-maduro', 'person-nicolas-maduro'],
  ['alliance:u.s.-uk', 'alliance-u--2ezs--2ez-uk'],
  ['person:a--2ezb', 'person-a--2dz-2ezb'],
  ['person:-a', 'person--3az-a'],
  ['person:a-', 'person-a--2dz'],
])('%s is %s', (id, expected) => {
  expect(ftmId(id)).toBe(expected);
});

/** Ids of letters that the escapes are made of, so that two of them could well come to the same. */
const ids = fc
  .tuple(fc.constantFrom('a', 'ab', 'person'), fc.string({ unit: fc.constantFrom(...'-.:z2dea3😀é'), minLength: 1 }))
  .map(([prefix, name]) => `${prefix}:${name}`);

test('every id is one that is taken, and different ids stay different', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(ids, (id) => {
      const mapped = ftmId(id);
      expect(mapped).toMatch(ID);
      expect(seen.get(mapped) ?? id).toBe(id);
      seen.set(mapped, id);
    }),
    { numRuns: 20_000 },
  );
});

test('what is made has an id by its parts', () => {
  expect(madeId('position', 'country:VE', 'President')).toMatch(ID);
  expect(madeId('position', 'country:VE', 'President')).toBe(madeId('position', 'country:VE', 'President'));
  expect(madeId('position', 'a', 'b,c')).not.toBe(madeId('position', 'a,b', 'c'));
});
