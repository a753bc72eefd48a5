import { useEffect, useRef, useState } from 'react';

/** The least time between two days that are asked for while a person drags. */
const PACE_MS = 80;

/** A day that is shown at once and handed on at a pace, so that dragging does not ask for every day in between. */
export function usePaced(
  day: string | null,
  onDay: (day: string) => void,
): { readonly shown: string | null; readonly turn: (day: string) => void } {
  const [draft, setDraft] = useState<string>();
  const handed = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(onDay);
  useEffect(() => {
    latest.current = onDay;
  }, [onDay]);
  useEffect(() => {
    if (draft === undefined) return;
    const wait = Math.max(0, PACE_MS - (performance.now() - handed.current));
    const timer = setTimeout(() => {
      handed.current = performance.now();
      setDraft(undefined);
      latest.current(draft);
    }, wait);
    return () => clearTimeout(timer);
  }, [draft]);
  return { shown: draft ?? day, turn: setDraft };
}
