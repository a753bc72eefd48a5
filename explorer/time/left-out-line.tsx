import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { leftOutOf } from './left-out.ts';

const { leftOut } = TEXTS.time;

/** What the day leaves out although it may belong there, with the way to see it. */
export function LeftOutLine({ state, dispatch, picture, loading }: SlotProps) {
  // Where no actor's facts are asked for, nothing was counted.
  if (state.day === null || loading || picture.cuts.length === 0) return null;
  const { actors, sum, atMost } = leftOutOf(picture);
  if (sum === 0) return state.levels.includes('POSSIBLE') ? null : <p className="may-have-been">{leftOut.nothing}</p>;
  const by = actors.map(({ name, count }) => leftOut.by(name, formatNumber(count))).join(', ');
  return (
    <p className="may-have-been">
      {atMost ? leftOut.atMost(formatNumber(sum), by) : leftOut.exactly(sum, formatNumber(sum))}{' '}
      <button
        type="button"
        className="link"
        onClick={() => dispatch({ type: 'levels', levels: [...state.levels, 'POSSIBLE'] })}
      >
        {leftOut.show}
      </button>
    </p>
  );
}
