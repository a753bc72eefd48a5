import dotenv from 'dotenv';
import type { CallersConfig } from '../callers/index.ts';
import { settingsMessage } from '../domain/index.ts';
import type { GraphConfig } from '../graph/index.ts';
import { callersConfig } from './caller-settings.ts';
import { contradictionsIn, type Given } from './contradictions.ts';
import { type DocumentsConfig, documentsConfig } from './document-settings.ts';
import { isLoopback } from './hosts.ts';
import { type ClearedGraph, type GraphSettings, lowerGraphs } from './lower-graph-settings.ts';
import { type ObserveConfig, observeConfig } from './observe-settings.ts';
import { type Profile, profileOf } from './profile.ts';
import { type RatesConfig, ratesConfig } from './rate-settings.ts';
import { type Environment, environment, type LogLevel } from './settings.ts';
import { unknownSettings } from './unknown-settings.ts';

/** The server's configuration. */
export interface Config {
  readonly profile: Profile;
  readonly port: number;
  readonly host: string;
  /** The timeout of one operation in the graph, in milliseconds. */
  readonly timeoutMs: number;
  /** The graph to open, which holds everything. */
  readonly graph: Readonly<GraphConfig>;
  /** The graphs with the sources up to a lower clearance, which answer callers who have no higher one; the lowest first. */
  readonly lowerGraphs: readonly ClearedGraph[];
  /** The maximum cost of one operation, in the compiler's units. */
  readonly costLimit: number;
  /** The maximum number of nodes and relationships that one operation touches; higher for a large graph. */
  readonly stepLimit: number;
  /** The maximum size of one response's data, in bytes. */
  readonly answerBytes: number;
  /** Whether `X-Entente-Explain` is honored, for callers who may use it. */
  readonly explain: boolean;
  /** Who may ask. */
  readonly callers: CallersConfig;
  /** How much a caller may ask; anything without it. */
  readonly rates?: RatesConfig;
  /** The addresses of proxies whose word counts for that of a caller. */
  readonly trustProxy: readonly string[];
  /** Allowed origins besides the server's own: `*` for all, `local` for those on this machine, or a list. */
  readonly corsOrigins: '*' | 'local' | readonly string[];
  /** Allowed host names besides those of this machine: `*` for any, or a list. */
  readonly allowedHosts: '*' | readonly string[];
  readonly documents: DocumentsConfig;
  readonly logLevel: LogLevel;
  /** What is observed. */
  readonly observe: ObserveConfig;
  /** How long the server keeps answering after a signal, so that a load balancer can remove it, in milliseconds. */
  readonly shutdownDelayMs: number;
}

/** A setting is invalid. The message names each such variable and contains no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Each of them. */
  readonly problems: readonly string[];

  /** Takes one as the whole message, or several with a heading. */
  constructor(what: string | readonly string[]) {
    super(typeof what === 'string' ? what : settingsMessage(what));
    this.problems = [what].flat();
  }
}

/** The configuration, and all that is wrong with it. */
export interface CheckedConfig {
  /** What is missing or invalid has its default, or a value that nothing fits, so that the others can be checked further. */
  readonly config: Config;
  /** One line for each setting that is invalid, missing or contradicts another. */
  readonly problems: readonly string[];
}

/** The timeout of reads that are not a client's operation, such as those of preparation and imports, in milliseconds. */
const WORK_MS = 120_000;

/** What the configuration is for. Production demands more of a server than of a command. */
type Purpose = 'command' | 'server';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables. An empty variable counts as unset.
 * @throws {ConfigError} that names every setting that is invalid, missing or contradicts another.
 */
export const readConfig = (variables: Variables, purpose: Purpose = 'command'): Config =>
  valid(checkConfig(variables, purpose));

