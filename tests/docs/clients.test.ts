import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { API } from '../../clients/typescript/src/api.ts';
import { withDays } from '../../clients/typescript/src/relay/sources.ts';

const PACKAGE = new URL('../../clients/typescript/', import.meta.url);
const PAGE = new URL('README.md', PACKAGE);

/** A file's name in a comment, with the block that shows the file where there is one yet. */
const SHOWN = /<!-- (examples\/\S+?)( with days)? -->(?:\n\n```\w+\n[\s\S]*?\n```)?/g;

/** What the clients' tests run; the page shows the same text. */
function block(path: string, days: boolean): string {
  const text = readFileSync(new URL(path, PACKAGE), 'utf8');
  const [written] = days ? withDays([{ path, text }], API) : [{ text }];
  return `\`\`\`${path.split('.').at(-1)}\n${(written?.text ?? '').trimEnd()}\n\`\`\``;
}

test('the README of the package shows the files that the tests run; UPDATE_DOCS=1 writes them', () => {
  const page = readFileSync(PAGE, 'utf8');
  const shown = page.replaceAll(SHOWN, (_, path: string, days?: string) =>
    [`<!-- ${path}${days ?? ''} -->`, block(path, days !== undefined)].join('\n\n'),
  );
  expect([...page.matchAll(SHOWN)]).toHaveLength(16);
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, shown);
  else expect(page).toBe(shown);
});
