import { STARTERS } from '../contestants/start.mjs';
import { OPERATIONS } from '../operations/all.mjs';
import { OFF, ON, readFlags, TEXT } from './flags.mjs';

/** @type {readonly (keyof typeof STARTERS)[]} */
const CONTESTANTS = /** @type {(keyof typeof STARTERS)[]} */ (Object.keys(STARTERS));

export const USAGE = `npm run bench -- [options]

  --only a,b              only these operations
  --contestants neo4j,…   only these of ${CONTESTANTS.join(', ')}
  --without naive,…       none of these
  --scale 1               the graph: 1 is 200 countries and 200,000 loans
  --compare 0.1,5         scales that entente is held against itself on; none to leave that out
  --rounds 6              how often each contestant has its turn
  --slot 500              how long a turn is, in milliseconds
  --data DIRECTORY        where the graphs are kept between runs
  --prepare               make the graphs that are not there yet, and measure nothing
  --output FILE           the page of results, in this folder or anywhere: RESULTS.md
  --no-results            print only, without a page`;

/**
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} command what was typed
 * @property {boolean} prepare
 * @property {readonly import('../operations/types.mjs').Operation[]} operations
 * @property {readonly (keyof typeof STARTERS)[]} contestants
 * @property {number} scale
 * @property {readonly number[]} compare
 * @property {number} rounds
 * @property {number} slotMs
 * @property {string | undefined} data
 * @property {string} output
 * @property {boolean} writeResults
 */

/**
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const values = readFlags(args, {
    help: OFF,
    prepare: OFF,
    only: TEXT,
    contestants: TEXT,
    without: TEXT,
    scale: { ...TEXT, default: '1' },
    compare: { ...TEXT, default: '0.1,5' },
    rounds: { ...TEXT, default: '6' },
    slot: { ...TEXT, default: '500' },
    data: TEXT,
    output: { ...TEXT, default: 'RESULTS.md' },
    results: ON,
  });
  const keys = listed(
    values.only,
    OPERATIONS.map(({ key }) => key),
    '--only',
  );
  const left = values.without === undefined ? [] : listed(values.without, CONTESTANTS, '--without');
  const scale = positive(values.scale, '--scale');
  const compare = values.compare === 'none' ? [] : values.compare.split(',').map((part) => positive(part, '--compare'));
  if (compare.includes(scale)) throw new Error(`--compare is of other scales than --scale, and ${scale} is that.`);
  return {
    help: values.help,
    prepare: values.prepare,
    command: ['npm run bench', ...(args.length === 0 ? [] : ['--', ...args])].join(' '),
    operations: OPERATIONS.filter(({ key }) => keys.includes(key)),
    contestants: listed(values.contestants, CONTESTANTS, '--contestants').filter((name) => !left.includes(name)),
    scale,
    compare,
    rounds: positive(values.rounds, '--rounds'),
    slotMs: positive(values.slot, '--slot'),
    data: values.data,
    output: values.output,
    writeResults: values.results,
  };
}

/**
 * @template {string} T
 * @param {string | undefined} value
 * @param {readonly T[]} known
 * @param {string} option
 * @returns {readonly T[]}
 */
function listed(value, known, option) {
  if (value === undefined) return known;
  const names = value.split(',');
  const stray = names.find((name) => !known.some((one) => one === name));
  if (stray !== undefined) throw new Error(`${option} knows ${known.join(', ')}, and not "${stray}".`);
  return known.filter((name) => names.includes(name));
}

/**
 * @param {string} value
 * @param {string} option
 * @returns {number}
 */
function positive(value, option) {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`${option} must be a number over 0, and is "${value}".`);
  return number;
}
