import { isIP } from 'node:net';
import { z } from 'zod';
import { integer, listOf } from './parsers.ts';

/** What a caller may ask of the server: so many units of cost within so many seconds. */
export interface RatesConfig {
  readonly units: number;
  readonly seconds: number;
  /** The Redis that servers count in together; each counts for itself without it. */
  readonly redisUrl?: string;
}

/** A caller in production may keep half a core of the graph busy. */
const PRODUCTION_UNITS = 30_000;

/** An export waits for its turn while its client does: longer than that, its connection would be dropped. */
const MAX_SECONDS = 60;

/** Ranges that have a name. */
const RANGES: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** The settings that say how much a caller may ask, and whose address counts. */
export const rateSettings = {
  RATE_LIMIT_COST: integer(0, 1_000_000_000).optional(),
  RATE_LIMIT_SECONDS: integer(1, MAX_SECONDS).default(MAX_SECONDS),
  RATE_LIMIT_REDIS_URL: z.string().refine(isRedis, 'must be an address such as redis://cache.example:6379').optional(),
  TRUST_PROXY: z
    .string()
    .default('none')
    .transform((text) => (text === 'none' ? [] : listOf(text)))
    .refine(
      (proxies) => proxies.every(isRange),
      'must be none, or a list of the addresses of proxies such as 10.1.0.0/16,loopback',
    ),
};

type RateSettings = z.infer<z.ZodObject<typeof rateSettings>>;

/** How much a caller may ask; undefined for anything. On a laptop that is so unless it is set. */
export function ratesConfig(
  env: RateSettings,
  { isProduction }: { readonly isProduction: boolean },
): RatesConfig | undefined {
  const { RATE_LIMIT_COST: units = isProduction ? PRODUCTION_UNITS : 0, RATE_LIMIT_SECONDS: seconds } = env;
  if (units === 0) return undefined;
  const { RATE_LIMIT_REDIS_URL: redisUrl } = env;
  return Object.freeze({ units, seconds, ...(redisUrl !== undefined && { redisUrl }) });
}

function isRedis(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

/** Whether a text is an address, a range of addresses that is not all there are, or the name of one. */
function isRange(text: string): boolean {
  if (RANGES.has(text)) return true;
  const [, address = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0) return false;
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128));
}
