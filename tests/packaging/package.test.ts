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

  test('is of the Node.js on which "npm run test:lts" runs, by digest, and so is what it is built with', () => {
    const { node } = JSON.parse(textOf('scripts/lts/package.json')).dependencies;
    const images = [...textOf('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    expect(images).toHaveLength(2);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(new RegExp(`^node:${node}-slim@sha256:[0-9a-f]{64}$`));
    const [oldest, lts] = manifest.engines.node.split(' || ');
    expect([oldest, lts]).toEqual(['^20.19.0', expect.stringMatching(`^\\^${node.split('.')[0]}\\.`)]);
  });

  test('runs as a user who is not root, and has no secret in its layers', () => {
    const text = textOf('Dockerfile');
    const lines = text.replaceAll('\\\n', '').split('\n');
    expect(lines.indexOf('USER node')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('COPY')));
    expect(text).not.toMatch(/^(ARG|ADD)\b|PASSWORD|TOKEN|SECRET/m);
    expect(allowed.filter((path) => /env|access|keys|pem/.test(String(path)))).toEqual([]);
  });

  test('is built from all that a build needs', () => {
    const [, list = ''] = /const SOURCES = \[([^\]]+)\]/.exec(textOf('scripts/prepare.mjs')) ?? [];
    const sources = [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
    expect(sources).toContain('src');
    expect(sources.filter((path) => !allowed.includes(path))).toEqual([]);
  });
});

test('"npm run sbom" lists what is installed with the package, with the hashes of it, and nothing of its tests', () => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(0);
  const bill: Bill = JSON.parse(stdout);
  expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5']);
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
  expect(names.filter((name) => name === 'jest' || name.startsWith('@biomejs/'))).toEqual([]);
  expect(bill.metadata.component.name).toBe('entente');
  for (const { name, purl, hashes } of bill.components) {
    // The lock file has no hash of an engine for another platform.
    const hashed = hashes !== undefined || /^@grafeo-db\/js-/.test(name);
    expect([name, purl, hashed]).toEqual([name, expect.stringMatching(/^pkg:npm\/.+@/), true]);
  }
});

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly {
    readonly name: string;
    readonly purl: string;
    readonly hashes?: readonly unknown[];
  }[];
}
