import { expect, test } from '@jest/globals';
import { hostName, isLoopback, isLoopbackOrigin, isOwnOrigin } from './hosts.ts';

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
])('the host %s is of the machine itself: %s', (header, expected) => {
  expect(isLoopback(hostName(header) ?? '')).toBe(expected);
});

test.each(['a b', 'localhost/x', 'evil.example@localhost', 'localhost#', 'localhost?', 'a\\localhost', '', 'x:99999'])(
  '%p is no host',
  (header) => {
    expect(hostName(header)).toBeUndefined();
  },
);

test.each([
  ['http://localhost:3000', true],
  ['https://127.0.0.1', true],
  ['http://[::1]:5173', true],
  ['null', false],
  ['file://localhost', false],
  ['https://localhost.evil.example', false],
])('the origin %s is of the machine itself: %s', (origin, expected) => {
  expect(isLoopbackOrigin(origin)).toBe(expected);
});

test.each([
  ['http://a.example', 'a.example', true],
  ['http://a.example', 'a.example:80', true],
  ['https://a.example', 'a.example', true],
  ['https://a.example', 'A.example:443', true],
  ['http://a.example:8080', 'a.example:8080', true],
  ['http://a.example:8080', 'a.example', false],
  ['https://b.example', 'a.example', false],
  ['null', 'a.example', false],
  ['null', undefined, false],
])('the origin %s is that of the host %s: %s', (origin, header, expected) => {
  expect(isOwnOrigin(origin, header)).toBe(expected);
});
