import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { file } from './built.ts';

const PAGE = readFileSync(file('README.md'), 'utf8');

/** The packages that the page tells a reader to install, from its `npm install` lines. */
const installed = [...PAGE.matchAll(/^npm install (?!\.\/)(.+)$/gm)].flatMap(([, names = '']) =>
  names.split(' ').filter((name) => !name.startsWith('-')),
);

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    verbatimModuleSyntax: true,
    types: [],
    noEmit: true,
  },
  include: ['*.ts', 'src'],
};

let app = '';

beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'entente-installed-'));
  const modules = join(app, 'node_modules');
  for (const name of new Set([...installed, 'typescript'])) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(file(`node_modules/${name}`), join(modules, name));
  }
  // Unpacked as npm does when it installs the file.
  execFileSync('npm', ['pack', '--silent', '--pack-destination', app], { cwd: file('.'), stdio: 'pipe' });
  execFileSync('tar', ['-xzf', join(app, 'entente-clients-0.1.0.tgz'), '-C', app]);
  cpSync(join(app, 'package'), join(modules, 'entente-clients'), { recursive: true });
  rmSync(join(app, 'package'), { recursive: true });
  for (const example of ['apollo.ts', 'urql.ts', 'graphql-request.ts'])
    cpSync(file(`examples/${example}`), join(app, example));
  cpSync(file('examples/relay/src'), join(app, 'src'), { recursive: true });
  for (const [, text = ''] of PAGE.matchAll(/```js\n([\s\S]*?)```/g))
    writeFileSync(join(app, 'introspection.mjs'), text);
  cpSync(file('../../schema/api.graphql'), join(app, 'schema.graphql'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(TSCONFIG));
}, 60_000);
afterAll(() => rmSync(app, { recursive: true, force: true }));

describe('an application that follows README.md', () => {
  test('compiles under a plain strict tsc', () => {
    const tsc = join(app, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(tsc, ['-p', app, '--listFiles'], { encoding: 'utf8' });
    const [files, errors] = [/^\//, /: error TS/].map((form) => stdout.split('\n').filter((line) => form.test(line)));
    expect(files?.filter((path) => path.startsWith(app)).length).toBeGreaterThan(5);
    // Relay's own declarations need `skipLibCheck`; all others do not.
    expect(errors?.filter((error) => !error.includes('node_modules/relay-runtime/'))).toEqual([]);
  }, 60_000);

  test.each(['.', 'apollo', 'urql', 'codegen', 'scalars'])('loads entente-clients: %s', (entry) => {
    const name = join('entente-clients', entry);
    const run = (type: string, code: string) =>
      spawnSync(process.execPath, [`--input-type=${type}`, '-e', code], { cwd: app, encoding: 'utf8' }).stderr;
    expect(run('module', `await import(${JSON.stringify(name)})`)).toBe('');
    expect(run('commonjs', `require(${JSON.stringify(name)})`)).toBe('');
  });

  test('runs entente-relay', () => {
    const { bin } = JSON.parse(readFileSync(join(app, 'node_modules/entente-clients/package.json'), 'utf8'));
    const command = join(app, 'node_modules/entente-clients', bin['entente-relay']);
    const { status, stdout } = spawnSync(process.execPath, [command, '--check', 'src'], { cwd: app, encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, expect.stringContaining('country.ts lacks days')]);
  });

  test('writes the introspection for graphcache', () => {
    execFileSync(process.execPath, ['introspection.mjs'], { cwd: app });
    const { __schema } = JSON.parse(readFileSync(join(app, 'introspection.json'), 'utf8'));
    const actor = __schema.types.find(({ name }: { name: string }) => name === 'Actor');
    expect(actor.possibleTypes.length).toBeGreaterThan(1);
  });
});
