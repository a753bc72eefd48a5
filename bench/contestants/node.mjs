import { Problem } from '../../scripts/lib/problem.mjs';

/** The oldest release of Node.js that PostGraphile runs on. */
const OLDEST = 22;

/**
 * All contestants run on the Node.js that runs the benchmark, so that none has a faster one than the others.
 * @param {string} version of it
 * @throws {Problem} if PostGraphile does not run on it
 */
export function checkNode(version) {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new Problem(
    `PostGraphile needs Node.js ${OLDEST} or newer, and this is ${version}. Run the benchmark with \`npm run bench\`, which ` +
      'takes the one that `npm ci` installs in bench/ for all, or leave it out with --without postgraphile.',
  );
}
