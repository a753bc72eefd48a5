import { stripVTControlCharacters } from 'node:util';

/** Part of the full name of every test that runs on Neo4j. */
const NEO4J_TAG = '[neo4j]';

/**
 * The parts used here of jest's `--json` output.
 * @typedef {object} JestResults
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that failed before their tests began
 * @property {number} startTime when the run began, in milliseconds
 * @property {{ assertionResults: TestResult[], message?: string, name?: string }[]} testResults the message is of the file
 */

/**
 * @typedef {object} TestResult
 * @property {string} fullName
 * @property {string} status
 * @property {string[]} [failureMessages]
 * @property {string[]} [ancestorTitles] of the blocks around it, the outermost first
 * @property {number | null} [startAt] in milliseconds
 * @property {number | null} [duration] in milliseconds
 */

const NEED = /\[needs ([^\]]+)\]/;

/**
 * The results of several processes as if one had run all tests.
 * @param {readonly JestResults[]} alone
 * @param {readonly JestResults[]} embedded of processes that had no Neo4j, so they left out what the others ran
 * @param {readonly JestResults[]} neo4j of processes that left out whatever does not run on Neo4j
 * @returns {JestResults}
 */
export function mergeResults(alone, embedded, neo4j) {
  return joinResults([
    ...alone,
    ...embedded.map((part) => keepTests(part, (name) => !name.includes(NEO4J_TAG))),
    ...neo4j.map((part) => keepTests(part, (name) => name.includes(NEO4J_TAG))),
  ]);
}

/**
 * The results of processes that ran different tests.
 * @param {readonly JestResults[]} parts
 * @returns {JestResults}
 */
export function joinResults(parts) {
  const testResults = parts.flatMap((part) => part.testResults);
  const statuses = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  /** @param {string} status */
  const count = (status) => statuses.filter((one) => one === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    numRuntimeErrorTestSuites: parts.reduce((sum, part) => sum + part.numRuntimeErrorTestSuites, 0),
    startTime: Math.min(...parts.map((part) => part.startTime)),
    testResults,
  };
}

/**
 * @param {JestResults} results
 * @param {(fullName: string) => boolean} isKept
 * @returns {JestResults}
 */
function keepTests(results, isKept) {
  const testResults = results.testResults.map(({ assertionResults, message, name }) => ({
    ...(name === undefined ? {} : { name }),
    assertionResults: assertionResults.filter(({ fullName }) => isKept(fullName)),
    // A file with tests says there how each of them failed, also those that are not kept.
    ...(assertionResults.length === 0 && message !== undefined ? { message } : {}),
  }));
  return { ...results, testResults };
}

/**
 * The result in one machine-readable line.
 * @param {JestResults} results
 * @returns {string}
 */
export function countsLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * The number of tests that ran on Neo4j, passed or failed.
 * @param {JestResults} results
 * @returns {number}
 */
export function countOnNeo4j(results) {
  const ran = results.testResults.flatMap((file) => file.assertionResults);
  return ran.filter(({ fullName, status }) => fullName.includes(NEO4J_TAG) && /^(passed|failed)$/.test(status)).length;
}

/**
 * The skipped tests by reason, a line each; empty if all tests ran.
 * @param {JestResults} results
 * @param {string} [folder] a line about test files that were not searched
 * @returns {string[]}
 */
export function skippedLines(results, folder) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { fullName, status } of results.testResults.flatMap((file) => file.assertionResults)) {
    if (status !== 'pending' && status !== 'todo') continue;
    const reason = NEED.exec(fullName)?.[1];
    const words = reason === undefined ? 'not chosen: -t, or a file that says "only" or "skip"' : `needs ${reason}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([words, count]) => `  ${count} × ${words}`);
  if (folder !== undefined) lines.push(`  ${folder}`);
  return lines.length === 0 ? [] : ['Skipped:', ...lines];
}

/** Of a message of a failed test, the lines that are repeated at the end of a run. */
const MESSAGE_LINES = 12;

/**
 * The failed tests, each with the beginning of its message; empty if none failed. They stand far above in a long run, and
 * what is kept of its output may be only its end.
 * @param {JestResults} results
 * @returns {string[]}
 */
export function failedLines(results) {
  const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  const files = results.testResults.filter(({ assertionResults, message }) => assertionResults.length === 0 && message);
  const lines = [
    ...failed.flatMap(({ fullName, failureMessages = [] }) => [
      `  ● ${fullName}`,
      ...beginning(failureMessages.join('\n')),
    ]),
    ...files.flatMap(({ message = '' }) => ['  ● a file that did not run', ...beginning(message)]),
  ];
  return lines.length === 0 ? [] : ['Failed:', ...lines];
}

/** @param {string} message */
const beginning = (message) =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MESSAGE_LINES)
    .map((line) => `      ${line}`);

/**
 * How long the run took: `Took 12 min 3 s`.
 * @param {JestResults} results
 * @param {number} now
 * @returns {string}
 */
export function durationLine(results, now = Date.now()) {
  const seconds = Math.round((now - results.startTime) / 1000);
  const minutes = Math.floor(seconds / 60);
  return `Took ${minutes === 0 ? '' : `${minutes} min `}${seconds % 60} s`;
}
