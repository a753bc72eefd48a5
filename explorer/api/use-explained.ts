import { useEffect, useState } from 'react';
import type { Answer } from './answer.ts';
import { ask, type Operation } from './client.ts';

/** Asks an operation together with the Cypher that answers it; undefined variables ask nothing. */
export function useExplained<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | undefined,
): Answer<Data> | undefined {
  const [answer, setAnswer] = useState<Answer<Data>>();
  const key = JSON.stringify([String(operation), variables]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key has all that the question is made of
  useEffect(() => {
    setAnswer(undefined);
    if (variables === undefined) return;
    const cancelling = new AbortController();
    ask(operation, variables, { signal: cancelling.signal, explain: true }).then(setAnswer, () => undefined);
    return () => cancelling.abort();
  }, [key]);
  return answer;
}
