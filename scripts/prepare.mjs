import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from './lib/settings.mjs';

/** The inputs of the build. */
const SOURCES = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'tsconfig.build.json',
  'explorer',
  'playground',
  'schema',
  'scripts',
  'src',
];

const TOOLS = ['typescript/package.json', 'vite/package.json'];

/** @returns {boolean} whether the build tools are installed */
function hasBuildTools() {
  const { resolve } = createRequire(import.meta.url);
  return TOOLS.every((tool) => {
    try {
      return resolve(tool) !== '';
    } catch {
      return false;
    }
  });
}

/**
 * @param {readonly string[]} args npm's
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
function npm(args, cwd, env = process.env) {
  const { status, signal } = spawnSync('npm', args, {
    cwd,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${basename(cwd)}: ${signal ?? status}`);
}

/** Installs the build tools in a temporary folder, builds there and moves `dist` here, as for a git dependency. */
async function buildAside() {
  console.log('The build tools of entente are not installed. Installing them temporarily.');
  const aside = await mkdtemp(join(PROJECT_ROOT, '.prepare-'));
  try {
    for (const source of SOURCES) await cp(join(PROJECT_ROOT, source), join(aside, source), { recursive: true });
    // npm passes its settings in the environment, including "omit".
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(omit|include|production|only|local_prefix)$/i.test(name),
    );
    const env = { ...Object.fromEntries(kept), NODE_ENV: 'development' };
    npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], aside, env);
    npm(['run', 'build'], aside, env);
    await rm(join(PROJECT_ROOT, 'dist'), { recursive: true, force: true });
    await rename(join(aside, 'dist'), join(PROJECT_ROOT, 'dist'));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

if (hasBuildTools()) npm(['run', 'build'], PROJECT_ROOT);
else await buildAside();
