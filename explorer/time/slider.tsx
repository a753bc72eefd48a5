import type { KeyboardEvent } from 'react';
import type { Step } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { dayOfNumber, numberOf, turned } from './calendar.ts';
import type { Span } from './marks.ts';
import { dayAt } from './use-play.ts';

interface SliderProps {
  readonly span: Span;
  readonly day: string | null;
  readonly step: Step;
  readonly onDay: (day: string) => void;
}

/** By how many steps a key turns the day. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Turns the day over the years of what is drawn. Without a day, it stands at the end. */
export function Slider({ span, day, step, onDay }: SliderProps) {
  const present = day ?? dayOfNumber(span.last);
  const within = (number: number): string => dayOfNumber(Math.min(span.last, Math.max(span.first, number)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = KEYS[event.key];
    const ends: Readonly<Record<string, number>> = { Home: span.first, End: span.last };
    const end = ends[event.key];
    if (steps === undefined && end === undefined) return;
    event.preventDefault();
    if (end !== undefined) onDay(dayOfNumber(end));
    else if (steps !== undefined) onDay(within(numberOf(turned(present, step, steps))));
  };
  return (
    <input
      type="range"
      className="slider"
      data-day={day ?? ''}
      aria-label={TEXTS.time.slider}
      aria-valuetext={day ?? TEXTS.time.allTime}
      min={span.first}
      max={span.last}
      value={numberOf(present)}
      onKeyDown={onKeyDown}
      onChange={({ target }) => onDay(dayAt(Number(target.value), span, step))}
    />
  );
}
