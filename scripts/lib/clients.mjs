import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './settings.mjs';

/**
 * Whether the packages for the client tests are installed. They have their own lock file, so that the server does not
 * install them.
 * @returns {boolean}
 */
export const clientsInstalled = () =>
  existsSync(join(PROJECT_ROOT, 'clients', 'typescript', 'node_modules', '@apollo', 'client'));

/**
 * The reason why the client tests do not run; undefined if they do.
 * @returns {string | undefined}
 */
export const clientsSkipped = () =>
  clientsInstalled()
    ? undefined
    : 'clients/typescript/test needs the client packages: npm --prefix clients/typescript ci';
