import { ExpandDocument, type ExpandQueryVariables, type FactKind, useAnswer } from '../api/index.ts';
import { dayOf, type ExplorerState, factKindsOf, levelOf } from '../state/index.ts';

/** What asks for the number of facts of an actor by kind, and for one of each. */
export function countQuestion(state: ExplorerState, id: string): ExpandQueryVariables {
  const kinds = factKindsOf(id);
  return {
    ids: [id],
    at: state.day,
    inForce: levelOf(state),
    ...dayOf(state),
    tenures: kinds.includes('TENURE'),
    memberships: kinds.includes('MEMBERSHIP'),
    loans: kinds.includes('LOAN'),
    events: kinds.includes('EVENT'),
    firstTenures: 1,
    firstMemberships: 1,
    firstLoans: 1,
    firstEvents: 1,
  };
}

interface Counted {
  readonly totalCount: number;
}

const FIELDS: Readonly<Record<FactKind, readonly string[]>> = {
  TENURE: ['tenures'],
  MEMBERSHIP: ['memberships'],
  LOAN: ['loansGiven', 'loansReceived'],
  EVENT: ['events'],
};

/** How many facts of each kind an actor has; empty until that is known. */
export function useCounts(state: ExplorerState, id: string): Partial<Readonly<Record<FactKind, number>>> {
  const { answer } = useAnswer(ExpandDocument, countQuestion(state, id));
  const node = answer?.data?.nodes?.[0];
  if (node?.id !== id) return {};
  const fields = node as unknown as Partial<Record<string, Counted>>;
  return Object.fromEntries(
    factKindsOf(id).map((kind) => [
      kind,
      FIELDS[kind].reduce((sum, field) => sum + (fields[field]?.totalCount ?? 0), 0),
    ]),
  );
}
