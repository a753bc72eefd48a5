import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RatesConfig } from '../../app/index.ts';
import { PlannedStatements } from './planned-statements.ts';
import { openRedisCounter } from './redis-counter.ts';

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
  /** The statements whose planning callers have paid for. */
  readonly planned: PlannedStatements;
  /** Spends units of a caller, all of them or none. */
  spend(caller: string, units: number): Promise<Standing & { readonly spent: boolean }>;
  close(): void;
}

/** Takes what an operator must know. */
interface RatesLog {
  warn(details: object, message: string): void;
}

/**
 * Counts in the memory of this process, or in a Redis. While that is away this process counts for itself: neither does it stop
 * the server, nor is a caller free to ask anything.
 * @throws {ConfigError} if the client of Redis is not installed.
 */
export async function openRateLimiter(policy: RatesConfig, log: RatesLog): Promise<RateLimiter> {
  const { units: points, seconds: duration, redisUrl } = policy;
  const own = new RateLimiterMemory({ points, duration, keyPrefix: '' });
  let isAway = false;
  const shared = redisUrl === undefined ? undefined : await openRedisCounter(policy, redisUrl, tellAway);

  function tellAway(error: unknown): void {
    if (!isAway) log.warn({ err: error }, 'Redis is away: this server counts what callers ask for itself');
    isAway = true;
  }

  async function spendShared(limiter: RateLimiterAbstract, caller: string, units: number) {
    try {
      const spent = await spend(limiter, caller, units);
      if (isAway) log.warn({}, 'Redis is there again: callers are counted in it');
      isAway = false;
      return spent;
    } catch (error) {
      tellAway(error);
      return spend(own, caller, units);
    }
  }

  async function spend(limiter: RateLimiterAbstract, caller: string, units: number) {
    try {
      return { spent: true, ...standing(await limiter.consume(caller, units)) };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      // What was refused was counted too: without this, one large operation would block smaller ones that are still possible.
      return { spent: false, ...standing(await limiter.reward(caller, units)), seconds: secondsOf(refused) };
    }
  }

  function standing(result: RateLimiterRes): Standing {
    return { left: Math.max(0, points - result.consumedPoints), seconds: secondsOf(result) };
  }

  return {
    policy,
    planned: new PlannedStatements(),
    spend: (caller, units) => (shared ? spendShared(shared.limiter, caller, units) : spend(own, caller, units)),
    close: () => shared?.close(),
  };
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
