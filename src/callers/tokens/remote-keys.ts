import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose';
import { AuthenticationUnavailable } from '../errors.ts';

/** Takes what an operator must know of the keys. */
export interface KeysLog {
  warn(message: string): void;
}

/** When keys are fetched, in milliseconds. */
export interface FetchTimes {
  /** How long one fetch may take. */
  readonly timeout: number;
  /** The age from which keys are fetched anew, while the known ones serve. */
  readonly refresh: number;
  /** The age up to which known keys serve if no others can be had. Longer, and a withdrawn key would stay valid. */
  readonly stale: number;
  /** How soon after a fetch an unknown key may cause another one. */
  readonly cooldown: number;
  /** How soon after a failed fetch there may be another one. */
  readonly retry: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const TIMES: FetchTimes = {
  timeout: 5 * SECOND,
  refresh: 10 * MINUTE,
  stale: 24 * HOUR,
  cooldown: 30 * SECOND,
  retry: 5 * SECOND,
};

/** The keys that tokens are checked with. */
export interface TokenKeys {
  /** Finds the key of a token. */
  readonly find: JWTVerifyGetKey;
  /** Stands for the keys as they are known: another object after each fetch. Undefined before the first. */
  readonly known: object | undefined;
  /** The same, once old keys are fetched anew as `find` has it. */
  readonly current: () => Promise<object>;
}

/** The keys at a URL (JWKS). Known ones serve while the URL does not answer, for a time. */
export class RemoteKeys implements TokenKeys {
  readonly #remote: RemoteJWKSet;
  readonly #log: KeysLog;
  readonly #times: FetchTimes;
  #known: JWTVerifyGetKey | undefined;
  #knownSince = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #failing = false;

  constructor(url: string, log: KeysLog, times = TIMES) {
    this.#log = log;
    this.#times = times;
    const { timeout: timeoutDuration, cooldown: cooldownDuration } = times;
    this.#remote = createRemoteJWKSet(new URL(url), {
      timeoutDuration,
      cooldownDuration,
      cacheMaxAge: Number.POSITIVE_INFINITY,
    });
  }

  /** Fetches the keys ahead of the first token. A failure is logged. */
  async prefetch(): Promise<void> {
    await this.#fetch().catch(() => undefined);
  }

  get known(): JWTVerifyGetKey | undefined {
    return this.#known;
  }

  /** @throws {AuthenticationUnavailable} if none are known that may still serve, and the URL does not answer. */
  readonly current = async (): Promise<JWTVerifyGetKey> => {
    const age = Date.now() - this.#knownSince;
    const { refresh, stale } = this.#times;
    if (age > refresh && age <= stale) void this.#fetch().catch(() => undefined);
    return age > stale || !this.#known ? this.#fetch() : this.#known;
  };

  /**
   * Finds the key of a token.
   * @throws {AuthenticationUnavailable} if it is not known and the URL does not answer.
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const known = await this.current();
    try {
      return await known(header, token);
    } catch (error) {
      // A new key, or a forged name of one.
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.#remote.coolingDown) throw error;
    }
    return (await this.#fetch())(header, token);
  };

  async #fetch(): Promise<JWTVerifyGetKey> {
    if (Date.now() - this.#failedAt < this.#times.retry) throw unavailable();
    try {
      await this.#remote.reload();
      this.#known = createLocalJWKSet(this.#remote.jwks() ?? { keys: [] });
      this.#knownSince = Date.now();
      if (this.#failing) this.#log.warn('the keys of tokens (JWT_JWKS_URL) can be fetched again');
      this.#failing = false;
      return this.#known;
    } catch (error) {
      this.#failedAt = Date.now();
      if (!this.#failing) this.#log.warn(`the keys of tokens (JWT_JWKS_URL) cannot be fetched: ${reasonOf(error)}`);
      this.#failing = true;
      throw unavailable();
    }
  }
}

const unavailable = (): AuthenticationUnavailable =>
  new AuthenticationUnavailable('The keys of tokens cannot be fetched at the moment');

/** The failure of a fetch, which `fetch` itself only has as a cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
