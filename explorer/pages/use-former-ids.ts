import { useEffect, useMemo, useState } from 'react';
import { type Note, StandingIdsDocument, useAnswers } from '../api/index.ts';
import { type Dispatch, type ExplorerState, idsOf } from '../state/index.ts';

/** The most ids that `nodes` takes. */
const IDS = 1000;

/** An id that was joined into another. */
export interface FormerId {
  readonly id: string;
  readonly now: string;
}

/** Asks which ids of a link stand: what it hides, pins or selects is not asked for otherwise. */
export function useLinkNotes(opened: ExplorerState): { readonly notes: readonly Note[]; readonly loading: boolean } {
  const ids = idsOf(opened);
  const questions = Array.from({ length: Math.ceil(ids.length / IDS) }, (_, index) => ({
    ids: ids.slice(index * IDS, (index + 1) * IDS),
  }));
  const { answers, loading } = useAnswers(StandingIdsDocument, questions);
  return useMemo(() => ({ notes: answers.flatMap(({ notes }) => notes), loading }), [answers, loading]);
}

/** The former ids that notes of the server tell, each once: several answers may tell of the same. */
export function formerIn(notes: readonly Note[]): readonly FormerId[] {
  const found = new Map<string, FormerId>();
  for (const { code, id, now } of notes) {
    if (code === 'FORMER_ID' && id !== undefined && now !== undefined) found.set(id, { id, now });
  }
  return [...found.values()];
}

/** Follows former ids to what stands in their place, and gives those that were followed since a link was opened. */
export function useFormerIds(notes: readonly Note[], opened: ExplorerState, dispatch: Dispatch): readonly FormerId[] {
  const [followed, setFollowed] = useState<{ readonly opened: ExplorerState; readonly ids: readonly FormerId[] }>({
    opened,
    ids: [],
  });
  useEffect(() => {
    const found = formerIn(notes);
    if (found.length === 0) return;
    dispatch({ type: 'rename', ids: new Map(found.map(({ id, now }) => [id, now])) });
    setFollowed((before) => {
      const known = before.opened === opened ? before.ids : [];
      const added = found.filter(({ id }) => !known.some((one) => one.id === id));
      return { opened, ids: [...known, ...added] };
    });
  }, [notes, opened, dispatch]);
  return followed.opened === opened ? followed.ids : [];
}
