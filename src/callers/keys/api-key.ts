import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every API key begins with, by which it is told from a token and found in leaked texts. */
const PREFIX = 'entente_';
const FORM = /^entente_([0-9a-f]{12})_[\w-]{43}$/;

/** A new key. Its text is shown once and stored nowhere. */
export interface NewApiKey {
  readonly id: string;
  readonly text: string;
  readonly sha256: string;
}

/** Makes a key with 256 random bits, so that its plain hash cannot be guessed from. */
export function makeApiKey(): NewApiKey {
  const id = randomBytes(6).toString('hex');
  const text = `${PREFIX}${id}_${randomBytes(32).toString('base64url')}`;
  return { id, text, sha256: hashOf(text).toString('hex') };
}

/** Whether a credential is meant as an API key. */
export const isApiKey = (credential: string): boolean => credential.startsWith(PREFIX);

/** The public id in an API key; undefined if it does not have the form of one. */
export const idOfApiKey = (credential: string): string | undefined => FORM.exec(credential)?.[1];

/** Whether a key has this hash. Takes the same time wherever they differ. */
export const matchesHash = (credential: string, sha256: string): boolean =>
  timingSafeEqual(hashOf(credential), Buffer.from(sha256, 'hex'));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
