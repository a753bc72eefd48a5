import { readFileSync } from 'node:fs';
import { z } from 'zod';

const PACKAGE = new URL('../../package.json', import.meta.url);

/** The name and the version of this package: `entente 0.1.0`. */
export function version(): string {
  const { name, version } = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync(PACKAGE, 'utf8')));
  return `${name} ${version}`;
}
