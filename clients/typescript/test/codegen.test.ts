import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DocumentNode, print } from 'graphql';
import { build, file } from './built.ts';

const PACKAGES = ['graphql', '@graphql-codegen', '@graphql-typed-document-node'];

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    types: [],
    noEmit: true,
  },
  include: ['*.ts', 'gql'],
};

let project = '';

beforeAll(() => {
  build();
  project = mkdtempSync(join(tmpdir(), 'entente-codegen-'));
  cpSync(file('examples/codegen'), project, { recursive: true });
  cpSync(file('../../schema/api.graphql'), join(project, 'schema.graphql'));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  mkdirSync(join(project, 'node_modules'));
  for (const name of PACKAGES) symlinkSync(file(`node_modules/${name}`), join(project, 'node_modules', name));
  symlinkSync(file('.'), join(project, 'node_modules', 'entente-clients'));
  const bin = file('node_modules/.bin/graphql-codegen');
  execFileSync(process.execPath, [bin, '--config', 'codegen.yml'], { cwd: project, stdio: 'pipe' });
}, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const check = () => spawnSync(file('node_modules/.bin/tsc'), ['-p', project], { encoding: 'utf8' });

describe('a project with GraphQL Code Generator', () => {
  test('compiles under tsc --strict, which rejects a string as a day', () => {
    expect(check()).toMatchObject({ stdout: '', status: 0 });
    const wrong = join(project, 'wrong.ts');
    writeFileSync(
      wrong,
      `import type { CountryOfADayQueryVariables } from './gql/graphql';\nexport const no: CountryOfADayQueryVariables = { day: '2023-09-14' };\n`,
    );
    expect(check().stdout).toContain("error TS2322: Type 'string' is not assignable to type 'Date'");
    rmSync(wrong);
  });

  test('has its days written into the documents', async () => {
    const { CountryOfADayDocument } = await import(pathToFileURL(join(project, 'gql/graphql.ts')).href);
    const text = print(CountryOfADayDocument as DocumentNode);
    expect(text).toContain('country(code: "VE", at: $day)');
    expect(text).toContain('memberships(at: $day)');
  });
});
