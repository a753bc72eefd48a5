import { afterEach, expect, jest, test } from '@jest/globals';
import { askSources } from './ask-sources.ts';

afterEach(() => void jest.restoreAllMocks());

const answering = (body: object) =>
  jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify(body)));

test('what the server says of its answers is told once, however often it is asked', async () => {
  const note = { code: 'CUT', message: 'there are more groups' };
  const asked = answering({ data: { nodes: [] }, extensions: { notes: [note] } });
  const ids = Array.from({ length: 250 }, (_, index) => `loan:${index}`);
  const { answers, problems, notes } = await askSources(ids, new AbortController().signal);
  expect(asked).toHaveBeenCalledTimes(3);
  expect([answers.length, problems, notes]).toEqual([3, [], [note]]);
});

test('a problem ends the asking', async () => {
  const asked = answering({ errors: [{ message: 'too slow', extensions: { code: 'DEADLINE_EXCEEDED' } }] });
  const ids = Array.from({ length: 250 }, (_, index) => `loan:${index}`);
  const { problems } = await askSources(ids, new AbortController().signal);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(problems.map(({ code }) => code)).toEqual(['DEADLINE_EXCEEDED']);
});
