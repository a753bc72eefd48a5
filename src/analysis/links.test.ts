import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ActorRole, linkId } from './links.ts';

describe('linkId', () => {
  test('returns a readable id', () => {
    expect(linkId('loan:cn-ve-2010s', ['creditor', 'country:CN'], ['debtor', 'country:VE'])).toBe(
      'link:loan:cn-ve-2010s/creditor=country:CN/debtor=country:VE',
    );
    expect(linkId('event:a', ['HOST/SPEAKER', 'country:A'], ['50 % = half', 'person:ж'])).toBe(
      'link:event:a/HOST%2FSPEAKER=country:A/50 %25 %3D half=person:ж',
    );
  });

  test('returns different ids for links that differ in anything', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '/', '=', '%', '2', 'F', ':', ' '), maxLength: 4 });
    const end: fc.Arbitrary<ActorRole> = fc.tuple(piece, piece);
    const link = fc.tuple(piece, end, end);
    fc.assert(
      fc.property(link, link, (one, other) => {
        expect(linkId(...one) === linkId(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 2000 },
    );
  });
});
