import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';
import { useFound } from './use-found.ts';

/** The chains between two actors, or why there are none. */
export function PathsPanel({ state, dispatch }: SlotProps) {
  const { answer } = useFound(state);
  const paths = answer?.data?.paths;
  return (
    <>
      <h2>{TEXTS.follow.paths}</h2>
      <Problems problems={answer?.problems ?? []} notes={answer?.notes ?? []} />
      {paths && <p>{TEXTS.follow.outcome[paths.outcome]}</p>}
      {paths?.undecided && <p>{TEXTS.follow.undecided(paths.undecided.chains.length)}</p>}
      {paths?.chains.map(({ steps }) => (
        <ol key={steps.map(({ fact }) => fact.id).join()}>
          {steps.map(({ fact, from, to, kind }) => (
            <li key={fact.id}>
              <button type="button" onClick={() => dispatch({ type: 'select', id: fact.id })}>
                {`${from.name} – ${to.name}`}
              </button>{' '}
              <small>{TEXTS.fact[kind]}</small>
            </li>
          ))}
        </ol>
      ))}
    </>
  );
}
