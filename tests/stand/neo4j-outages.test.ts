import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { neo4jFromEnv } from '../../src/graph/testing/neo4j.ts';
import { describeWith } from '../support/needs.ts';
import { buildServer, type ServerProcess, startServer } from '../support/server-process.ts';
import { Load } from './load.ts';
import { OwnNeo4j } from './own-neo4j.ts';

/** Rounds of a kill, a pause and a restart; without any, a kill and a short pause. */
const ROUNDS = Number(process.env.ENTENTE_OUTAGES ?? 0);
const DEADLINE_MS = 2_000;
const PAUSED_MS = ROUNDS > 0 ? 20_000 : 5_000;
/** By how much an answer may miss its deadline, and how soon the server answers once Neo4j does, in milliseconds. */
const LATE_MS = 200;
const BACK_MS = 5_000;
/** How long the server lives at most, in milliseconds. */
const LIFE_MS = 420_000 + ROUNDS * 240_000;
/** Connections of one server at most: the driver's pool, and a routing connection. */
const MOST_CONNECTIONS = 51;
/** What a request may be told, but for its answer. */
const CODED = ['DEADLINE_EXCEEDED', 'GRAPH_UNAVAILABLE'];

let folder: string;
let neo4j: OwnNeo4j;
let server: ServerProcess;
let load: Load;

const isThere = neo4jFromEnv() !== undefined;

/** Connections of the server to Neo4j, as its process has them. */
function connections(): number {
  const port = neo4j.port.toString(16).toUpperCase().padStart(4, '0');
  const lines = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/${server.process.pid}/net/${name}`, 'utf8').split('\n'),
  );
  // The other end's port, of those that are established.
  return lines.filter((line) => new RegExp(`^ *\\d+: \\S+ \\S+:${port} 01 `).test(line)).length;
}

/** The longest time that the server's event loop stood still since the last call: a busy machine makes all answers late. */
async function lagMs(): Promise<number> {
  const [, address = ''] = /Metrics: (http:\S+)/.exec(server.output.stdout) ?? [];
  const text = await (await fetch(address)).text();
  const [, seconds] = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text) ?? [];
  return Number(seconds) * 1_000;
}

/** What came of the requests since a time, and what must not be among it. */
async function judge(what: string, since: number, back: number, works: number): Promise<void> {
  const lag = await lagMs();
  const asked = load.since(since);
  const counts: Record<string, number> = {};
  for (const { outcome } of asked) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const late = Math.max(...asked.map(({ ms, stalledMs }) => ms - stalledMs)) - DEADLINE_MS;
  const after = works - back;
  // For who measures it, since it takes long.
  if (ROUNDS > 0)
    process.stderr.write(
      `${what}: ${JSON.stringify(counts)}, latest ${Math.round(late)} ms after its deadline (the server itself stood still for ${Math.round(lag)}), back after ${Math.round(after)} ms, ${connections()} connections\n`,
    );
  expect(Object.keys(counts).filter((outcome) => outcome !== 'ok' && !CODED.includes(outcome))).toEqual([]);
  expect(late).toBeLessThan(LATE_MS + lag);
  expect(after).toBeLessThan(BACK_MS);
  expect(connections()).toBeLessThanOrEqual(MOST_CONNECTIONS);
}

async function away(what: string, act: () => Promise<void>, comeBack: () => Promise<void>): Promise<void> {
  await lagMs();
  const since = performance.now();
  await act();
  const [back] = await Promise.all([neo4j.answers(), comeBack()]);
  const works = await load.works(back);
  // What was asked while it came back is answered too.
  await sleep(DEADLINE_MS);
  await judge(what, since, back, works);
}

const kill = () =>
  away(
    'killed',
    () => neo4j.kill(),
    () => neo4j.restart(),
  );
const restart = () =>
  away(
    'restarted',
    () => neo4j.stop(),
    () => neo4j.restart(),
  );
const pause = () =>
  away(
    'paused',
    async () => {
      neo4j.signal('SIGSTOP');
      await sleep(PAUSED_MS);
    },
    async () => neo4j.signal('SIGCONT'),
  );

describeWith('neo4j', isThere && process.platform === 'linux')(
  'a server whose Neo4j goes away under load [neo4j]',
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'entente-outages-'));
      buildServer(folder);
      neo4j = await OwnNeo4j.start();
      server = startServer(
        folder,
        { ...neo4j.settings, GRAPH_TIMEOUT_MS: String(DEADLINE_MS), LOG_LEVEL: 'silent', METRICS_PORT: '0' },
        [],
        LIFE_MS,
      );
      load = new Load(await server.address());
      await load.works(0);
      await sleep(DEADLINE_MS);
    }, 240_000);
    afterAll(async () => {
      await load?.stop();
      server?.process.kill('SIGKILL');
      await neo4j?.remove();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    test(
      'answers each request in time, with what Neo4j says or a code, and soon after it is back',
      async () => {
        for (let round = 0; round < Math.max(1, ROUNDS); round++) {
          await kill();
          await pause();
          if (ROUNDS > 0) await restart();
        }
      },
      300_000 + ROUNDS * 240_000,
    );

    test('leaves nothing behind: no transaction, no connection', async () => {
      await load.stop();
      await sleep(DEADLINE_MS);
      const own =
        "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN currentQuery";
      expect(await neo4j.ask(own)).toEqual([]);
      expect(connections()).toBeLessThanOrEqual(MOST_CONNECTIONS);
      server.process.kill('SIGTERM');
      expect(await server.ended()).toBe(0);
      expect(
        await neo4j.ask("CALL dbms.listConnections() YIELD userAgent WHERE userAgent = 'entente' RETURN userAgent"),
      ).toEqual([]);
    }, 30_000);
  },
);
