import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const PAGE = new URL('../../docs/analysis.md', import.meta.url);

/** A question of the page: its title, its operation and the answer that stands below it. */
interface Question {
  readonly title: string;
  readonly query: string;
  readonly answer: string;
}

const BLOCKS = /^## (.+?)\n[\s\S]*?```graphql\n([\s\S]*?)\n```\n\n```json\n([\s\S]*?)\n```/gm;

const questions = [...readFileSync(PAGE, 'utf8').matchAll(BLOCKS)].map(
  ([, title = '', query = '', answer = '']): Question => ({ title, query, answer }),
);

test('the page has its eight questions', () => {
  expect(questions).toHaveLength(8);
});

describeEngines('docs/analysis.md', fillWithSeed, (graph, engine) => {
  test.each(questions)('$title', async ({ query, answer }) => {
    const data = await dataOf(graph(), query);
    if (process.env.UPDATE_DOCS && engine === 'embedded') {
      const text = readFileSync(PAGE, 'utf8');
      const [before = '', after = ''] = text.split(query);
      writeFileSync(
        PAGE,
        before +
          query +
          after.replace(/```json\n[\s\S]*?\n```/, () => `\`\`\`json\n${JSON.stringify(data, null, 2)}\n\`\`\``),
      );
    } else expect(data).toEqual(JSON.parse(answer));
  });
});
