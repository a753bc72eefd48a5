import { z } from 'zod';
import { callerSettings } from './caller-settings.ts';
import { documentSettings } from './document-settings.ts';
import { hostName } from './hosts.ts';
import { BOLT, lowerGraphSettings } from './lower-graph-settings.ts';
import { observeSettings } from './observe-settings.ts';
import { BOOLEAN, integer, listOf } from './parsers.ts';
import { rateSettings } from './rate-settings.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The longest delay that a timer takes, in milliseconds. */
const MAX_MS = 2 ** 31 - 1;

/** All settings: how each variable is parsed, and its default. `.env.example` and docs/operations.md describe them. */
export const environment = z.object({
  NODE_ENV: z.string().optional(),
  PROFILE: z.enum(['laptop', 'production'], 'must be laptop or production').optional(),
  PORT: integer(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  NEO4J_URI: BOLT.optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().optional(),
  NEO4J_WAIT_MS: integer(0, MAX_MS).default(60_000),
  GRAPH_PATH: z.string().optional(),
  ...lowerGraphSettings,
  GRAPH_TIMEOUT_MS: integer(1, MAX_MS).default(5000),
  COST_LIMIT: integer(1, Number.MAX_SAFE_INTEGER).default(100_000),
  STEP_LIMIT: integer(1, Number.MAX_SAFE_INTEGER).default(10_000_000),
  ANSWER_LIMIT_BYTES: integer(1024, 2 ** 28).default(2 ** 24), // V8's strings have at most 2^29 characters
  EXPLAIN: BOOLEAN.default(true),
  CORS_ORIGIN: z
    .string()
    .default('local')
    .transform(corsOrigins)
    .refine(
      (origins) => typeof origins === 'string' || origins.every(isOrigin),
      'must be *, local, none or a list of origins such as https://a.example,https://b.example',
    ),
  ALLOWED_HOSTS: z
    .string()
    .transform((text) => (text === '*' ? text : listOf(text.toLowerCase())))
    .refine(
      (hosts) => typeof hosts === 'string' || hosts.every((host) => hostName(host) === host),
      'must be * or a list of names without ports such as a.example,b.example',
    )
    .optional(),
  ...callerSettings,
  ...documentSettings,
  ...observeSettings,
  ...rateSettings,
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  SHUTDOWN_DELAY_MS: integer(0, MAX_MS).default(0),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.freeze(Object.keys(environment.shape));

export type Environment = z.infer<typeof environment>;

function corsOrigins(text: string): '*' | 'local' | readonly string[] {
  if (text === '*' || text === 'local') return text;
  return text === 'none' ? [] : listOf(text);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
