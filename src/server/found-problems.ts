import { ConfigError } from '../app/index.ts';
import { CallersError } from '../callers/index.ts';
import { ImportError } from '../disk/index.ts';
import { ManifestError } from './documents/manifest.ts';
import { ListenError } from './listen.ts';
import { AuditError } from './observe/audit/audit-file.ts';

/** Errors that say what an operator has to mend before the next start. */
const PROBLEMS = [AuditError, CallersError, ConfigError, ImportError, ListenError, ManifestError] as const;

/** Finds all that keeps a server from starting, so that an operator can mend it at once. */
export class FoundProblems {
  readonly #settings: readonly string[];
  /** One place for each thing that was begun, so that the order is always the same. */
  readonly #found: (Error | undefined)[] = [];

  /** `settings` has what is known already. */
  constructor(settings: readonly string[] = []) {
    this.#settings = settings;
  }

  /** Does something that may find a problem; undefined if it did. */
  async in<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    const place = this.#found.push(undefined) - 1;
    try {
      return await work();
    } catch (error) {
      const problem = PROBLEMS.find((kind) => error instanceof kind);
      if (!problem) throw error;
      this.#found[place] = error as Error;
      return undefined;
    }
  }

  /** @throws {ConfigError} with all problems, or the error of the only one. */
  check(): void {
    const errors = this.#found.filter((error) => error !== undefined);
    const [first, ...others] = errors;
    if (this.#settings.length === 0) {
      if (!first) return;
      if (others.length === 0) throw first;
    }
    throw new ConfigError([...this.#settings, ...errors.flatMap(problemsIn)]);
  }
}

const problemsIn = (error: Error): readonly string[] =>
  error instanceof ConfigError || error instanceof CallersError ? error.problems : [error.message];
