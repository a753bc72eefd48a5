import { ConflictsDocument, useAnswer } from '../api/index.ts';
import { dayOf, labelOf, type SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';

const FIRST = 20;

/** Where the sources disagree, over the whole graph. */
export function ConflictsPanel({ state, dispatch }: SlotProps) {
  const { answer } = useAnswer(ConflictsDocument, { first: FIRST, ...dayOf(state) });
  return (
    <>
      <h2>{TEXTS.follow.conflicts}</h2>
      <Problems problems={answer?.problems ?? []} />
      <ul>
        {answer?.data?.conflicts?.nodes.map(({ id, property, subject, values }) => (
          <li key={id}>
            <button type="button" onClick={() => dispatch({ type: 'select', id: subject.id })}>
              {nameOf(subject)}
            </button>{' '}
            {`${property}: ${TEXTS.follow.values(values.length)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

type Subject = Parameters<typeof labelOf>[0] | { readonly __typename: string; readonly id: string };

function nameOf(subject: Subject & { readonly name?: string }): string {
  if (subject.name !== undefined) return subject.name;
  return ('disputed' in subject && labelOf(subject)) || subject.id;
}
