import type { InForceLevel } from '../api/index.ts';
import { isDay, LEVELS, type SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';

/** The day on which facts must be in force, and how surely. */
export function TimeBar({ state, dispatch }: SlotProps) {
  const toggle = (level: InForceLevel): void => {
    const levels = state.levels.includes(level)
      ? state.levels.filter((one) => one !== level)
      : [...state.levels, level];
    if (levels.length > 0) dispatch({ type: 'levels', levels });
  };
  return (
    <div className="time-bar">
      <label>
        {TEXTS.time.day}{' '}
        <input
          type="date"
          value={state.day ?? ''}
          onChange={({ target }) => dispatch({ type: 'day', day: isDay(target.value) ? target.value : null })}
        />
      </label>
      <button type="button" disabled={state.day === null} onClick={() => dispatch({ type: 'day', day: null })}>
        {TEXTS.time.allTime}
      </button>
      <fieldset disabled={state.day === null}>
        <legend>{TEXTS.time.levels}</legend>
        {LEVELS.map((level) => (
          <label key={level}>
            <input type="checkbox" checked={state.levels.includes(level)} onChange={() => toggle(level)} />{' '}
            {TEXTS.inForce[level]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
