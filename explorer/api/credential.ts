import { useSyncExternalStore } from 'react';
import type { Problem } from './answer.ts';

/** Why the server wants another credential: it got none, it did not accept it, or it takes that of another role. */
export type Refusal = 'UNAUTHENTICATED' | 'REFUSED' | 'FORBIDDEN';

/** The name under which a tab keeps its user's credential until it is closed. */
const KEY = 'entente.credential';

let refusal: Refusal | undefined;
const listeners = new Set<() => void>();

/** The header that shows who asks; none without a credential. */
export function credentialHeader(): { readonly authorization?: string } {
  const credential = stored();
  return credential === null ? {} : { authorization: `Bearer ${credential}` };
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // a browser may keep nothing for a page
  }
}

/** Keeps a credential, and asks everything anew with it. */
export function keepCredential(credential: string): void {
  sessionStorage.setItem(KEY, credential);
  location.reload();
}

/** Notes whether the server wants another credential. */
export function noteRefusal(problems: readonly Problem[]): void {
  const refused = problems.find(({ code }) => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN');
  if (refused === undefined) return;
  const found = refused.code === 'FORBIDDEN' ? 'FORBIDDEN' : stored() === null ? 'UNAUTHENTICATED' : 'REFUSED';
  if (refusal === found) return;
  refusal = found;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Why the server wants another credential, if it does. */
export const useRefusal = (): Refusal | undefined => useSyncExternalStore(subscribe, () => refusal);
