import { useState } from 'react';
import { TEXTS } from '../texts/index.ts';

interface CopyProps {
  readonly label: string;
  readonly text: () => string;
}

/** Copies a text; where the browser does not allow that, it is shown to be copied by hand. */
export function Copy({ label, text }: CopyProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async (): Promise<void> => {
    try {
      // Without HTTPS there is no clipboard.
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <div className="copy">
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>{' '}
      <span role="status">{outcome && TEXTS.take[outcome]}</span>
      {outcome === 'refused' && <textarea readOnly aria-label={label} rows={4} value={text()} />}
    </div>
  );
}
