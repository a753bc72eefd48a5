import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { REASONS } from '../src/compiler/errors.ts';
import { describeEngines } from './engines.ts';
import { appOver, fillWithSeed } from './support/ask.ts';

const PAGE = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``).exec(PAGE)?.[1] ?? '';

describeEngines('docs/errors.md', fillWithSeed, (graph) => {
  test('shows what its operation answers', async () => {
    const app = await appOver(graph());
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query: block('graphql') } });
    await app.close();
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual(JSON.parse(block('json')));
  });
});

test('has a row for each code and each reason, in their order', () => {
  const rows = [...PAGE.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, code]) => code);
  const source = readFileSync(new URL('../src/server/errors.ts', import.meta.url), 'utf8');
  const codes = [
    ...(source
      .split('export type ErrorCode =')[1]
      ?.split(';')[0]
      ?.matchAll(/'([A-Z_]+)'/g) ?? []),
  ];
  expect(rows.slice(0, -REASONS.length).sort()).toEqual(codes.map(([, code]) => code).sort());
  expect(rows.slice(-REASONS.length)).toEqual([...REASONS]);
});
