import { type Answer, ask, type Problem, SourcesOfFactsDocument, type SourcesOfFactsQuery } from '../api/index.ts';

/** Facts per operation, and sources of each: what one operation may cost. */
const TOGETHER = 100;
const SOURCES = 50;

export interface AskedSources {
  readonly answers: readonly SourcesOfFactsQuery[];
  readonly problems: readonly Problem[];
}

/** The sources of facts, one operation after the other: there may be 10,000 facts, and others ask as well. */
export async function askSources(ids: readonly string[], signal: AbortSignal): Promise<AskedSources> {
  const answers: SourcesOfFactsQuery[] = [];
  for (let start = 0; start < ids.length; start += TOGETHER) {
    const variables = { ids: ids.slice(start, start + TOGETHER), first: SOURCES };
    const { data, problems }: Answer<SourcesOfFactsQuery> = await ask(SourcesOfFactsDocument, variables, { signal });
    if (problems.length > 0) return { answers, problems };
    if (data) answers.push(data);
  }
  return { answers, problems: [] };
}
