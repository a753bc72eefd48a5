import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem, runMain } from './lib/problem.mjs';
import { PROJECT_ROOT } from './lib/settings.mjs';

/** By which npm marks a package that is installed for development only. */
const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * @typedef {object} Component
 * @property {string} bom-ref
 * @property {readonly { readonly name: string }[]} [properties]
 */

/**
 * @typedef {object} Bill
 * @property {{ readonly component: Record<string, unknown> }} metadata
 * @property {readonly Component[]} components
 * @property {readonly { readonly ref: string, readonly dependsOn: readonly string[] }[]} dependencies
 */

/**
 * Prints the bill of materials of what is installed with the package, in CycloneDX's format. npm's own "--omit dev" also
 * leaves out packages that both the server and a tool need.
 */
await runMain(async () => {
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Problem(stderr);
  /** @type {Bill} */
  const all = JSON.parse(stdout);
  const components = all.components.filter(
    ({ properties = [] }) => !properties.some(({ name }) => name === DEVELOPMENT),
  );
  const { name } = JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8'));
  const kept = new Set([all.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  const metadata = { ...all.metadata, component: { ...all.metadata.component, name } };
  console.log(JSON.stringify({ ...all, metadata, components, dependencies }, undefined, 2));
  return 0;
});
