import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { formerId, noId } from '../../src/compiler/index.ts';
import { groupsCut, hitsCut, notGrouped, outOfRange, towardsItself } from '../../src/compiler/response/notes.ts';

const PAGE = readFileSync(new URL('../../docs/notes.md', import.meta.url), 'utf8');

test('has a row for each note that an answer may have', () => {
  const codes = [
    groupsCut('x', 1, false),
    hitsCut('x', 1_000),
    outOfRange('x'),
    notGrouped({ path: 'x', name: 'y', add: 'Y', instead: undefined }),
    towardsItself('x', 'y', 'z'),
    noId('x', { id: 'y', hint: 'z' }, 0),
    formerId({ id: 'y', now: 'z', argument: 'x' }),
  ].map(({ code }) => code);
  const rows = [...PAGE.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, code]) => code);
  expect(rows).toEqual(codes);
});
