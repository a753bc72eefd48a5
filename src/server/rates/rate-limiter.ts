import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RatesConfig } from '../../app/index.ts';

/** What a caller has left. */
export interface Standing {
  /** The units that it may still spend. */
  readonly left: number;
  /** In how many seconds it has all of them again. */
  readonly seconds: number;
}

/** Counts what each caller spends. */
export interface RateLimiter {
  /** So many units within so many seconds. */
  readonly policy: RatesConfig;
  /** Spends units of a caller, all of them or none. */
  spend(caller: string, units: number): Promise<Standing & { readonly spent: boolean }>;
}

/** Counts in the memory of this process. */
export function createRateLimiter(policy: RatesConfig): RateLimiter {
  const limiter = new RateLimiterMemory({ points: policy.units, duration: policy.seconds, keyPrefix: '' });
  return {
    policy,
    async spend(caller, units) {
      try {
        return { spent: true, ...standing(await limiter.consume(caller, units)) };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        // What was refused was counted too: without this, one large operation would block smaller ones that are still possible.
        return { spent: false, ...standing(await limiter.reward(caller, units)), seconds: secondsOf(refused) };
      }
    },
  };

  function standing(result: RateLimiterRes): Standing {
    return { left: Math.max(0, policy.units - result.consumedPoints), seconds: secondsOf(result) };
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
