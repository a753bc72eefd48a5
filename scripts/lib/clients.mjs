import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './settings.mjs';

/**
 * Whether the packages that the tests of the clients need are installed. They have a lock of their own, so that none of
 * them comes along with the server.
 * @returns {boolean}
 */
export const clientsInstalled = () => existsSync(join(PROJECT_ROOT, 'clients', 'node_modules', '@apollo', 'client'));

/**
 * Why the tests of the clients do not run; undefined where they do.
 * @returns {string | undefined}
 */
export const clientsSkipped = () =>
  clientsInstalled() ? undefined : 'clients/test needs the client packages: npm --prefix clients ci';
