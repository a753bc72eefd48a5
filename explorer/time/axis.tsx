import { scaleLinear } from 'd3-scale';
import { TEXTS } from '../texts/index.ts';
import { numberOf, yearOf, yearStart } from './calendar.ts';
import type { Span } from './marks.ts';

interface AxisProps {
  readonly span: Span;
  /** About how many years are named. */
  readonly count: number;
  /** Turns the day to a place on the axis. */
  readonly onNumber: (number: number) => void;
}

/** The years. A click turns the day to its place; each year that is named is a button, for who has no mouse. */
export function Axis({ span, count, onNumber }: AxisProps) {
  const place = scaleLinear([span.first, span.last + 1], [0, 1]);
  const [from, through] = [yearOf(span.first), yearOf(span.last)];
  const years = scaleLinear([from, through + 1], [0, 1])
    .ticks(Math.min(count, through - from + 1))
    .filter((year) => Number.isInteger(year) && year >= from && year <= through)
    // The last one would have no room for its figures.
    .filter((year) => place(yearStart(year)) < 0.93);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: its buttons do the same by keyboard
    <div
      className="time-axis"
      onClick={({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        onNumber(place.invert((clientX - left) / width));
      }}
    >
      {years.map((year) => (
        <button
          key={year}
          type="button"
          className="year"
          title={TEXTS.time.turnTo(year)}
          style={{ insetInlineStart: `${place(yearStart(year)) * 100}%` }}
          onClick={(event) => {
            event.stopPropagation();
            onNumber(numberOf(`${String(year).padStart(4, '0')}-12-31`));
          }}
        >
          {year}
        </button>
      ))}
    </div>
  );
}
