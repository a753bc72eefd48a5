import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build, file } from './built.ts';

let folder = '';

const REFUSED =
  '\nconst q = graphql`\n  query q($day: Date) { country(code: "VE", at: "2023-09-14") { memberships(at: $day) { totalCount } } }`;\n';

beforeAll(() => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'entente-relay-cli-'));
  const files = {
    'refused/a.ts': REFUSED,
    'broken/a.tsx': 'const a = 1;\nconst q = graphql`\n  query { country( }`;\n',
    'missing/a.ts': 'graphql`query { country(code: "VE", at: "2023-09-14") { ...f } }`',
    'none/a.txt': 'nothing',
    'api.json': '{ "data": {} }',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file('dist/relay/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('entente-relay', () => {
  test.each(['--help', '-h'])('prints its usage for %s', (flag) => {
    expect(run(flag)).toEqual({ status: 0, stdout: expect.stringMatching(/^Usage: entente-relay/), stderr: '' });
  });

  test.each([
    ['names no folder', [], /^Name a folder with sources\.\nUsage: /],
    ['has an unknown option', ['--chek', 'none'], /^Unknown option '--chek'\.\nUsage: /],
    ['has an option without its value', ['none', '--schema'], /^Option '--schema <value>' argument missing\.\nUsage: /],
    ['names a folder that is missing', ['src'], /^src does not exist\n$/],
    ['names a file', ['refused/a.ts'], /^refused\/a\.ts is not a folder\n$/],
    ['names a schema that is missing', ['--schema', 'api.graphql', 'none'], /^api\.graphql does not exist\n$/],
    ['names a schema that is a folder', ['--schema', 'none', 'none'], /^none is a folder, not a file\n$/],
    [
      'names a schema that is not SDL',
      ['--schema', 'api.json', 'none'],
      /^--schema api\.json is not valid SDL: Syntax Error/,
    ],
    ['finds a day that no document can name', ['refused'], /^refused\/a\.ts:3: "memberships\(at: \$day\)" is below /],
    ['finds a tag that is not GraphQL', ['broken'], /^broken\/a\.tsx:3: Syntax Error: /],
    ['does not find a fragment', ['missing'], /^missing\/a\.ts:1: The fragment "f" is not in any of the files\.\n$/],
  ])('fails with a message if it %s', (_, args, message) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  test('reports a folder without source files', () => {
    expect(run('none')).toEqual({ status: 0, stdout: '', stderr: 'No source files in none\n' });
  });
});
