import { expect, test } from '@jest/globals';
import { shortMessage } from './short-message.ts';

test('a message of ordinary length stays as it is', () => {
  expect(shortMessage('a'.repeat(1000))).toBe('a'.repeat(1000));
});

test('of a long one, the beginning and the end are told, and how much is not', () => {
  const message = `Variable "${'é'.repeat(100_000)}" is no number`;
  const short = shortMessage(message);
  expect(short.length).toBeLessThan(1100);
  expect(short).toMatch(/^Variable "é+ \[…99024 characters…\] é+" is no number$/);
});

test('no character is cut in two', () => {
  for (const before of ['', 'a']) expect(shortMessage(before + '😀'.repeat(5000))).not.toMatch(/\p{Cs}/u);
});
