import { expect, test } from '@jest/globals';
import { knownUsd } from './usd.ts';

const REPORTED = { principalUsd: 5e9, usdBasis: 'REPORTED' };

test.each([
  ['an amount in US dollars', { principal: 5e9, currency: 'USD' }, REPORTED],
  ['beside a basis', { principal: 5e9, currency: 'USD', usdBasis: 'CONVERTED' }, REPORTED],
  ['given twice', { principal: 5e9, currency: 'USD', principalUsd: 5e9 }, REPORTED],
  [
    'given with what a double loses',
    { principal: 0.3, currency: 'USD', principalUsd: 0.1 + 0.2 },
    { principalUsd: 0.1 + 0.2, usdBasis: 'REPORTED' },
  ],
  ['of a fixed year', { principal: 5e9, currency: 'USD', principalUsd: 6e9, usdBasis: 'CONSTANT' }, undefined],
  ['in another currency', { principal: 5e9, currency: 'CNY', principalUsd: 1e9 }, undefined],
  ['in no currency', { principal: 5e9 }, undefined],
  ['unknown', { currency: 'USD' }, undefined],
  ['of nothing', { principal: 0, currency: 'USD' }, { principalUsd: 0, usdBasis: 'REPORTED' }],
])('%s', (_, amount, known) => {
  expect(knownUsd(amount)).toEqual(known);
});

test('two that differ are a contradiction', () => {
  expect(knownUsd({ principal: 5e9, currency: 'USD', principalUsd: 6e9, usdBasis: 'REPORTED' })).toEqual({
    problem: 'is 6000000000, and `principal` is 5000000000 in USD: give one of them, or CONSTANT as `usdBasis`',
  });
});
