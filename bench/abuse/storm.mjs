import { setTimeout as sleep } from 'node:timers/promises';
import { treeMb } from '../lib/processes.mjs';
import { Client } from './client.mjs';
import { COSTLY } from './operations.mjs';

/** How long, in milliseconds, an operation may take in the graph: the server's own default. */
export const DEADLINE_MS = 5_000;

const ALONE_MS = 5_000;
const SAMPLE_MS = 250;
const UNREAD_MS = 10_000;
/** How long, in milliseconds, the server is left alone before its memory is looked at once more. */
const REST_MS = 15_000;
/** The body of a point read. */
export const POINT = JSON.stringify({ query: '{ country(code: "C0001") { code name officialName region iso3 } }' });

/** What a server takes without refusing it for what it costs. */
const TOO_MUCH = new Set(['OPERATION_TOO_COSTLY', 'BAD_USER_INPUT']);

/**
 * An operation as large as the server takes it.
 * @typedef {object} Allowed
 * @property {string} name
 * @property {number} size 0 where it is refused at any size
 * @property {string} body
 * @property {import('./client.mjs').Answer} alone what came of it, asked for alone
 */

/**
 * Finds for each kind the largest size that is not refused.
 * @param {string} url
 * @param {(text: string) => void} say
 * @param {string} [key] of who asks
 * @returns {Promise<readonly Allowed[]>}
 */
export async function allowedOf(url, say, key) {
  const client = new Client(url, key);
  const allowed = [];
  for (const { name, largest, make } of COSTLY) {
    const bodyOf = (/** @type {number} */ size) => JSON.stringify({ query: make(size) });
    let size = largest;
    let alone = await client.post(bodyOf(size));
    while (TOO_MUCH.has(alone.code) && size > 1) {
      size = Math.floor(size / 2);
      alone = await client.post(bodyOf(size));
    }
    if (alone.code === 'BAD_USER_INPUT')
      throw new Error(`${name} is no question that the server knows: ${bodyOf(size)}`);
    const found = TOO_MUCH.has(alone.code) ? 0 : size;
    say(`${name}: ${found} of ${largest}, ${alone.code} after ${Math.round(alone.ms)} ms, ${alone.bytes} bytes`);
    allowed.push({ name, size: found, body: bodyOf(size), alone });
    // What was given up may still be at work.
    if (alone.ms > DEADLINE_MS) await sleep(1_000);
  }
  client.close();
  return allowed;
}

/**
 * A point read, again and again.
 * @param {Client} client
 * @param {() => boolean} goesOn
 */
export async function points(client, goesOn) {
  const answers = [];
  while (goesOn()) answers.push(await client.post(POINT));
  client.close();
  return answers;
}

/** @param {string} url @param {number} milliseconds */
function pointsFor(url, milliseconds) {
  const end = performance.now() + milliseconds;
  return points(new Client(url), () => performance.now() < end);
}

/**
 * Clients that ask for the costliest operations, each behind the one before, and a point read beside them.
 * @param {import('../lib/server.mjs').RunningServer} server
 * @param {readonly Allowed[]} allowed
 * @param {{ clients: number, seconds: number }} options
 */
export async function storm({ url, pid }, allowed, { clients, seconds }) {
  const asked = allowed.filter(({ size }) => size > 0);
  if (asked.length === 0) throw new Error('The server refuses all of it');
  await pointsFor(url, ALONE_MS);
  const alone = await pointsFor(url, ALONE_MS);
  const memory = { before: await treeMb(pid), during: 0, after: 0 };
  const end = performance.now() + seconds * 1000;
  const goesOn = () => performance.now() < end;
  /** @type {{ name: string, answer: import('./client.mjs').Answer }[]} */
  const answers = [];
  const asking = Array.from({ length: clients }, (_, at) => ask(new Client(url), asked, at, goesOn, answers));
  const health = watch(url, goesOn);
  const sampling = (async () => {
    while (goesOn()) {
      memory.during = Math.max(memory.during, await treeMb(pid));
      await sleep(SAMPLE_MS);
    }
  })();
  const beside = await points(new Client(url), goesOn);
  await Promise.all([sampling, ...asking]);
  memory.during = Math.max(memory.during, await treeMb(pid));
  await sleep(REST_MS);
  memory.after = await treeMb(pid);
  return { alone, beside, behind: await pointsFor(url, ALONE_MS), health: await health, memory, answers };
}

/**
 * @param {Client} client
 * @param {readonly Allowed[]} asked
 * @param {number} at the client's number
 * @param {() => boolean} goesOn
 * @param {{ name: string, answer: import('./client.mjs').Answer }[]} answers
 */
export async function ask(client, asked, at, goesOn, answers) {
  const large = asked.reduce((most, one) => (one.alone.bytes > most.alone.bytes ? one : most));
  // Each begins elsewhere, so that all kinds are asked for side by side.
  for (let turn = at * 3; goesOn(); turn += 1) {
    const step = turn % (asked.length + 2);
    const one = asked[step];
    if (one) answers.push({ name: one.name, answer: await client.post(one.body) });
    else if (step === asked.length)
      answers.push({ name: 'an answer unread', answer: await client.ignore(large.body, UNREAD_MS) });
    else answers.push({ name: 'an export', answer: await client.get('/export/graphml?of=country:C0001&steps=2') });
  }
  client.close();
}

/** @param {string} url @param {() => boolean} goesOn */
async function watch(url, goesOn) {
  const client = new Client(url);
  const answers = [];
  while (goesOn()) {
    answers.push(await client.get('/health/live'));
    await sleep(100);
  }
  client.close();
  return answers;
}
