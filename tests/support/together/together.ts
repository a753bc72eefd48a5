// Runs many test files as one, each in a block of its own, so that the modules under test are loaded once for all.
import { relative } from 'node:path';
import { describe, test } from '@jest/globals';

/** The part of jest's state that is used here: the block to which it adds the tests and hooks that are declared. */
declare const jestState: { currentDescribeBlock: unknown };

for (const file of (process.env.ENTENTE_TEST_FILES ?? '').split('\n')) {
  const outer = jestState.currentDescribeBlock;
  let block: unknown;
  describe(relative('.', file), () => {
    block = jestState.currentDescribeBlock;
  });
  // `describe` waits for no import, so the block is opened again for it.
  jestState.currentDescribeBlock = block;
  try {
    await import(file);
  } catch (error) {
    test('can be loaded', () => {
      throw error;
    });
  }
  jestState.currentDescribeBlock = outer;
}
