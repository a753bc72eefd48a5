import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A path below `clients/typescript/`. */
export const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Builds the package for tools that cannot load TypeScript. */
export const build = (): void =>
  void execFileSync(file('node_modules/.bin/tsc'), ['-p', file('tsconfig.build.json')], { stdio: 'inherit' });
