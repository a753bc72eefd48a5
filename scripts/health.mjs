/**
 * The health check of the image: exits with 0 if the server is ready. It ends a server that will not come back by itself, so
 * that the container is started again: Docker alone does not act on a container that is unhealthy.
 */
import { readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long one answer may take, in milliseconds. Both have room in the health check's own 5 seconds. */
const PATIENCE_MS = 2_000;
/** After how many failures in a row the server is asked to end, and after how many it is killed. */
const ASKED_AFTER = 3;
const KILLED_AFTER = 4;
/** Where the failures in a row are counted. */
const COUNT = join(tmpdir(), 'entente-unhealthy');

/**
 * @param {string} path
 * @returns {Promise<'yes' | 'no' | 'nobody'>} `nobody` if nothing listens
 */
async function ask(path) {
  try {
    const address = `http://127.0.0.1:${process.env.PORT || 4000}${path}`;
    return (await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })).ok ? 'yes' : 'no';
  } catch (error) {
    const { cause } = /** @type {{ cause?: { code?: string } }} */ (error);
    return cause?.code === 'ECONNREFUSED' ? 'nobody' : 'no';
  }
}

/** @returns {number} the failures in a row until now */
function failures() {
  try {
    return Number(readFileSync(COUNT, 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * The process of the server that was started in this folder.
 * @returns {number | undefined}
 */
function server() {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        const serves = words.includes('dist/cli/main.js') && words.includes('serve');
        return serves && readlinkSync(`/proc/${pid}/cwd`) === process.cwd();
      } catch {
        return false; // it has ended, or is another user's
      }
    });
}

/** Counts a failure, and ends the server after several. */
function fail() {
  const count = failures() + 1;
  writeFileSync(COUNT, String(count));
  const pid = count < ASKED_AFTER ? undefined : server();
  if (pid === undefined) return;
  console.log(`The server does not work and is ended (failure ${count})`);
  process.kill(pid, count < KILLED_AFTER ? 'SIGTERM' : 'SIGKILL');
}

const ready = (await ask('/health/ready')) === 'yes';
// While Neo4j is away the server is live, and restarting it would not help. One that does not listen starts or ends.
if (ready || (await ask('/health/live')) !== 'no') rmSync(COUNT, { force: true });
else fail();
process.exit(ready ? 0 : 1);
