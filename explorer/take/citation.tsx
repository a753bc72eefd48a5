import { useEffect, useRef, useState } from 'react';
import type { Note, Problem } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';
import { askSources } from './ask-sources.ts';
import { citationOf, drawnIds, sourcesIn } from './cite.ts';
import { Copy } from './copy.tsx';

interface Made {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

/** A text that says what is drawn, of which day, by which sources, when it was asked, and where. */
export function Citation({ state, picture, loading }: SlotProps) {
  const [made, setMade] = useState<Made>();
  const [asking, setAsking] = useState(false);
  const cancelling = useRef<AbortController>(null);
  useEffect(() => () => cancelling.current?.abort(), []);
  const cite = async (): Promise<void> => {
    setAsking(true);
    const controller = new AbortController();
    cancelling.current = controller;
    try {
      const { answers, problems, notes } = await askSources(drawnIds(picture).facts, controller.signal);
      const sources = sourcesIn(answers);
      const today = new Date().toISOString().slice(0, 10);
      setMade({ text: citationOf({ state, picture, sources, link: location.href, today }), problems, notes });
      setAsking(false);
    } catch {
      // Cancelled: what is drawn has changed, or the panel is closed.
    }
  };
  return (
    <>
      <button type="button" disabled={loading || asking} onClick={() => void cite()}>
        {TEXTS.take.makeCitation}
      </button>
      <p role="status">{asking && TEXTS.page.loading}</p>
      {made && (
        <>
          <Problems problems={made.problems} notes={made.notes} />
          <textarea readOnly className="citation" aria-label={TEXTS.take.cite} rows={10} value={made.text} />
          <Copy label={TEXTS.take.copyCitation} text={() => made.text} />
        </>
      )}
    </>
  );
}
