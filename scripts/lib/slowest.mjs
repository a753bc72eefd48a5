import { relative } from 'node:path';

const SHOWN = 20;

/**
 * The test files that took longest, a line each: seconds, how many tests, and the path. A file's time runs from the end of the last test of
 * the file before it, so it has the file's hooks in it.
 * @param {Pick<import('./results.mjs').JestResults, 'testResults'>} results
 * @param {string} root of the project
 * @returns {string[]}
 */
export function slowestLines({ testResults }, root) {
  /** @type {Map<string, { ms: number, tests: number }>} */
  const files = new Map();
  for (const { assertionResults, name } of testResults) {
    let before = assertionResults.find(({ startAt }) => startAt)?.startAt ?? 0;
    for (const { startAt, duration, ancestorTitles } of assertionResults) {
      if (!startAt) continue; // it did not run
      const file = fileOf(ancestorTitles, name, root);
      const { ms, tests } = files.get(file) ?? { ms: 0, tests: 0 };
      const end = startAt + (duration ?? 0);
      files.set(file, { ms: ms + Math.max(0, end - before), tests: tests + 1 });
      before = Math.max(before, end);
    }
  }
  const slowest = [...files].sort(([, a], [, b]) => b.ms - a.ms).slice(0, SHOWN);
  const lines = slowest.map(([file, { ms, tests }]) => `  ${Math.round(ms / 1000)} s, tests: ${tests}, ${file}`);
  return lines.length === 0 ? [] : ['Slowest files:', ...lines];
}

/**
 * The file of a test: where many ran together, the block that stands for it.
 * @param {readonly string[] | undefined} titles
 * @param {string | undefined} name
 * @param {string} root
 */
function fileOf([block = ''] = [], name = '', root) {
  return block.endsWith('.test.ts') ? block : relative(root, name);
}
