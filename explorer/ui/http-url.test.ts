import { expect, test } from '@jest/globals';
import { httpUrl } from './http-url.ts';

test.each([
  ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
  ['http://example.org', 'http://example.org/'],
  ['javascript:alert(1)', undefined],
  [' java\nscript:alert(1)', undefined],
  ['data:text/html,<script>alert(1)</script>', undefined],
  ['file:///etc/passwd', undefined],
  ['//example.org', undefined],
  ['example.org', undefined],
  ['', undefined],
  [null, undefined],
])('the link of %p is %p', (text, expected) => {
  expect(httpUrl(text)).toBe(expected);
});
