import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../scripts/lib/problem.mjs';

/** Debian keeps the programs of each release apart, and none of the server's in PATH. */
const DEBIAN = '/usr/lib/postgresql';
/** The user that Debian's package makes. */
const NAME = 'postgres';

const MISSING =
  'PostgreSQL is not installed, which PostGraphile and hand-written SQL are asked on. Install it ' +
  '(apt-get install postgresql), or leave both out with --without postgraphile,sql.';

const HINT = `It runs as the user "${NAME}", who must be able to reach that directory; --data names another.`;

const call = promisify(execFile);

/**
 * Where PostgreSQL's programs are, the newest release first.
 * @returns {Promise<string>} their folder
 * @throws {Problem} where there are none
 */
export async function findPostgres() {
  const releases = await readdir(DEBIAN).catch(() => []);
  const newest = releases.sort((one, other) => Number(other) - Number(one));
  const folders = [
    ...newest.map((release) => join(DEBIAN, release, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  for (const folder of folders) {
    const found = await Promise.all(['initdb', 'postgres'].map((name) => isProgram(join(folder, name))));
    if (found.every(Boolean)) return folder;
  }
  throw new Problem(MISSING);
}

/** @param {string} file */
const isProgram = (file) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/**
 * Who runs PostgreSQL, which refuses to be run by root.
 * @returns {Promise<{ uid?: number, gid?: number }>} nobody where it is this process's own user
 * @throws {Problem} where root has no other user for it
 */
export async function postgresUser() {
  if (process.getuid?.() !== 0) return {};
  const users = await readFile('/etc/passwd', 'utf8');
  const fields = users
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === NAME);
  if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  throw new Problem(
    `PostgreSQL does not run as root, and there is no user "${NAME}". Run the benchmark as another user.`,
  );
}

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ uid?: number, gid?: number }} user
 * @throws {Problem} with what it says, if it fails
 */
export async function runAs(file, args, user) {
  try {
    await call(file, [...args], { ...user, cwd: '/' });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Problem(`${file} fails: ${said || error}${user.uid === undefined ? '' : HINT}`);
  }
}
