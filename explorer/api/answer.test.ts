import { expect, test } from '@jest/globals';
import { readAnswer } from './answer.ts';

test('an answer has data, problems with their codes, notes and statements', () => {
  const body = {
    data: { exposure: null },
    errors: [{ message: 'there is no actor', path: ['exposure'], extensions: { code: 'NOT_FOUND' } }],
    extensions: { notes: [{ code: 'CUT', message: 'cut' }], cypher: [{ text: 'RETURN 1', params: {} }] },
  };
  expect(readAnswer(JSON.stringify(body), 200)).toEqual({
    data: { exposure: null },
    problems: [{ code: 'NOT_FOUND', message: 'there is no actor', path: ['exposure'] }],
    notes: [{ code: 'CUT', message: 'cut' }],
    cypher: [{ text: 'RETURN 1', params: {} }],
  });
});

test('a request that is refused has no data', () => {
  const body = { errors: [{ message: 'too much', extensions: { code: 'OPERATION_TOO_COSTLY' } }] };
  expect(readAnswer(JSON.stringify(body), 400)).toMatchObject({
    data: undefined,
    problems: [{ code: 'OPERATION_TOO_COSTLY', message: 'too much' }],
  });
});

test.each(['<html>502</html>', '', 'null', '{}', '3'])('%j is no answer', (text) => {
  expect(readAnswer(text, 502).problems).toEqual([{ code: 'NO_ANSWER', message: 'HTTP 502' }]);
});
