import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linkId, type Part } from './link-id.ts';

test('the id of a link can be read', () => {
  expect(linkId('loan:cn-ve-2010s', ['creditor', 'country:CN'], ['debtor', 'country:VE'])).toBe(
    'link:loan:cn-ve-2010s/creditor=country:CN/debtor=country:VE',
  );
  expect(linkId('event:a', ['HOST/SPEAKER', 'country:A'], ['50 % = half', 'person:ж'])).toBe(
    'link:event:a/HOST%2FSPEAKER=country:A/50 %25 %3D half=person:ж',
  );
});

test('links that differ in anything have different ids', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', '/', '=', '%', '2', 'F', ':', ' '), maxLength: 4 });
  const part: fc.Arbitrary<Part> = fc.tuple(piece, piece);
  const link = fc.tuple(piece, part, part);
  fc.assert(
    fc.property(link, link, (one, other) => {
      expect(linkId(...one) === linkId(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { numRuns: 2000 },
  );
});
