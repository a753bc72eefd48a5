import { describe, expect, test } from '@jest/globals';
import { isLoopbackOrigin, isOwnOrigin } from './origins.ts';

describe('isLoopbackOrigin', () => {
  test.each([
    ['http://localhost:3000', true],
    ['https://127.0.0.1', true],
    ['http://[::1]:5173', true],
    ['null', false],
    ['file://localhost', false],
    ['https://localhost.evil.example', false],
  ])('of %s is %s', (origin, expected) => {
    expect(isLoopbackOrigin(origin)).toBe(expected);
  });
});

describe('isOwnOrigin', () => {
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
  ])('of %s at the host %s is %s', (origin, header, expected) => {
    expect(isOwnOrigin(origin, header)).toBe(expected);
  });
});
