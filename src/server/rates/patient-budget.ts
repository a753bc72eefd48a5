import { setTimeout as wait } from 'node:timers/promises';
import type { Budget } from '../../resolvers/index.ts';
import type { Purse } from './purse.ts';

/**
 * The budget of a file, which is sent while it is read: once its first operation is paid, the next ones wait until there is enough
 * for them. A client that went away waits for nothing.
 */
export function patientBudget(purse: Purse, isGone: () => boolean): Budget {
  let hasBegun = false;
  return {
    begin() {
      const pay = purse.begin();
      return async (price) => {
        for (;;) {
          try {
            await pay(price);
            break;
          } catch (error) {
            if (!hasBegun || !purse.refused || isGone()) throw error;
            await wait(purse.refused.seconds * 1000);
          }
        }
        hasBegun = true;
      };
    },
  };
}
