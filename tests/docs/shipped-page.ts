import { expect, test } from '@jest/globals';
import { examplesOf, writeAnswer } from './examples.ts';

/** The examples of a page, on a graph with the seed and all shipped data sets. */
export function testShippedPage(page: string, ask: (query: string) => Promise<never>, mayUpdate: boolean): void {
  const examples = examplesOf(page);

  test(`${page} has examples, each with an answer`, () => {
    expect(examples.length).toBeGreaterThan(1);
    expect(examples.filter(({ answer }) => answer === undefined)).toEqual([]);
  });

  test.each(examples)(`${page} shows what comes of $query`, async (example) => {
    const answer = await ask(example.query);
    if (process.env.UPDATE_DOCS && mayUpdate) writeAnswer(example, answer);
    else expect(rounded(answer)).toEqual(rounded(JSON.parse(example.answer ?? '')));
  });
}

/** An answer without the last digits of its numbers: in which order an engine adds decides them. */
const rounded = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value) => (typeof value === 'number' ? Number(value.toPrecision(14)) : value));
