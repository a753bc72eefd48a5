import {
  type Answer,
  ask,
  type Note,
  type Problem,
  SourcesOfFactsDocument,
  type SourcesOfFactsQuery,
} from '../api/index.ts';

/** Facts per operation, and sources of each: what one operation may cost. */
const TOGETHER = 100;
const SOURCES = 50;

export interface AskedSources {
  readonly answers: readonly SourcesOfFactsQuery[];
  readonly problems: readonly Problem[];
  /** What the server says of the answers, such as that a fact has more sources; the same only once. */
  readonly notes: readonly Note[];
}

/** The sources of facts, one operation after the other: there may be 10,000 facts, and others ask as well. */
export async function askSources(ids: readonly string[], signal: AbortSignal): Promise<AskedSources> {
  const answers: SourcesOfFactsQuery[] = [];
  const notes = new Map<string, Note>();
  for (let start = 0; start < ids.length; start += TOGETHER) {
    const variables = { ids: ids.slice(start, start + TOGETHER), first: SOURCES };
    const answer: Answer<SourcesOfFactsQuery> = await ask(SourcesOfFactsDocument, variables, { signal });
    for (const note of answer.notes) notes.set(`${note.code} ${note.message}`, note);
    if (answer.problems.length > 0) return { answers, problems: answer.problems, notes: [...notes.values()] };
    if (answer.data) answers.push(answer.data);
  }
  return { answers, problems: [], notes: [...notes.values()] };
}
