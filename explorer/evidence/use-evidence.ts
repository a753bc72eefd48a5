import { ActorEvidenceDocument, FactEvidenceDocument, type Pages, type ToldFragment, usePages } from '../api/index.ts';
import { actorKind } from '../state/index.ts';
import type { Subject } from './values.ts';

const FIRST = 20;
/** Variables that must have a day, though it is not used: what sources say does not depend on the day that is drawn. */
const UNDATED = { day: '2000-01-01', dated: false };

interface EvidenceOf {
  readonly subject: Subject | undefined;
  readonly statements: readonly ToldFragment[];
  readonly total: number;
  readonly pages: Pages<unknown>;
}

/** The variables of what is asked of an actor or fact, of all sources or of one. */
export const evidenceVariables = (id: string, source: string | null) => ({
  id,
  first: FIRST,
  ...(source !== null && { sources: [source] }),
});

export const factVariables = (id: string, source: string | null) => ({ ...evidenceVariables(id, source), ...UNDATED });

interface Answered {
  readonly node?: Subject | null;
}

const connectionOf = ({ node }: Answered) => (node && 'statements' in node ? node.statements : undefined);

/** What is stated of an actor or fact, page by page. */
export function useEvidence(id: string, source: string | null): EvidenceOf {
  const ofActor = actorKind(id) !== undefined;
  const pageOf = (data: Answered) => connectionOf(data)?.pageInfo;
  const actor = usePages(ActorEvidenceDocument, ofActor ? evidenceVariables(id, source) : undefined, pageOf);
  const fact = usePages(FactEvidenceDocument, ofActor ? undefined : factVariables(id, source), pageOf);
  const pages = ofActor ? actor : fact;
  const data: readonly Answered[] = pages.answers.flatMap((answer) => answer.data ?? []);
  return {
    subject: data[0]?.node ?? undefined,
    statements: data.flatMap((page) => connectionOf(page)?.nodes ?? []),
    total: (data[0] && connectionOf(data[0])?.totalCount) ?? 0,
    pages,
  };
}
