import { ImportError } from '../disk/index.ts';
import { type Clearance, LOWEST } from '../domain/index.ts';
import { type Caller, createCaller, type Role } from './caller.ts';
import { CallersError, CredentialRefused } from './errors.ts';
import { isApiKey } from './keys/api-key.ts';
import { KeyVerifier } from './keys/key-verifier.ts';
import type { FetchTimes } from './tokens/remote-keys.ts';
import { openTokenVerifier, type TokenConfig } from './tokens/token-verifier.ts';

/** Who may ask. */
export interface CallersConfig {
  /** The role of callers without a credential; undefined if they are refused. */
  readonly anonymous?: Role;
  /** Their clearance; the lowest by default. */
  readonly anonymousClearance?: Clearance;
  readonly tokens?: TokenConfig;
  /** The file of API keys. */
  readonly keyFile?: string;
}

/** Takes what an operator must know of keys. */
interface CallersLog {
  warn(message: string): void;
  error(message: string): void;
}

/** Says who sent a request. */
export interface Authenticator {
  /** Whether a credential can make a difference. */
  readonly takesCredentials: boolean;
  /**
   * Takes the `Authorization` headers of a request.
   * @throws {CredentialRefused}
   * @throws {AuthenticationUnavailable}
   */
  authenticate(headers: readonly string[]): Promise<Caller>;
}

/** A token or an API key, as RFC 6750 sends it. */
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * Opens what credentials are checked with.
 * @throws {CallersError} that names everything that is wrong with the files of keys.
 */
export async function openAuthenticator(
  { anonymous, anonymousClearance = LOWEST, tokens, keyFile }: CallersConfig,
  log: CallersLog,
  times?: FetchTimes,
): Promise<Authenticator> {
  const [verifyToken, keys] = await allOrProblems([
    tokens && naming('JWT_KEY_FILE', openTokenVerifier(tokens, log, times)),
    keyFile === undefined ? undefined : naming('API_KEYS_FILE', KeyVerifier.open(keyFile, log)),
  ]);
  const clearance = anonymousClearance;
  const stranger = anonymous && createCaller({ kind: 'anonymous', id: 'anonymous', roles: [anonymous], clearance });
  // Without credentials of its own, the server leaves the header to a proxy in front of it.
  const takesCredentials = verifyToken !== undefined || keys !== undefined;
  return {
    takesCredentials,
    async authenticate(headers) {
      if (stranger && (headers.length === 0 || !takesCredentials)) return stranger;
      const [header, ...others] = headers;
      if (header === undefined) throw new CredentialRefused('no credential', false);
      if (others.length > 0) throw new CredentialRefused('several credentials');
      const credential = BEARER.exec(header)?.[1];
      if (credential === undefined) throw new CredentialRefused('a scheme other than Bearer, or none');
      if (isApiKey(credential)) {
        if (!keys) throw new CredentialRefused('API keys are not accepted (API_KEYS_FILE)');
        return keys.verify(credential);
      }
      if (!verifyToken) throw new CredentialRefused('tokens are not accepted (JWT_JWKS_URL, JWT_KEY_FILE)');
      return verifyToken(credential);
    },
  };
}

/**
 * Waits for all.
 * @throws {CallersError} with the messages of all that failed.
 */
async function allOrProblems<T extends readonly unknown[]>(
  promises: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(promises);
  const problems = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const unexpected = problems.find((problem) => !(problem instanceof CallersError));
  if (unexpected !== undefined) throw unexpected;
  if (problems.length > 0) {
    throw new CallersError(problems.map(({ message }) => message));
  }
  return Promise.all(promises);
}

/** Names the setting before what is wrong with its file: an operator may have several to mend. */
async function naming<T>(setting: string, opened: Promise<T>): Promise<T> {
  try {
    return await opened;
  } catch (error) {
    if (error instanceof ImportError) throw new CallersError(`${setting}: ${error.message}`);
    throw error;
  }
}
