import { useMemo } from 'react';
import { SingleDocument, useAnswers } from '../api/index.ts';

/** The most ids that `nodes` takes. */
const IDS = 1000;
/** Names are the same on any day. */
const UNDATED = { day: '2000-01-01', dated: false };

/** The names of actors by id; the id itself until it is known, or if there is none. */
export function useNames(ids: readonly (string | null)[]): (id: string) => string {
  const wanted = [...new Set(ids.filter((id) => id !== null))].toSorted();
  const questions = Array.from({ length: Math.ceil(wanted.length / IDS) }, (_, index) => ({
    ids: wanted.slice(index * IDS, (index + 1) * IDS),
    ...UNDATED,
  }));
  const { answers } = useAnswers(SingleDocument, questions);
  return useMemo(() => {
    const nodes = answers.flatMap(({ data }) => data?.nodes ?? []);
    const names = new Map(nodes.flatMap((node) => (node && 'name' in node ? [[node.id, node.name] as const] : [])));
    return (id: string) => names.get(id) ?? id;
  }, [answers]);
}
