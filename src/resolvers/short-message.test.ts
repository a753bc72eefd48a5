import { describe, expect, test } from '@jest/globals';
import { shortMessage } from './short-message.ts';

describe('shortMessage', () => {
  test('keeps a message of ordinary length', () => {
    expect(shortMessage('a'.repeat(1000))).toBe('a'.repeat(1000));
  });

  test('keeps the beginning and end of a long message and reports how much it omits', () => {
    const message = `Variable "${'é'.repeat(100_000)}" is no number`;
    const short = shortMessage(message);
    expect(short.length).toBeLessThan(1100);
    expect(short).toMatch(/^Variable "é+ \[…99024 characters…\] é+" is no number$/);
  });

  test('does not split surrogate pairs', () => {
    for (const before of ['', 'a']) expect(shortMessage(before + '😀'.repeat(5000))).not.toMatch(/\p{Cs}/u);
  });
});
