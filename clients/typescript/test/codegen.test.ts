import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, type DocumentNode, type IntrospectionQuery, introspectionFromSchema, print } from 'graphql';
import { apolloClient } from '../examples/apollo.ts';
import { requestClient } from '../examples/graphql-request.ts';
import { urqlClient } from '../examples/urql.ts';
import { date } from '../src/scalars.ts';
import { build, file } from './built.ts';
import { DAYS } from './questions.ts';
import { type Data, serveArticles } from './server.ts';

const PACKAGES = [
  '@apollo',
  '@graphql-codegen',
  '@graphql-typed-document-node',
  '@urql',
  'graphql',
  'graphql-request',
  'rxjs',
  'wonka',
];

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    // Apollo Client's own declarations need it with `exactOptionalPropertyTypes`.
    skipLibCheck: true,
    types: [],
    noEmit: true,
  },
  include: ['*.ts', 'gql'],
};

const served = serveArticles();

let project = '';

/** Not while the test waits: the server of this process may be asked. */
const generate = (config: string) =>
  promisify(execFile)(process.execPath, [file('node_modules/.bin/graphql-codegen'), '--config', config], {
    cwd: project,
  }).catch(({ stdout, stderr }) => {
    throw new Error(`${stdout}${stderr}`);
  });

beforeAll(async () => {
  build();
  project = mkdtempSync(join(tmpdir(), 'entente-codegen-'));
  cpSync(file('examples/codegen'), project, { recursive: true });
  cpSync(file('../../schema/api.graphql'), join(project, 'schema.graphql'));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  mkdirSync(join(project, 'node_modules'));
  for (const name of PACKAGES) symlinkSync(file(`node_modules/${name}`), join(project, 'node_modules', name));
  symlinkSync(file('.'), join(project, 'node_modules', 'entente-clients'));
  await generate('codegen.yml');
}, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const generated = (name: string): string => readFileSync(join(project, 'gql', name), 'utf8');

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

  test('lists its documents, each under the hash of its text, which the API answers', async () => {
    const { url, direct } = served();
    const manifest: Readonly<Record<string, string>> = JSON.parse(generated('persisted-documents.json'));
    const [[hash = '', text = ''] = [], ...others] = Object.entries(manifest);
    expect(others).toEqual([]);
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
    const { CountryOfADayDocument } = await import(pathToFileURL(join(project, 'gql/graphql.ts')).href);
    expect(CountryOfADayDocument.__meta__).toEqual({ hash });
    const variables = { day: DAYS[1] };
    const asked = print(CountryOfADayDocument);
    expect(await requestClient(url).request(text, variables)).toMatchObject(await direct(asked, variables));
  });

  test('generates the same from a running server', async () => {
    const before = generated('graphql.ts');
    const own = readFileSync(join(project, 'codegen.yml'), 'utf8');
    const running = own.replace('./schema.graphql', served().url.replace(/graphql$/, 'schema.graphql'));
    expect(running).not.toBe(own);
    writeFileSync(join(project, 'running.yml'), running);
    rmSync(join(project, 'gql'), { recursive: true });
    await generate('running.yml');
    expect(generated('graphql.ts')).toBe(before);
  }, 60_000);

  test('asks its typed documents by Apollo Client, urql and graphql-request', async () => {
    const { url, direct } = served();
    const example = (name: string): Promise<Data> => import(pathToFileURL(join(project, `${name}.ts`)).href);
    const [apollo, urql, request] = [await example('apollo'), await example('urql'), await example('graphql-request')];
    const api = buildSchema(readFileSync(join(project, 'schema.graphql'), 'utf8'));
    const clients = {
      apollo: apolloClient(url),
      urql: urqlClient(url, introspectionFromSchema(api) as unknown as IntrospectionQuery),
      request: requestClient(url),
    };
    const answers = [];
    for (const day of DAYS.map(date)) {
      const { country } = await direct(`{ country(code: "VE", at: "${day}") { memberships { nodes { from } } } }`);
      const expected = country.memberships.nodes.map(({ from }: Data) => from);
      expect(await apollo.daysByApollo(clients.apollo, { day })).toEqual(expected);
      expect(await urql.daysByUrql(clients.urql, { day })).toEqual(expected);
      expect(await request.daysByGraphqlRequest(clients.request, { day })).toEqual(expected);
      answers.push(expected);
    }
    expect(answers[0]).not.toEqual(answers[1]);
  });
});
