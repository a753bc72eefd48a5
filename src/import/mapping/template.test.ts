import { expect, test } from '@jest/globals';
import { parseTemplate } from './template.ts';

test('parses names and texts in order', () => {
  expect(parseTemplate('tenure:{code}-{first year}')).toEqual([
    { kind: 'text', text: 'tenure:' },
    { kind: 'name', name: 'code' },
    { kind: 'text', text: '-' },
    { kind: 'name', name: 'first year' },
  ]);
});

test('reads two braces as one', () => {
  expect(parseTemplate('{{a}} {b}')).toEqual([
    { kind: 'text', text: '{a} ' },
    { kind: 'name', name: 'b' },
  ]);
});

test.each([
  ['{a', 'has a { without a }'],
  ['a}', 'has a } without a {'],
  ['{ }', 'has {} without a name'],
])('refuses %s', (text, problem) => {
  expect(parseTemplate(text)).toContain(problem);
});
