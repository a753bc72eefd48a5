import { type RateLimiterAbstract, RateLimiterRedis, RLWrapperTimeouts } from 'rate-limiter-flexible';
import { ConfigError, type RatesConfig } from '../../app/index.ts';

/** A Redis that takes longer is as good as away: every request waits for it. In milliseconds. */
const PATIENCE_MS = 250;
const RETRY_MS = 1_000;
const PREFIX = 'entente-rate';

/** Counts that servers share. */
interface SharedCounter {
  readonly limiter: RateLimiterAbstract;
  close(): void;
}

/** @throws {ConfigError} if the client of Redis is not installed. */
export function requireRedisClient(): Promise<typeof import('@redis/client')> {
  return import('@redis/client').catch(() => {
    throw new ConfigError([
      'RATE_LIMIT_REDIS_URL takes the package @redis/client, which is not installed: npm install @redis/client',
    ]);
  });
}

/**
 * Counts in a Redis. Its connection is made in the background, and again whenever it is lost: `onError` gets why, each time.
 * @throws {ConfigError} if its client is not installed.
 */
export async function openRedisCounter(
  policy: RatesConfig,
  url: string,
  onError: (error: Error) => void,
): Promise<SharedCounter> {
  const { createClient } = await requireRedisClient();
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: RETRY_MS, reconnectStrategy: () => RETRY_MS },
  });
  // Without a listener an error would end the process.
  client.on('error', onError);
  client.connect().catch(() => undefined);
  const { units: points, seconds: duration } = policy;
  const redis = new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    points,
    duration,
    keyPrefix: PREFIX,
  });
  return {
    limiter: new RLWrapperTimeouts({ limiter: redis, timeoutMs: PATIENCE_MS }),
    close: () => client.destroy(),
  };
}
