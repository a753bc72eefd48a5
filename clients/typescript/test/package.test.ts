import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { build, file } from './built.ts';

const {
  exports: offered,
  peerDependencies,
  peerDependenciesMeta,
} = JSON.parse(readFileSync(file('package.json'), 'utf8'));

/** What a file of the build takes from Node.js and other packages, also by way of its own files. */
function needsOf(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return new Set();
  seen.add(path);
  const text = readFileSync(file(path), 'utf8');
  const targets = [...text.matchAll(/^(?:import|export)\b[^'"]*?from ['"]([^'"]+)['"]/gm)].map(
    ([, target = '']) => target,
  );
  return new Set(
    targets.flatMap((target) => (target.startsWith('.') ? [...needsOf(beside(path, target), seen)] : [target])),
  );
}

const beside = (path: string, target: string): string => {
  const js = relative(file('.'), join(dirname(file(path)), target));
  return path.endsWith('.d.ts') ? js.replace(/\.[jt]s$/, '.d.ts') : js;
};

/** The package of an import, without the path in it. */
const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

/** The packages that each entry may need. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  '.': ['graphql'],
  './apollo': ['@apollo/client', 'graphql'],
  './urql': ['@urql/core', '@urql/exchange-graphcache', 'graphql', 'wonka'],
  './codegen': ['graphql'],
  './scalars': [],
  './package.json': [],
};

beforeAll(build, 60_000);

describe('the package', () => {
  test('holds the build of each source, its description and its license, and nothing else', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: file('.'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files }] = JSON.parse(output);
    const sources = readdirSync(file('src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    expect(sources.length).toBeGreaterThan(10);
    const built = sources.flatMap((path) => ['.js', '.d.ts'].map((end) => `dist/${path.replace(/\.ts$/, end)}`));
    expect(files.map(({ path }: { path: string }) => path).sort()).toEqual(
      ['LICENSE', 'README.md', 'package.json', ...built].sort(),
    );
  });

  test('has the license of the project', () => {
    expect(readFileSync(file('LICENSE'), 'utf8')).toBe(readFileSync(file('../../LICENSE'), 'utf8'));
  });

  test.each(Object.keys(offered))('needs for %s its own client only', (entry) => {
    const paths: readonly string[] = typeof offered[entry] === 'string' ? [] : Object.values(offered[entry]);
    const needs = paths.flatMap((path) => [...needsOf(path)].map(packageOf));
    expect([...new Set(needs)].sort()).toEqual(NEEDS[entry]);
  });

  test('asks for no package but graphql of those who do not use it', () => {
    const all = Object.values(NEEDS).flat();
    expect(Object.keys(peerDependencies).sort()).toEqual([...new Set(all)].sort());
    const asked = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    expect(asked).toEqual(['graphql']);
  });
});
