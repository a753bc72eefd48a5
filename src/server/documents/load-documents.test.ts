import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { DocumentMode } from '../../app/index.ts';
import { loadDocuments } from './load-documents.ts';

const schema = buildSchema('type Query { hello(to: String): String }');

let folder: string;
let warnings: string[];
let told: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-documents-'));
  writeFileSync(join(folder, 'explorer.json'), '{"page": "{ hello }"}');
  writeFileSync(join(folder, 'web.json'), '{"web": "query Web { hello }"}');
  writeFileSync(join(folder, 'wrong.json'), '{"good": "{ hello }", "bad": "{ bye }", "cut": "{ hello"}');
  writeFileSync(join(folder, 'other.json'), '{"web": "{ hello }"}');
  writeFileSync(join(folder, 'latin.json'), Buffer.from([0x22, 0xe9, 0x22]));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  warnings = [];
  told = [];
});

const log = { info: (line: string) => void told.push(line), warn: (line: string) => void warnings.push(line) };
const load = (mode: DocumentMode, names: readonly string[], explorer = 'explorer.json') =>
  loadDocuments({ mode, files: names.map((name) => join(folder, name)) }, schema, log, join(folder, explorer));

describe('loadDocuments', () => {
  test.each<[DocumentMode, RegExp]>([
    ['on', /^2 documents are trusted$/],
    ['only', /^2 documents are trusted, and no others answered$/],
  ])('%s trusts the documents of the files and of the explorer', async (mode, line) => {
    const trusted = await load(mode, ['web.json']);
    expect(['web', 'page'].map((id) => trusted.textOf(id))).toEqual(['query Web { hello }', '{ hello }']);
    expect(warnings).toEqual([]);
    expect(told).toEqual([expect.stringMatching(line)]);
  });

  test('off trusts none', async () => {
    expect((await load('off', [])).documents).toEqual([]);
    expect([...warnings, ...told]).toEqual([]);
  });

  test('says that the explorer is not built', async () => {
    const trusted = await load('only', ['web.json'], 'nothing.json');
    expect(trusted.documents).toHaveLength(1);
    expect(warnings).toEqual([expect.stringMatching(/^the explorer is not built/)]);
  });

  test('names each document that the schema does not take, and trusts it all the same', async () => {
    const trusted = await load('on', ['wrong.json']);
    expect(warnings).toEqual([
      `${join(folder, 'wrong.json')}: the document "bad" is not answered: Cannot query field "bye" on type "Query".`,
      expect.stringMatching(/: the document "cut" is not answered: Syntax Error: Expected Name/),
    ]);
    expect(trusted.textOf('bad')).toBe('{ bye }');
  });

  test('names each document that is over a limit', async () => {
    const aliases = Array.from({ length: 1_001 }, (_, index) => `a${index}: hello`).join(' ');
    writeFileSync(join(folder, 'large.json'), JSON.stringify({ large: `{ ${aliases} }` }));
    await load('on', ['large.json']);
    expect(warnings).toEqual([expect.stringMatching(/"large" is not answered: .* 1001 aliases; the limit is 1000/)]);
  });

  test.each([
    ['a file that is not there', 'nothing.json', /nothing\.json: there is no such file/],
    ['a file that is not UTF-8', 'latin.json', /latin\.json: is not UTF-8 text/],
    ['a file that contradicts another', 'other.json', /other\.json: "web" has another text than the document of .*web/],
  ])('refuses %s', async (_, name, message) => {
    await expect(load('on', ['web.json', name])).rejects.toThrow(message);
  });
});
