import { describe, expect, test } from '@jest/globals';
import { hostName, isLoopback } from './hosts.ts';

describe('isLoopback', () => {
  test.each([
    ['localhost', true],
    ['localhost:4000', true],
    ['LOCALHOST:4000', true],
    ['localhost.:4000', true],
    ['a.localhost', true],
    ['127.0.0.1', true],
    ['127.9.8.7:80', true],
    ['[::1]', true],
    ['[::1]:4000', true],
    ['[0:0:0:0:0:0:0:1]', true],
    ['[::ffff:127.0.0.1]:4000', true],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example', false],
    ['notlocalhost', false],
    ['128.0.0.1', false],
    ['[::2]', false],
    ['[::ffff:8.8.8.8]', false],
    ['192.168.0.1:4000', false],
    ['0.0.0.0:4000', false],
  ])('of %s is %s', (header, expected) => {
    expect(isLoopback(hostName(header) ?? '')).toBe(expected);
  });
});

describe('hostName', () => {
  test.each([
    'a b',
    'localhost/x',
    'evil.example@localhost',
    'localhost#',
    'localhost?',
    'a\\localhost',
    '',
    'x:99999',
  ])('rejects %p', (header) => {
    expect(hostName(header)).toBeUndefined();
  });
});
