import type { FormEvent } from 'react';
import { keepCredential, useRefusal } from '../api/index.ts';
import { TEXTS } from '../texts/index.ts';

/** Asks for a token or an API key once the server wants one. */
export function CredentialField() {
  const refusal = useRefusal();
  if (refusal === undefined) return null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const credential = new FormData(event.currentTarget).get('credential');
    if (typeof credential === 'string' && credential.trim() !== '') keepCredential(credential.trim());
  };
  return (
    <form className="credential" onSubmit={submit}>
      <label>
        {TEXTS.credential.label} <input type="password" name="credential" autoComplete="off" required />
      </label>
      <button type="submit">{TEXTS.credential.use}</button>
      <p role="alert">{TEXTS.credential[refusal]}</p>
    </form>
  );
}
