import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { atOtherScale } from './contestants/compared.mjs';
import { Field } from './lib/field.mjs';
import { readOptions, USAGE } from './lib/options.mjs';
import { prepare } from './lib/prepare.mjs';
import { measureRounds, warm } from './measure/rounds.mjs';
import { verify } from './measure/verify.mjs';
import { SIZE_MATTERS_NOT } from './report/claims.mjs';
import { writePage } from './report/page.mjs';
import { report } from './report/report.mjs';
import { Results } from './report/results.mjs';

/** @typedef {import('./contestants/types.mjs').Contestant} Contestant */
/** @typedef {import('./operations/types.mjs').Operation} Operation */

/** With this many at once, the slowest that is still measured, in milliseconds for one alone. */
const MANY = 16;
const SLOWEST_FOR_MANY_MS = 1_000;

/** @param {string} text */
const say = (text) => console.error(text);

/** @param {number} start */
const minutesSince = (start) => Math.round((performance.now() - start) / 60_000);

/**
 * @param {ReturnType<typeof readOptions>} options
 * @param {AbortSignal} signal
 */
async function bench(options, signal) {
  const start = performance.now();
  const { operations, scale, compare } = options;
  const field = new Field({ data: options.data, say, signal });
  try {
    // The hand-written statements are always there: their answers are what the others are held to.
    const reference = await field.start('cypher', scale);
    const main = [reference];
    for (const name of options.contestants) if (name !== 'cypher') main.push(await field.start(name, scale));
    /** @type {Contestant[][]} */
    const others = [];
    for (const other of operations.some(({ key }) => SIZE_MATTERS_NOT.includes(key)) ? compare : []) {
      const names = /** @type {const} */ (['cypher', 'neo4j', 'embedded']);
      const group = [];
      for (const name of names) group.push(atOtherScale(await field.start(name, other)));
      others.push(group);
    }
    const results = new Results();
    /** @param {Operation} operation */
    const groupsOf = ({ key }) => [main, ...(SIZE_MATTERS_NOT.includes(key) ? others : [])];
    /** @type {Map<Operation, ReadonlySet<Contestant>>} */
    const able = new Map();
    for (const operation of operations) able.set(operation, await check(operation, groupsOf(operation), results));
    say('All contestants answer alike; warming …');
    for (const [operation, contestants] of able) {
      for (const contestant of contestants) await warm(operation, contestant);
    }
    for (const [operation, contestants] of able) {
      signal.throwIfAborted();
      await measure(operation, [...contestants], options, results);
    }
    const contestants = main.filter(({ name }) => options.contestants.some((asked) => asked === name));
    const text = report({ results, operations, contestants, scale, compared: compare });
    console.log(text);
    if (options.writeResults) {
      const asked = `\`${options.command}\` ([what is asked, and of whom](README.md))`;
      const run = `one run of ${asked}, which took ${minutesSince(start)} minutes,`;
      await writePage(options.output, { title: 'Results', run, ...(await field.versions(scale)), text });
    }
  } finally {
    await field.close();
  }
}

/**
 * Holds the contestants on each graph to the same answer.
 * @param {Operation} operation
 * @param {readonly (readonly Contestant[])[]} groups a graph each, the hand-written statements first
 * @param {Results} results is told of those that cannot answer
 * @returns {Promise<ReadonlySet<Contestant>>} those that are measured
 */
async function check(operation, groups, results) {
  /** @type {Set<Contestant>} */
  const able = new Set();
  for (const group of groups) {
    const failed = await verify(operation, group);
    for (const contestant of group) {
      const reason = failed.get(contestant);
      if (reason === undefined) able.add(contestant);
      else fail(operation, contestant, reason, results);
    }
  }
  return able;
}

/**
 * @param {Operation} operation
 * @param {Contestant} contestant
 * @param {string} reason
 * @param {Results} results
 */
function fail({ key }, { name, scale }, reason, results) {
  say(`${key}: ${name} at scale ${scale} cannot answer: ${reason}`);
  for (const concurrency of [1, MANY]) {
    results.add({ operation: key, contestant: name, scale, concurrency, figures: undefined, failure: 'fails' });
  }
}

/**
 * @param {Operation} operation
 * @param {readonly Contestant[]} contestants
 * @param {ReturnType<typeof readOptions>} options
 * @param {Results} results
 */
async function measure(operation, contestants, { scale, rounds, slotMs }, results) {
  const { key, title } = operation;
  say(`${key}: ${title}`);
  const alone = await measureRounds(operation, contestants, { concurrency: 1, rounds, slotMs });
  for (const [contestant, figures] of alone) {
    const { name, scale } = contestant;
    say(`  ${name.padEnd(9)} at scale ${scale}: ${figures.p50.toFixed(2)} ms`);
    results.add({ operation: key, contestant: name, scale, concurrency: 1, figures, failure: undefined });
  }
  const main = contestants.filter((contestant) => contestant.scale === scale);
  const quick = main.filter((contestant) => Number(alone.get(contestant)?.p50) <= SLOWEST_FOR_MANY_MS);
  for (const { name, scale } of main.filter((contestant) => !quick.includes(contestant))) {
    const failure = `over ${SLOWEST_FOR_MANY_MS / 1000} s alone`;
    results.add({ operation: key, contestant: name, scale, concurrency: MANY, figures: undefined, failure });
  }
  const together = await measureRounds(operation, quick, { concurrency: MANY, rounds, slotMs });
  for (const [{ name, scale }, figures] of together) {
    results.add({ operation: key, contestant: name, scale, concurrency: MANY, figures, failure: undefined });
  }
}

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  const signal = abortOnSignals();
  try {
    if (options.help) console.log(USAGE);
    else if (options.prepare) await prepare(options, say, signal);
    else await bench(options, signal);
    return 0;
  } catch (error) {
    // The signal ends the servers too, so that whatever was asked then fails.
    if (!signal.aborted) throw error;
    say('Stopped by a signal: no results.');
    return 1;
  }
});
