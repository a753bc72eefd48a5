import { quantile } from '../measure/figures.mjs';
import { short, table } from '../report/table.mjs';
import { DEADLINE_MS } from './storm.mjs';

/** @typedef {import('./client.mjs').Answer} Answer */

/** @param {readonly Answer[]} answers @param {number} share */
const msAt = (answers, share) =>
  quantile(
    answers.map(({ ms }) => ms),
    share,
  );

/** What must hold: points beside to alone, memory, seconds behind the deadline, and the longest block of the loop in ms. */
const WANTED = { points: 10, memory: 1.5, lateMs: 300, blockedMs: 100 };

/** @param {string} what @param {string} wanted @param {string} found @param {boolean} isMet */
const claim = (what, wanted, found, isMet) => [what, wanted, found, isMet ? 'met' : '**not met**'];

/**
 * The storm in Markdown.
 * @param {Awaited<ReturnType<typeof import('./storm.mjs').storm>>} found
 * @param {readonly import('./storm.mjs').Allowed[]} allowed
 */
export function stormReport(found, allowed) {
  const { alone, beside, behind, health, memory, answers } = found;
  const [before, during] = [msAt(alone, 0.95), msAt(beside, 0.95)];
  const late = latest(answers);
  const lateBy = late.answer.ms - DEADLINE_MS;
  const isPoint = beside.filter(({ code }) => code === 'DATA').length;
  const failed = health.filter(({ status }) => status !== 200).length;
  const rows = [
    claim(
      'p95 of a point read, to alone',
      `≤ ${WANTED.points} ×`,
      `${short(during)} to ${short(before)} ms: ${short(during / before)} ×`,
      during <= WANTED.points * before,
    ),
    claim(
      'memory of all its processes, to before',
      `≤ ${WANTED.memory} ×`,
      `${memory.during} to ${memory.before} MB: ${short(memory.during / memory.before)} ×`,
      memory.during <= WANTED.memory * memory.before,
    ),
    claim(
      'answers behind their deadline',
      `≤ ${WANTED.lateMs / 1000} s`,
      `${short(Math.max(0, lateBy) / 1000)} s (${late.name})`,
      lateBy <= WANTED.lateMs,
    ),
  ];
  const more = [
    [
      'point reads beside',
      `${beside.length}, of which ${isPoint} with data; p50 ${short(msAt(beside, 0.5))} ms, slowest ${short(msAt(beside, 1))} ms`,
    ],
    ['point reads behind', `p95 ${short(msAt(behind, 0.95))} ms, 15 s after the last of it`],
    ['memory behind', `${memory.after} MB: ${short(memory.after / memory.before)} × of before`],
    [
      '`/health/live`',
      `${health.length} times, ${failed} not 200; p95 ${short(msAt(health, 0.95))} ms, slowest ${short(msAt(health, 1))} ms`,
    ],
    ['all answers', codes(answers.map(({ answer }) => answer))],
  ];
  return [table(['', 'wanted', 'measured', ''], rows), table(['', ''], more), perKind(answers, allowed)].join('\n\n');
}

/** Of what the server answers itself: an answer that is not read has no end. @param {readonly { name: string, answer: Answer }[]} answers */
function latest(answers) {
  const read = answers.filter(({ answer }) => answer.code !== 'NOT READ' && answer.code !== 'CUT OFF');
  return read.reduce((most, one) => (one.answer.ms > most.answer.ms ? one : most));
}

/** @param {readonly Answer[]} answers */
function codes(answers) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { code } of answers) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

/** @param {readonly { name: string, answer: Answer }[]} answers @param {readonly import('./storm.mjs').Allowed[]} allowed */
function perKind(answers, allowed) {
  const names = [...allowed.map(({ name }) => name), 'an answer unread', 'an export'];
  const rows = names.map((name) => {
    const own = answers.filter((one) => one.name === name).map(({ answer }) => answer);
    const one = allowed.find((kind) => kind.name === name);
    const alone = one ? [String(one.size), `${one.alone.code} ${short(one.alone.ms)}`] : ['–', '–'];
    if (own.length === 0) return [name, ...alone, 'not asked', '', ''];
    return [name, ...alone, codes(own), short(msAt(own, 0.5)), short(msAt(own, 1))];
  });
  return table(['operation', 'size', 'alone, ms', 'answers', 'p50 ms', 'slowest ms'], rows);
}

/**
 * The hostile documents in Markdown.
 * @param {readonly import('./flood.mjs').Flooded[]} kinds
 */
export function floodReport(kinds) {
  const most = kinds.reduce((worst, kind) => (kind.blockedMs > worst.blockedMs ? kind : worst));
  const rows = [
    claim(
      'the event loop blocked at once',
      `≤ ${WANTED.blockedMs} ms`,
      `${short(most.blockedMs)} ms (${most.name})`,
      most.blockedMs <= WANTED.blockedMs,
    ),
  ];
  const all = [...kinds].sort((one, other) => other.blockedMs - one.blockedMs);
  return [
    table(['', 'wanted', 'measured', ''], rows),
    table(
      ['kind', 'blocked, ms', 'a ping waited, ms', 'slowest answer, ms', 'answers'],
      all.map(({ name, blockedMs, pingMs, answers }) => [
        name,
        short(blockedMs),
        short(pingMs),
        short(msAt(answers, 1)),
        codes(answers),
      ]),
    ),
  ].join('\n\n');
}
