/** What stands in the way, in words for the person at the terminal; shown without a stack trace. */
export class Problem extends Error {
  /** @override */
  name = 'Problem';
}

/**
 * Runs a command's main function: its number is the exit code, a `Problem` is told and exits with 1.
 * @param {() => Promise<number>} main
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    process.exitCode = 1;
  }
}
