import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';

const production = { PROFILE: 'production' };

describe('the rate of a caller', () => {
  test.each<[string, Record<string, string>, object | undefined]>([
    ['a laptop', {}, undefined],
    ['a laptop that sets it', { RATE_LIMIT_COST: '500' }, { units: 500, seconds: 60 }],
    ['production', production, { units: 30_000, seconds: 60 }],
    [
      'production that sets it',
      { ...production, RATE_LIMIT_COST: '500', RATE_LIMIT_SECONDS: '10' },
      { units: 500, seconds: 10 },
    ],
    ['production without one', { ...production, RATE_LIMIT_COST: '0' }, undefined],
    [
      'servers that count together',
      { ...production, RATE_LIMIT_REDIS_URL: 'rediss://user:secret@cache.example:6380' },
      { units: 30_000, seconds: 60, redisUrl: 'rediss://user:secret@cache.example:6380' },
    ],
  ])('of %s is limited or not', (_, variables, rates) => {
    expect(readConfig(variables).rates).toEqual(rates);
  });

  test.each([
    ['RATE_LIMIT_COST', '-1'],
    ['RATE_LIMIT_COST', '1e3'],
    ['RATE_LIMIT_COST', '10 per minute'],
    ['RATE_LIMIT_SECONDS', '0'],
    ['RATE_LIMIT_SECONDS', '61'],
  ])('is refused as %s=%s', (setting, value) => {
    expect(() => readConfig({ [setting]: value })).toThrow(`${setting} must be an integer`);
  });
});

describe('RATE_LIMIT_REDIS_URL', () => {
  test.each(['cache.example', 'http://cache.example', 'redis'])('%s is refused', (text) => {
    expect(() => readConfig({ RATE_LIMIT_REDIS_URL: text })).toThrow('RATE_LIMIT_REDIS_URL must be an address such as');
  });
});

describe('TRUST_PROXY', () => {
  test.each<[string | undefined, readonly string[]]>([
    [undefined, []],
    ['', []],
    ['none', []],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.1.0.0/16, loopback', ['10.1.0.0/16', 'loopback']],
    ['fd00::/8,::1,uniquelocal,linklocal', ['fd00::/8', '::1', 'uniquelocal', 'linklocal']],
  ])('%p trusts %p', (text, proxies) => {
    expect(readConfig(text === undefined ? {} : { TRUST_PROXY: text }).trustProxy).toEqual(proxies);
  });

  test.each([
    ...['true', 'all', '*', '1', 'proxy.example', '10.0.0', '10.0.0.256', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8'],
    ...[
      '0.0.0.0/0',
      '::/0',
      '::/129',
      'fe80::1%eth0',
      '10.0.0.1 10.0.0.2',
      '10.0.0.1,',
      'none,10.0.0.1',
      '10.0.0.1:80',
    ],
  ])('%s is refused', (text) => {
    expect(() => readConfig({ TRUST_PROXY: text })).toThrow('TRUST_PROXY must be none, or a list of the addresses');
  });
});
