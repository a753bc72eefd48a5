/** What stands in the full name of every test that runs on Neo4j. */
const NEO4J_TAG = '[neo4j]';

/**
 * The part read here of what jest writes with `--json`.
 * @typedef {object} JestResults
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that failed before their tests began
 * @property {{ assertionResults: { fullName: string, status: string }[] }[]} testResults
 */

/**
 * The run in one line that programs can read.
 * @param {JestResults} results
 * @returns {string}
 */
export function countsLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * How many tests ran on Neo4j, to whatever end.
 * @param {JestResults} results
 * @returns {number}
 */
export function countOnNeo4j(results) {
  const ran = results.testResults.flatMap((file) => file.assertionResults);
  return ran.filter(({ fullName, status }) => fullName.includes(NEO4J_TAG) && /^(passed|failed)$/.test(status)).length;
}
