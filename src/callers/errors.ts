import { settingsMessage } from '../domain/index.ts';

/** The settings or files that say who may ask are wrong. The message names each of them and contains no secret. */
export class CallersError extends Error {
  override readonly name = 'CallersError';
  /** Each of them. */
  readonly problems: readonly string[];

  /** Takes one as the whole message, or several with a heading. */
  constructor(what: string | readonly string[]) {
    super(typeof what === 'string' ? what : settingsMessage(what));
    this.problems = [what].flat();
  }
}

/** A credential is missing or not accepted. The reason is for the log: clients must not learn it. */
export class CredentialRefused extends Error {
  override readonly name = 'CredentialRefused';
  /** Contains nothing of the credential. */
  readonly reason: string;
  /** Whether there was a credential. */
  readonly given: boolean;

  constructor(reason: string, given = true) {
    super(`The credential was refused: ${reason}`);
    this.reason = reason;
    this.given = given;
  }
}

/** Credentials cannot be checked at the moment. */
export class AuthenticationUnavailable extends Error {
  override readonly name = 'AuthenticationUnavailable';
}
