import { expect, test } from '@jest/globals';
import type { ExportedActor } from '../exported-node.ts';
import { actorEntity } from './actor.ts';

const organization = (country?: string): ExportedActor => ({
  id: 'organization:bank',
  type: 'Organization',
  isThere: true,
  kind: 'ORGANIZATION',
  label: 'Bank',
  degree: 0,
  distance: 0,
  values: new Map([['name', 'Bank']]),
  parts: new Map(),
  parties: country === undefined ? [] : [{ role: 'country', isFree: false, id: country, name: country }],
  sources: [],
  fromOthers: [],
});

test.each([
  ['country:CN', ['cn']],
  // No code of FollowTheMoney's.
  ['country:XKOR', undefined],
  [undefined, undefined],
])('actorEntity gives an organization of %s the country %j', (country, expected) => {
  expect(actorEntity(organization(country)).properties.country).toEqual(expected);
});
