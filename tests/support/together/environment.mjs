import { TestEnvironment } from 'jest-environment-node';

/** Lets a test file see the state of jest, which says where the tests and hooks that it declares are added. */
export default class TogetherEnvironment extends TestEnvironment {
  /**
   * Called by jest at each step.
   * @param {{ name: string }} event
   * @param {unknown} state
   */
  handleTestEvent({ name }, state) {
    if (name === 'setup') this.global.jestState = state;
  }
}
