import { stat } from 'node:fs/promises';
import { type Caller, createCaller } from '../caller.ts';
import { AuthenticationUnavailable, CredentialRefused } from '../errors.ts';
import { idOfApiKey, matchesHash } from './api-key.ts';
import { readKeyStore, type StoredApiKey } from './key-store.ts';

/** Takes what an operator must know of the file of keys. */
interface KeyFileLog {
  error(message: string): void;
}

/** Compared with a key that nobody has, so that an unknown id takes as long as a known one. */
const NO_HASH = '0'.repeat(64);

/** Checks API keys against their file. A key that was added or revoked counts at once. */
export class KeyVerifier {
  readonly #path: string;
  readonly #log: KeyFileLog;
  #keys: ReadonlyMap<string, StoredApiKey> = new Map();
  #version = '';
  #broken = false;

  private constructor(path: string, log: KeyFileLog) {
    this.#path = path;
    this.#log = log;
  }

  /**
   * Reads the file.
   * @throws {CallersError} if it is not one of keys.
   * @throws {ImportError} if it cannot be read.
   */
  static async open(path: string, log: KeyFileLog): Promise<KeyVerifier> {
    const verifier = new KeyVerifier(path, log);
    await verifier.#read();
    return verifier;
  }

  /**
   * Says who sent a key.
   * @throws {CredentialRefused}
   * @throws {AuthenticationUnavailable} if the file cannot be read any more: no key counts then, since one may be revoked.
   */
  async verify(credential: string): Promise<Caller> {
    await this.#readAgain();
    const id = idOfApiKey(credential);
    const key = this.#keys.get(id ?? '');
    const matches = matchesHash(credential, key?.sha256 ?? NO_HASH);
    if (id === undefined) throw new CredentialRefused('malformed API key');
    if (!key) throw new CredentialRefused('unknown or revoked API key');
    if (!matches) throw new CredentialRefused('wrong API key');
    if (key.expires !== undefined && new Date().toISOString().slice(0, key.expires.length) > key.expires) {
      throw new CredentialRefused('expired API key');
    }
    const { clearance } = key;
    return createCaller({ kind: 'key', id: `key:${key.id}`, roles: [key.role], ...(clearance && { clearance }) });
  }

  async #readAgain(): Promise<void> {
    try {
      if ((await this.#currentVersion()) !== this.#version) await this.#read();
      this.#broken = false;
    } catch (error) {
      this.#version = '';
      if (!this.#broken) this.#log.error(`API keys are refused until their file can be read: ${messageOf(error)}`);
      this.#broken = true;
      throw new AuthenticationUnavailable('The file of API keys cannot be read');
    }
  }

  async #read(): Promise<void> {
    // Before the content: a change in between is then seen by the next request.
    const version = await this.#currentVersion().catch(() => '');
    const keys = await readKeyStore(this.#path);
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    this.#version = version;
  }

  async #currentVersion(): Promise<string> {
    const { ino, size, mtimeNs } = await stat(this.#path, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
