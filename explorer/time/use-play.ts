import { useEffect, useRef, useState } from 'react';
import type { Step } from '../state/index.ts';
import { useMedia } from '../ui/index.ts';
import { dayOfNumber, nearest, numberOf, turned } from './calendar.ts';
import type { Span } from './marks.ts';

/** How long a position stays after its answer, for who wants little motion longer. */
const STAY_MS = 700;
const STAY_LONGER_MS = 2000;

interface Playing {
  readonly span: Span | undefined;
  readonly day: string | null;
  readonly step: Step;
  /** Whether the answer to the present position is on its way: the next one waits for it. */
  readonly loading: boolean;
  /** Whether it was answered with a problem. */
  readonly failed: boolean;
  readonly onDay: (day: string) => void;
}

/**
 * Turns the day on by itself, up to the last one; from there it begins anew. It stops where the server has no answer, and
 * goes on from there when it is told to.
 */
export function usePlay({ span, day, step, loading, failed, onDay }: Playing) {
  const [playing, setPlaying] = useState(false);
  /** The day to which it turned and that was not answered. */
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  const turnedTo = useRef<string | null>(null);
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  const next = span && nextDay(span, day, step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each position has a wait of its own; the handler is always the same
  useEffect(() => {
    if (!playing || loading) return;
    if (failed && day !== null && turnedTo.current === day) {
      setStoppedAt(day);
      return setPlaying(false);
    }
    if (next === undefined) return setPlaying(false);
    const timer = setTimeout(() => go(next), calm ? STAY_LONGER_MS : STAY_MS);
    return () => clearTimeout(timer);
  }, [playing, loading, failed, next, calm]);
  const go = (to: string): void => {
    turnedTo.current = to;
    onDay(to);
  };
  const toggle = (): void => {
    turnedTo.current = null;
    setStoppedAt(null);
    if (!playing && span && next === undefined) go(firstDay(span, step));
    setPlaying(!playing);
  };
  return { playing, toggle, stop: () => setPlaying(false), stoppedAt: stoppedAt === day ? stoppedAt : null };
}

const firstDay = ({ first }: Span, step: Step): string =>
  step === 'day' ? dayOfNumber(first) : turned(dayOfNumber(first), step, 1);

/** Undefined behind the last day. */
function nextDay(span: Span, day: string | null, step: Step): string | undefined {
  if (day === null || numberOf(day) < span.first) return firstDay(span, step);
  const next = turned(day, step, 1);
  return numberOf(next) > span.last || next === day ? undefined : next;
}

/** The position that a place on an axis stands for. */
export const dayAt = (number: number, { first, last }: Span, step: Step): string =>
  nearest(Math.min(last, Math.max(first, number)), step);
