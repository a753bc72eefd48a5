import { useEffect, useMemo, useState } from 'react';
import type { Answer } from './answer.ts';
import { ask, type Operation } from './client.ts';
import { KeptAnswers } from './kept-answers.ts';

/** A question that a component asks, and what is known of its answer. */
export interface Asked<Data> {
  /** The last answer; while another is on its way, that of the question before. */
  readonly answer: Answer<Data> | undefined;
  /** Whether the answer to the present question is on its way. */
  readonly loading: boolean;
}

const kept = new KeptAnswers();

interface Settled<Data> {
  readonly key: string;
  readonly answers: readonly Answer<Data>[];
}

/**
 * Asks one operation with each of these variables at the same time. What is outdated is cancelled, and what was asked before
 * is not asked again.
 */
export function useAnswers<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: readonly Variables[],
): { readonly answers: readonly Answer<Data>[]; readonly loading: boolean } {
  const key = JSON.stringify([String(operation), variables]);
  const [settled, setSettled] = useState<Settled<Data>>({ key: '', answers: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key has all that the question is made of
  useEffect(() => {
    const cancelling = new AbortController();
    const one = async (each: Variables): Promise<Answer<Data>> => {
      const name = JSON.stringify([String(operation), each]);
      const answer = kept.get<Data>(name) ?? (await ask(operation, each, { signal: cancelling.signal }));
      kept.set(name, answer);
      return answer;
    };
    Promise.all(variables.map(one)).then(
      (answers) => !cancelling.signal.aborted && setSettled({ key, answers }),
      () => undefined, // cancelled
    );
    return () => cancelling.abort();
  }, [key]);
  return useMemo(
    () => ({ answers: settled.answers, loading: settled.key !== key && variables.length > 0 }),
    [settled, key, variables.length],
  );
}

/** Asks an operation; undefined variables ask nothing. */
export function useAnswer<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | undefined,
): Asked<Data> {
  const { answers, loading } = useAnswers(operation, variables === undefined ? [] : [variables]);
  return { answer: variables === undefined ? undefined : answers[0], loading };
}
