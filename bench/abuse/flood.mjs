import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { bodiesOf, HOSTILE } from './documents.mjs';

/**
 * What came of the requests of one kind.
 * @typedef {object} Flooded
 * @property {string} name
 * @property {number} blockedMs how long the server's event loop stood still at the most, as it says itself
 * @property {number} pingMs how long `/health/live` took at the most meanwhile
 * @property {import('./client.mjs').Answer[]} answers
 */

const PING_MS = 20;

/**
 * Sends hostile requests, one at a time and kind by kind, and asks the server after each kind how long its loop was blocked.
 * @param {import('../lib/server.mjs').RunningServer} server that reports its loop
 * @param {number} count
 * @returns {Promise<readonly Flooded[]>}
 */
export async function flood({ url, pid, line }, count) {
  const blocked = async () => {
    const said = line(/^blocked .*/);
    process.kill(pid, 'SIGUSR2');
    return Number((await said).slice('blocked '.length));
  };
  const client = new Client(url);
  const found = [];
  await blocked();
  await sleep(2_000);
  found.push({ name: '(nothing)', blockedMs: await blocked(), pingMs: 0, answers: [await client.get('/health/live')] });
  for (const { name } of HOSTILE) {
    let goesOn = true;
    const pinging = pings(url, () => goesOn);
    const answers = [];
    for (const body of bodiesOf(name, count)) answers.push(await client.post(body));
    goesOn = false;
    found.push({ name, blockedMs: await blocked(), pingMs: await pinging, answers });
  }
  client.close();
  return found;
}

/** @param {string} url @param {() => boolean} goesOn */
async function pings(url, goesOn) {
  const client = new Client(url);
  let most = 0;
  while (goesOn()) {
    most = Math.max(most, (await client.get('/health/live')).ms);
    await sleep(PING_MS);
  }
  client.close();
  return most;
}
