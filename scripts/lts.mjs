import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Problem, runMain } from './lib/problem.mjs';
import { PROJECT_ROOT } from './lib/settings.mjs';

/** What depends on the Node.js that it runs on: the engine's native module, processes, HTTP, tokens, the start. */
const TESTS = [
  'src/graph/embedded/open.test.ts',
  'src/graph/embedded/process',
  'src/callers',
  'src/server/app.test.ts',
  'src/server/serve.test.ts',
  'tests/api/api.test.ts',
];

/** The Node.js of the image. */
const NODE = join(PROJECT_ROOT, 'scripts', 'lts', 'node_modules', 'node', 'bin', 'node');

await runMain(async () => {
  if (!existsSync(NODE)) throw new Problem('The Node.js of the image is not installed: npm --prefix scripts/lts ci');
  const { stdout } = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  console.log(`Tests on Node.js ${stdout.trim()}`);
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { status } = spawnSync(NODE, [...flags, jest, '--runInBand', ...TESTS], {
    cwd: PROJECT_ROOT,
    stdio: 'inherit',
  });
  return status ?? 1;
});
