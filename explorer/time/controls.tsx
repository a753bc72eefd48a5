import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { isDay, type SlotProps, STEPS } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { Levels } from './levels.tsx';
import type { Span } from './marks.ts';
import { usePlay } from './use-play.ts';

const { time } = TEXTS;

interface ControlsProps extends SlotProps {
  readonly span: Span | undefined;
  /** Whether only what turns the day is shown, since there is little room. */
  readonly brief: boolean;
  readonly onTurn: (day: string) => void;
  readonly children: ReactNode;
}

/** The day in figures, how it is turned, and how surely facts must be in force. */
export function Controls({ state, dispatch, loading, failed, span, brief, onTurn, children }: ControlsProps) {
  const { day, step } = state;
  const { playing, toggle, stop, stoppedAt } = usePlay({ span, day, step, loading, failed, onDay: onTurn });
  const anyTime = (): void => {
    stop();
    dispatch({ type: 'day', day: null });
  };
  return (
    <div className="time-controls">
      <button type="button" disabled={span === undefined} onClick={toggle}>
        {playing ? <Pause aria-hidden size={16} /> : <Play aria-hidden size={16} />}
        {playing ? time.pause : time.play}
      </button>
      <label>
        {time.day}{' '}
        <input
          type="date"
          value={state.day ?? ''}
          min="0001-01-01"
          max="9999-12-31"
          onChange={({ target }) => isDay(target.value) && dispatch({ type: 'day', day: target.value })}
        />
      </label>
      <button type="button" aria-pressed={state.day === null} onClick={anyTime}>
        {time.allTime}
      </button>
      {stoppedAt !== null && (
        <p role="alert" className="play-stopped">
          {time.stopped(stoppedAt)}
        </p>
      )}
      {!brief && <Further state={state} dispatch={dispatch} />}
      {children}
    </div>
  );
}

/** By how much the day is turned, and how surely facts must be in force. */
function Further({ state, dispatch }: Pick<SlotProps, 'state' | 'dispatch'>) {
  return (
    <>
      <label title={time.stepHint}>
        {time.step}{' '}
        <select
          value={state.step}
          onChange={({ target }) => {
            const step = STEPS.find((one) => one === target.value);
            if (step) dispatch({ type: 'step', step });
          }}
        >
          {STEPS.map((step) => (
            <option key={step} value={step}>
              {time.steps[step]}
            </option>
          ))}
        </select>
      </label>
      <Levels state={state} dispatch={dispatch} />
    </>
  );
}
