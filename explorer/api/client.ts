import { type Answer, NOTHING, readAnswer } from './answer.ts';
import { credentialHeader, noteRefusal } from './credential.ts';
import type { TypedDocumentString } from './generated/documents.ts';

/** An operation of `operations/`, with the types of its answer and variables. */
export type Operation<Data, Variables> = TypedDocumentString<Data, Variables>;

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** Whether the answer has the Cypher that gave it. */
  readonly explain?: boolean;
}

/** Asks the API. Rejects only if it was cancelled; all else is a problem of the answer. */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { signal, explain = false }: AskOptions = {},
): Promise<Answer<Data>> {
  try {
    // Relative, so that it works behind a proxy with a path prefix.
    const response = await fetch('graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json',
        'content-type': 'application/json',
        ...credentialHeader(),
        ...(explain && { 'x-entente-explain': '1' }),
      },
      body: JSON.stringify({ query: String(operation), variables }),
      ...(signal && { signal }),
    });
    const answer = readAnswer<Data>(await response.text(), response.status);
    // The statements of an answer take a role of their own, and the page goes on without them.
    if (!explain) noteRefusal(answer.problems);
    return answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    return { ...NOTHING, problems: [{ code: 'UNREACHABLE', message: error instanceof Error ? error.message : '' }] };
  }
}
