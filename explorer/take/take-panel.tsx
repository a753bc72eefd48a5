import { useState } from 'react';
import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';

/** What a person takes along: the link, pictures, files, a citation. */
export function TakePanel({ state: _ }: SlotProps) {
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <h2>{TEXTS.take.title}</h2>
      <button type="button" onClick={copy}>
        {TEXTS.take.link}
      </button>{' '}
      <span role="status">{copied && TEXTS.take.copied}</span>
    </>
  );
}
