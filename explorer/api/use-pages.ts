import { useState } from 'react';
import type { Answer } from './answer.ts';
import type { Operation } from './client.ts';
import { useAnswers } from './use-answers.ts';

/** The page of a connection, as an answer has it. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export interface Pages<Data> {
  /** An answer for each page, in order. */
  readonly answers: readonly Answer<Data>[];
  readonly loading: boolean;
  /** Asks for the next page; undefined if there is none. */
  readonly more: (() => void) | undefined;
}

/** Asks for the first page, and for each further one when it is wanted. What was answered before is not asked again. */
export function usePages<Data, Variables extends object>(
  operation: Operation<Data, Variables>,
  variables: Variables | undefined,
  pageOf: (data: Data) => PageInfo | undefined,
): Pages<Data> {
  const key = JSON.stringify(variables);
  const [further, setFurther] = useState<{ readonly key: string | undefined; readonly cursors: readonly string[] }>({
    key: undefined,
    cursors: [],
  });
  const cursors = further.key === key ? further.cursors : [];
  const asked = variables === undefined ? [] : [variables, ...cursors.map((after) => ({ ...variables, after }))];
  const { answers, loading } = useAnswers(operation, asked);
  const last = answers.length === asked.length ? answers.at(-1)?.data : undefined;
  const page = last === undefined || last === null ? undefined : pageOf(last);
  const next = page?.hasNextPage ? page.endCursor : null;
  return {
    answers,
    loading,
    more: next === null || loading ? undefined : () => setFurther({ key, cursors: [...cursors, next] }),
  };
}
