import { expect, test } from '@jest/globals';
import { knownUsd } from './usd.ts';

const REPORTED = { principalUsd: 5e9, usdBasis: 'REPORTED' };

test.each([
  ['an amount in US dollars', { principal: 5e9, currency: 'USD' }, REPORTED],
  ['an amount in US dollars with a basis', { principal: 5e9, currency: 'USD', usdBasis: 'CONVERTED' }, REPORTED],
  ['an amount given twice', { principal: 5e9, currency: 'USD', principalUsd: 5e9 }, REPORTED],
  [
    'an amount given twice, with a rounding error of doubles',
    { principal: 0.3, currency: 'USD', principalUsd: 0.1 + 0.2 },
    { principalUsd: 0.1 + 0.2, usdBasis: 'REPORTED' },
  ],
  [
    'an amount in dollars of a fixed year',
    { principal: 5e9, currency: 'USD', principalUsd: 6e9, usdBasis: 'CONSTANT' },
    undefined,
  ],
  ['an amount in another currency', { principal: 5e9, currency: 'CNY', principalUsd: 1e9 }, undefined],
  ['an amount without a currency', { principal: 5e9 }, undefined],
  ['an unknown amount', { currency: 'USD' }, undefined],
  ['an amount of zero', { principal: 0, currency: 'USD' }, { principalUsd: 0, usdBasis: 'REPORTED' }],
])('knownUsd handles %s', (_, amount, known) => {
  expect(knownUsd(amount)).toEqual(known);
});

test('knownUsd reports two amounts that contradict each other', () => {
  expect(knownUsd({ principal: 5e9, currency: 'USD', principalUsd: 6e9, usdBasis: 'REPORTED' })).toEqual({
    problem: 'is 6000000000, and `principal` is 5000000000 in USD: give one of them, or CONSTANT as `usdBasis`',
  });
});
