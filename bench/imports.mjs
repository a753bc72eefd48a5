import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { LOADERS, load } from './imports/loaders.mjs';
import { makeFile } from './imports/make-file.mjs';
import { newPlace, SIZE } from './imports/places.mjs';
import { ON, readFlags, TEXT } from './lib/flags.mjs';
import { writePage } from './report/page.mjs';
import { short, table } from './report/table.mjs';

const DATA = fileURLToPath(new URL('./data/imports/', import.meta.url));
const ENGINES = /** @type {const} */ (['neo4j', 'embedded']);

/** @param {string} text */
const say = (text) => console.error(text);

/**
 * Loads a file by each loader in turn, each time into a new graph.
 * @param {typeof ENGINES[number]} engine
 * @param {number} rows
 * @param {number} rounds
 * @param {AbortSignal} signal
 * @returns {Promise<{ lines: readonly string[][], version: string }>}
 */
async function race(engine, rows, rounds, signal) {
  const file = join(DATA, `loans-${rows}.csv`);
  await makeFile(file, rows, SIZE.countries);
  const figures = LOADERS.map(() => ({ seconds: 0, peakMb: 0 }));
  let version = '';
  for (let round = 0; round < rounds; round++) {
    for (const [index, loader] of LOADERS.entries()) {
      const place = await newPlace(engine, join(DATA, engine), signal);
      version = place.version;
      try {
        const { seconds, peakMb } = await load(loader, file, place.settings, signal);
        say(`${engine}, ${rows} rows, ${loader.title}: ${seconds.toFixed(1)} s, ${peakMb} MB`);
        const sum = figures[index];
        if (sum) figures[index] = { seconds: sum.seconds + seconds, peakMb: Math.max(sum.peakMb, peakMb) };
      } finally {
        await place.stop();
      }
    }
  }
  const rates = figures.map(({ seconds }) => (rows * rounds) / seconds);
  const lines = LOADERS.map(({ title }, index) => [
    engine === 'neo4j' ? 'Neo4j' : 'embedded, on disk',
    rows.toLocaleString('en-US'),
    String(rounds),
    title,
    Math.round(Number(rates[index])).toLocaleString('en-US'),
    `${short(Number(rates[index]) / Number(rates[0]))} ×`,
    String(figures[index]?.peakMb),
  ]);
  return { lines, version };
}

await runMain(async () => {
  const values = readFlags(process.argv.slice(2), {
    rows: { ...TEXT, default: '1000000' },
    'short-rows': { ...TEXT, default: '100000' },
    rounds: { ...TEXT, default: '3' },
    results: ON,
  });
  const signal = abortOnSignals();
  await rm(DATA, { recursive: true, force: true });
  await mkdir(DATA, { recursive: true });
  const lines = [];
  let neo4j = '';
  for (const engine of ENGINES) {
    const inTurns = await race(engine, Number(values['short-rows']), Number(values.rounds), signal);
    const whole = await race(engine, Number(values.rows), 1, signal);
    lines.push(...inTurns.lines, ...whole.lines);
    neo4j = neo4j || whole.version;
  }
  const head = ['', 'rows', 'times', 'loader', 'rows/s', 'to by hand', 'peak memory, MB'];
  const results = table(head, lines);
  console.log(results);
  if (values.results) {
    const run = 'one run of `npm run imports --prefix bench`';
    await writePage('IMPORTS.md', { title: 'Imports', run, neo4j, text: results });
  }
  await rm(DATA, { recursive: true, force: true });
  return 0;
});