/** Reads the configuration of a server or command from environment variables as far as it is valid. */
export function checkConfig(variables: Variables, purpose: Purpose): CheckedConfig {
  const given: Given = Object.fromEntries(
    Object.entries(variables).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== ''),
  );
  const { data, error } = environment.safeParse(given);
  const faulty =
    error?.issues.map(({ path: [setting = ''], message }) => ({ setting: String(setting), message })) ?? [];
  const invalid = faulty.map(({ setting, message }) => `${setting} ${message}`);
  const problems = new Set([...invalid, ...contradictionsIn(given, purpose === 'server')]);
  const left = new Set(faulty.map(({ setting }) => setting));
  const env = data ?? environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !left.has(name))));
  return { config: configOf(problems.size > 0 ? withIssuer(env) : env, profileOf(given)), problems: [...problems] };
}

/** A file of keys is checked although the settings do not say yet whose tokens it is for. */
const withIssuer = (env: Environment): Environment => ({
  ...env,
  JWT_ISSUER: env.JWT_ISSUER ?? '',
  JWT_AUDIENCE: env.JWT_AUDIENCE ?? [],
});

function valid({ config, problems }: CheckedConfig): Config {
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function configOf(env: Environment, profile: Profile): Config {
  const lower = lowerGraphs(env, graphConfig(env));
  const rates = ratesConfig(env, { isProduction: profile === 'production' });
  const surroundings = { isProduction: profile === 'production', hasLowerGraphs: lower.length > 0 };
  return Object.freeze({
    profile,
    port: env.PORT,
    host: env.HOST,
    timeoutMs: env.GRAPH_TIMEOUT_MS,
    graph: Object.freeze(graphConfig(env)(env)),
    lowerGraphs: lower,
    costLimit: env.COST_LIMIT,
    stepLimit: env.STEP_LIMIT,
    answerBytes: env.ANSWER_LIMIT_BYTES,
    explain: env.EXPLAIN,
    callers: callersConfig(env, surroundings),
    ...(rates && { rates }),
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGIN,
    // Only this machine reaches a loopback address. Another name there is a DNS rebinding attack.
    allowedHosts: env.ALLOWED_HOSTS ?? (isLoopback(env.HOST.toLowerCase()) ? [] : '*'),
    documents: documentsConfig(env),
    logLevel: env.LOG_LEVEL,
    observe: observeConfig(env),
    shutdownDelayMs: env.SHUTDOWN_DELAY_MS,
  });
}

/**
 * Reads the configuration of this process from its environment and the file `.env`; the environment wins. `warn` gets a line for
 * each variable that is no setting and may be meant for one.
 * @throws {ConfigError} if a variable is invalid, or `.env` cannot be read.
 */
export function loadConfig(warn: (line: string) => void): Config {
  const { warnings, ...checked } = loadCheckedConfig('command');
  for (const warning of warnings) warn(warning);
  return valid(checked);
}

/**
 * Does the same as far as it is valid.
 * @throws {ConfigError} if `.env` cannot be read.
 */
export function loadCheckedConfig(purpose: Purpose): CheckedConfig & { readonly warnings: readonly string[] } {
  const { error, parsed: file = {} } = dotenv.config({ quiet: true });
  if (error && error.code !== 'ENOENT') throw new ConfigError(`The file .env cannot be read: ${error.code}`);
  return { ...checkConfig(process.env, purpose), warnings: unknownSettings(process.env, file) };
}

const graphConfig =
  ({ NEO4J_USER, NEO4J_WAIT_MS: waitMs }: Environment) =>
  ({ GRAPH_PATH: path, NEO4J_URI: uri, NEO4J_PASSWORD: password, ...own }: GraphSettings): GraphConfig => {
    const timeoutMs = WORK_MS;
    if (uri === undefined || password === undefined) {
      return { kind: 'embedded', timeoutMs, ...(path !== undefined && { path }) };
    }
    const { NEO4J_USER: user = NEO4J_USER, NEO4J_DATABASE: database } = own;
    return { kind: 'neo4j', uri, user, password, ...(database !== undefined && { database }), timeoutMs, waitMs };
  };
