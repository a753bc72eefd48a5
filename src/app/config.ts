import dotenv from 'dotenv';
import { z } from 'zod';
import type { GraphConfig } from '../graph/index.ts';
import { hostName, isLoopback } from './hosts.ts';

/** What the server is told by its environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** How long one operation may take in the graph, in milliseconds. */
  readonly timeoutMs: number;
  /** Which graph to open; `waitMs` is there for Neo4j alone. */
  readonly graph: Readonly<GraphConfig>;
  /** The most that one operation may cost, in the compiler's units. */
  readonly costLimit: number;
  /** The most nodes and relationships that one operation may touch in any case; of a large graph it may be more. */
  readonly stepLimit: number;
  /** The bytes that the data of one answer may have. */
  readonly answerBytes: number;
  /** Whether `X-Entente-Explain` is answered. */
  readonly explain: boolean;
  /**
   * Which origins' pages may ask besides the server's own: `*` for all, `local` for those of the same machine, or a list.
   */
  readonly corsOrigins: '*' | 'local' | readonly string[];
  /** Which names the server answers to besides those of the machine itself: `*` for any, or a list. */
  readonly allowedHosts: '*' | readonly string[];
  readonly logLevel: LogLevel;
  /** How long the server goes on answering after it is told to end, so that a balancer can turn away from it. */
  readonly shutdownDelayMs: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment holds something the server cannot work with. Its message names each variable and no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SWITCH = z.stringbool({
  truthy: ['true', '1', 'yes', 'on'],
  falsy: ['false', '0', 'no', 'off'],
  error: 'must be true or false',
});

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.number().min(least, error).max(most, error));
}

const MILLISECONDS = 2 ** 31 - 1; // the longest that a timer can wait

/**
 * How long a read may take, in milliseconds, that is no operation of a client's: what prepares a graph, imports and
 * reviews. No client waits for it, and each of them must be done, however short an operation's deadline is.
 */
const WORK_MS = 120_000;

const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  NEO4J_URI: z
    .string()
    .regex(
      /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^@\s]+$/,
      'must be a Bolt address without user or password, such as neo4j://localhost:7687',
    )
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().optional(),
  NEO4J_WAIT_MS: wholeNumber(0, MILLISECONDS).default(60_000),
  GRAPH_PATH: z.string().optional(),
  GRAPH_TIMEOUT_MS: wholeNumber(1, MILLISECONDS).default(5000),
  COST_LIMIT: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(100_000),
  STEP_LIMIT: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(10_000_000),
  ANSWER_LIMIT_BYTES: wholeNumber(1024, 2 ** 28).default(2 ** 24), // a text in V8 has 2^29 characters at most
  EXPLAIN: SWITCH.optional(),
  CORS_ORIGIN: z
    .string()
    .default('local')
    .transform(corsOrigins)
    .refine(
      (origins) => typeof origins === 'string' || origins.every(isOrigin),
      'must be *, local, none or origins as https://a.example,https://b.example',
    ),
  ALLOWED_HOSTS: z
    .string()
    .transform((text) => (text === '*' ? text : listOf(text.toLowerCase())))
    .refine(
      (hosts) => typeof hosts === 'string' || hosts.every((host) => hostName(host) === host),
      'must be * or names without a port, as a.example,b.example',
    )
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  SHUTDOWN_DELAY_MS: wholeNumber(0, MILLISECONDS).default(0),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.freeze(Object.keys(variables.shape));

const environment = variables
  .refine((env) => env.NEO4J_URI === undefined || env.NEO4J_PASSWORD !== undefined, {
    path: ['NEO4J_PASSWORD'],
    message: 'must be set where NEO4J_URI is',
  })
  .refine((env) => env.NEO4J_URI === undefined || env.GRAPH_PATH === undefined, {
    path: ['GRAPH_PATH'],
    message: 'names one graph and NEO4J_URI another: leave one of them empty',
  });

type Environment = z.infer<typeof environment>;

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * @throws {ConfigError} naming every variable with a value that cannot be used.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { data: env, error } = environment.safeParse(given);
  if (error) {
    const problems = error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`The environment cannot be used:\n${problems.join('\n')}`);
  }
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    timeoutMs: env.GRAPH_TIMEOUT_MS,
    graph: Object.freeze(graphConfig(env)),
    costLimit: env.COST_LIMIT,
    stepLimit: env.STEP_LIMIT,
    answerBytes: env.ANSWER_LIMIT_BYTES,
    explain: env.EXPLAIN ?? env.NODE_ENV !== 'production',
    corsOrigins: env.CORS_ORIGIN,
    // By a loopback address only the machine itself can ask; another name is a page's that points it here.
    allowedHosts: env.ALLOWED_HOSTS ?? (isLoopback(env.HOST.toLowerCase()) ? [] : '*'),
    logLevel: env.LOG_LEVEL,
    shutdownDelayMs: env.SHUTDOWN_DELAY_MS,
  });
}

/**
 * Reads the settings of this process: its environment, and below that the file `.env` in the working directory.
 * @throws {ConfigError} as `readConfig` does, and where `.env` is there but cannot be read.
 */
export function loadConfig(): Config {
  const { error } = dotenv.config({ quiet: true });
  if (error && error.code !== 'ENOENT') throw new ConfigError(`The file .env cannot be read: ${error.code}`);
  return readConfig(process.env);
}

function graphConfig(env: Environment): GraphConfig {
  const timeoutMs = WORK_MS;
  if (env.NEO4J_URI === undefined || env.NEO4J_PASSWORD === undefined) {
    return { kind: 'embedded', timeoutMs, ...(env.GRAPH_PATH !== undefined && { path: env.GRAPH_PATH }) };
  }
  return {
    kind: 'neo4j',
    uri: env.NEO4J_URI,
    user: env.NEO4J_USER,
    password: env.NEO4J_PASSWORD,
    ...(env.NEO4J_DATABASE !== undefined && { database: env.NEO4J_DATABASE }),
    timeoutMs,
    waitMs: env.NEO4J_WAIT_MS,
  };
}

function corsOrigins(text: string): Config['corsOrigins'] {
  if (text === '*' || text === 'local') return text;
  return text === 'none' ? [] : listOf(text);
}

const listOf = (text: string): readonly string[] => Object.freeze(text.split(',').map((one) => one.trim()));

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
