import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { hops, neighborhood, rings } from './analyses/neighborhood.mjs';
import { paths, pathsAt } from './analyses/paths.mjs';
import { search } from './analyses/search.mjs';
import { slice } from './analyses/slice.mjs';
import { Field } from './lib/field.mjs';
import { ON, readFlags, TEXT } from './lib/flags.mjs';
import { alongside } from './measure/alongside.mjs';
import { measureRounds, warm } from './measure/rounds.mjs';
import { verify } from './measure/verify.mjs';
import { writePage } from './report/page.mjs';
import { short, table } from './report/table.mjs';

const SCALE = 1;
const ROUNDS = 8;
const SLOT_MS = 2_000;

const BETWEENNESS =
  '{ centrality(metric: BETWEENNESS, via: { facts: [MEMBERSHIP] }) { size ties actors { score actor { name } } } }';

/** @param {string} text */
const say = (text) => console.error(text);

/**
 * The contestants on each analysis: the medians, and what they are to that of the hand-written statement.
 * @param {readonly import('./contestants/types.mjs').Contestant[]} contestants the hand-written statements first
 * @returns {Promise<readonly string[][]>}
 */
async function race(contestants) {
  const operations = [paths, pathsAt, rings, hops, neighborhood, slice, search];
  for (const operation of operations) {
    const [failed] = await verify(operation, contestants);
    if (failed) throw new Error(`${operation.key}: ${failed[0].title} cannot answer: ${failed[1]}`);
  }
  const rows = [];
  for (const operation of operations) {
    say(`${operation.key}: ${operation.title}`);
    for (const contestant of contestants) await warm(operation, contestant);
    const figures = await measureRounds(operation, contestants, { concurrency: 1, rounds: ROUNDS, slotMs: SLOT_MS });
    const [hand] = figures.values();
    for (const [{ title }, { p50, p95, most, requests }] of figures) {
      const ratio = hand ? `${short(p50 / hand.p50)} ×` : '–';
      rows.push([operation.key, title, short(p50), short(p95), short(most), String(requests), ratio]);
    }
  }
  return rows;
}

/**
 * @param {string | undefined} data
 * @param {boolean} writes whether the page of results is written
 * @param {AbortSignal} signal
 */
async function bench(data, writes, signal) {
  const field = new Field({ data, say, signal });
  try {
    const contestants = [];
    for (const name of /** @type {const} */ (['cypher', 'bare', 'neo4j', 'embedded'])) {
      contestants.push(await field.start(name, SCALE));
    }
    const raced = await race(contestants);
    const measured = [];
    for (const contestant of contestants.slice(2)) {
      const { alone, beside, analyses } = await alongside(contestant, BETWEENNESS);
      measured.push([
        contestant.title,
        short(analyses.p50),
        short(analyses.most),
        short(alone.p95),
        short(beside.p95),
        `${short(beside.p95 / alone.p95)} ×`,
      ]);
    }
    const head = ['', 'contestant', 'p50', 'p95', 'slowest', 'n', 'p50 to hand-written Cypher'];
    const text = [
      '## Against hand-written Cypher',
      'Times in milliseconds, one request at a time.',
      table(head, raced),
      '## Betweenness of 200 countries and 200 alliances, and a point read beside it',
      'One analysis after the other, and meanwhile one point read after the other (`country(code:)`, five scalars).',
      table(['', 'analysis p50', 'slowest', 'read p95 alone', 'read p95 beside it', 'ratio'], measured),
    ].join('\n\n');
    console.log(text);
    if (writes) {
      const { neo4j } = await field.place(SCALE);
      const run = 'one run of `npm run analyses --prefix bench`';
      await writePage('ANALYSES.md', { title: 'Analyses', run, neo4j: neo4j.version, text });
    }
  } finally {
    await field.close();
  }
}

await runMain(async () => {
  const { data, results } = readFlags(process.argv.slice(2), { data: TEXT, results: ON });
  await bench(data, results, abortOnSignals());
  return 0;
});
