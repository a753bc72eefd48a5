import type { InForceLevel } from '../api/index.ts';
import { LEVELS, type SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';

const { time, inForce } = TEXTS;

/** How surely a fact must be in force to be drawn, with what each level means. */
export function Levels({ state, dispatch }: Pick<SlotProps, 'state' | 'dispatch'>) {
  const toggle = (level: InForceLevel): void => {
    const levels = state.levels.includes(level)
      ? state.levels.filter((one) => one !== level)
      : [...state.levels, level];
    if (levels.length > 0) dispatch({ type: 'levels', levels });
  };
  return (
    <fieldset className="levels" disabled={state.day === null}>
      <legend>{time.levels}</legend>
      {LEVELS.map((level) => (
        <label key={level} title={time.meaning[level]}>
          <input type="checkbox" checked={state.levels.includes(level)} onChange={() => toggle(level)} />{' '}
          {inForce[level]}
        </label>
      ))}
      <details className="meanings">
        <summary>{time.meanings}</summary>
        <dl>
          {LEVELS.map((level) => (
            <div key={level}>
              <dt>{inForce[level]}</dt>
              <dd>{time.meaning[level]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </fieldset>
  );
}
