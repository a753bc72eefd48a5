import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, ftmId } from './id.ts';

/** A valid FollowTheMoney id, without the dots that begin a signature. */
const ID = /^[0-9a-zA-Z]([0-9a-zA-Z-]*[0-9a-zA-Z])?$/;

test.each([
  ['country:VE', 'country-VE'],
  ['person:nicolas-maduro', 'person-nicolas-maduro'],
  ['alliance:u.s.-uk', 'alliance-u--2ezs--2ez-uk'],
  ['person:a--2ezb', 'person-a--2dz-2ezb'],
  ['person:-a', 'person--3az-a'],
  ['person:a-', 'person-a--2dz'],
])('ftmId turns %j into %j', (id, expected) => {
  expect(ftmId(id)).toBe(expected);
});

/** Ids made of the characters that escapes use, so that collisions are likely. */
const ids = fc
  .tuple(fc.constantFrom('a', 'ab', 'person'), fc.string({ unit: fc.constantFrom(...'-.:z2dea3😀é'), minLength: 1 }))
  .map(([prefix, name]) => `${prefix}:${name}`);

test('ftmId returns valid ids, and different ones for different ids', () => {
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

test('derivedId returns different ids for different parts', () => {
  expect(derivedId('position', 'country:VE', 'President')).toMatch(ID);
  expect(derivedId('position', 'country:VE', 'President')).toBe(derivedId('position', 'country:VE', 'President'));
  expect(derivedId('position', 'a', 'b,c')).not.toBe(derivedId('position', 'a,b', 'c'));
});
