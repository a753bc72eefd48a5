import { readdir, readFile } from 'node:fs/promises';

/** What Linux counts processor time in: ticks of 10 ms, whatever the kernel's own clock. */
const TICK_MS = 10;

/**
 * The processor time that a process has used, all its threads together.
 * @param {number} pid
 * @returns {Promise<number>} in milliseconds
 */
export async function cpuMs(pid) {
  const fields = await statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/**
 * The processor time that a process has used with those that it has started, whether they still run or have ended: a
 * PostgreSQL has a process for each connection, and more for what it does in parallel.
 * @param {number} pid
 * @returns {Promise<number>} in milliseconds
 */
export async function familyCpuMs(pid) {
  const fields = await statOf(pid);
  const [ownUser, ownSystem, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  const own = (Number(ownUser) + Number(ownSystem) + Number(endedUser) + Number(endedSystem)) * TICK_MS;
  // One that ends meanwhile counts as it would have at first.
  const running = await Promise.all((await childrenOf(pid)).map((child) => cpuMs(child).catch(() => 0)));
  return running.reduce((sum, one) => sum + one, own);
}

/**
 * The fields of `/proc/PID/stat` behind the command's name, which may hold blanks itself.
 * @param {number} pid
 */
async function statOf(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/**
 * The memory of a process that is in RAM now, and the most that ever was.
 * @param {number} pid
 * @returns {Promise<{ now: number, peak: number }>} in MB
 */
export async function memoryMb(pid) {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  /** @param {string} name */
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/**
 * The processes that a process has started and that still run.
 * @param {number} pid
 * @returns {Promise<number[]>}
 */
export async function childrenOf(pid) {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

/**
 * The process whose arguments hold this one.
 * @param {string} argument
 * @returns {Promise<number>} its pid
 */
export async function findProcess(argument) {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (text.split('\0').includes(argument)) return Number(name);
  }
  throw new Error(`No process runs with ${argument}`);
}

/**
 * The memory in RAM of a process and of all that it has started; one that has just ended has none.
 * @param {number} pid
 * @returns {Promise<number>} in MB
 */
export async function treeMb(pid) {
  const own = await memoryMb(pid).catch(() => ({ now: 0 }));
  const children = await childrenOf(pid).catch(() => []);
  const sums = await Promise.all(children.map(treeMb));
  return (own.now || 0) + sums.reduce((sum, one) => sum + one, 0);
}
