import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(textOf('package.json'));

/** What the running server and the commands read, besides their code. */
const READ_AT_RUN_TIME = ['mappings', 'playground/examples', 'schema', 'seed'];

describe('the package', () => {
  const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
  const paths: readonly string[] = JSON.parse(packed.stdout)[0].files.map(({ path }: { path: string }) => path);

  test('has what runs, and its licence', () => {
    for (const path of ['dist/cli/main.js', 'README.md', 'LICENSE', 'package.json', 'mappings/archigos.yaml']) {
      expect(paths).toContain(path);
    }
    for (const folder of READ_AT_RUN_TIME) expect(paths.some((path) => path.startsWith(`${folder}/`))).toBe(true);
  });

  test('has nothing of what makes and tests it', () => {
    const folders = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect([...folders].sort()).toEqual(['dist', 'docs', ...READ_AT_RUN_TIME.map((path) => path.split('/')[0])]);
    expect(paths.filter((path) => /\.test\.|\/testing\/|\.map$|\.tsx?$/.test(path))).toEqual([]);
  });

  test('names the licence that its file has', () => {
    expect(manifest.license).toBe('MIT');
    expect(textOf('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} the entente authors\n/);
  });
});

describe('the image', () => {
  const copied = [...textOf('Dockerfile').matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path]) => path);
  const allowed = [...textOf('.dockerignore').matchAll(/^!(\S+)/gm)].map(([, path]) => path);

  test.each([...READ_AT_RUN_TIME, 'package.json', 'LICENSE'])('has %s', (path) => {
    expect(allowed).toContain(path.split('/')[0]);
    expect(copied).toContain(`${path}`);
  });

  test('is built from all that a build needs', () => {
    const [, list = ''] = /const SOURCES = \[([^\]]+)\]/.exec(textOf('scripts/prepare.mjs')) ?? [];
    const sources = [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
    expect(sources).toContain('src');
    expect(sources.filter((path) => !allowed.includes(path))).toEqual([]);
  });
});
