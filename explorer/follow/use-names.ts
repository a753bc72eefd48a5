import { useMemo } from 'react';
import { SingleDocument, useAnswer } from '../api/index.ts';
import { dayOf, type ExplorerState } from '../state/index.ts';

/** The names of actors by id; the id itself until it is known, or if there is none. */
export function useNames(state: ExplorerState, ids: readonly (string | null)[]): (id: string) => string {
  const wanted = ids.filter((id) => id !== null);
  const { answer } = useAnswer(SingleDocument, wanted.length === 0 ? undefined : { ids: wanted, ...dayOf(state) });
  return useMemo(() => {
    const names = new Map(
      (answer?.data?.nodes ?? []).flatMap((node) => (node && 'name' in node ? [[node.id, node.name] as const] : [])),
    );
    return (id: string) => names.get(id) ?? id;
  }, [answer]);
}
