import { expect, test } from '@jest/globals';
import { parseTemplate } from './template.ts';

test('names and texts come in their order', () => {
  expect(parseTemplate('tenure:{code}-{first year}')).toEqual([
    { kind: 'text', text: 'tenure:' },
    { kind: 'name', name: 'code' },
    { kind: 'text', text: '-' },
    { kind: 'name', name: 'first year' },
  ]);
});

test('two braces stand for one', () => {
  expect(parseTemplate('{{a}} {b}')).toEqual([
    { kind: 'text', text: '{a} ' },
    { kind: 'name', name: 'b' },
  ]);
});

test.each([
  ['{a', 'has a { without a }'],
  ['a}', 'has a } without a {'],
  ['{ }', 'has {} without a name'],
])('%s is no template', (text, problem) => {
  expect(parseTemplate(text)).toContain(problem);
});
