import type { BrowserContext } from 'playwright-core';

/** Answers of the API that no graph gave, for drawings of any size: the page asks, and is told this. */
export interface Synthetic {
  readonly actors: readonly Actor[];
  readonly loans: readonly Loan[];
}

interface Actor {
  readonly id: string;
  readonly name: string;
}

interface Loan {
  readonly id: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly from?: string;
  readonly inForce?: 'SHOWN' | 'PRESUMED' | 'POSSIBLE';
  readonly disputed?: boolean;
  readonly amountUsd?: number;
}

interface Asked {
  readonly operationName?: string;
  readonly query: string;
  readonly variables: { readonly ids?: readonly string[]; readonly day?: string; readonly dated?: boolean };
}

/** Lets the pages of a browser be told of `given` on each day. */
export async function answerWith(
  context: BrowserContext,
  given: (day: string | null) => Synthetic,
): Promise<{ readonly answered: () => number }> {
  let answered = 0;
  await context.route('**/graphql', async (route) => {
    const { query, variables } = route.request().postDataJSON() as Asked;
    if (!/query Expand\b/.test(query)) {
      await route.fulfill({ json: { data: { nodes: [], node: null } } });
      return;
    }
    const body = answerOf(given(variables.dated ? (variables.day ?? null) : null), variables.ids ?? []);
    answered++;
    await route.fulfill({ json: body });
  });
  return { answered: () => answered };
}

/** All loans as given by the first that is asked for, so that one answer has all. */
function answerOf({ actors, loans }: Synthetic, ids: readonly string[]) {
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  const party = (id: string) => ({
    __typename: 'Country',
    id,
    name: names.get(id) ?? id,
    code: id.slice('country:'.length).slice(0, 2),
    latitude: 0,
    longitude: 0,
  });
  const nodes = loans.map(({ id, creditor, debtor, from = null, inForce, disputed = false, amountUsd = null }) => ({
    __typename: 'Loan',
    id,
    from,
    fromPrecision: from ? 'DAY' : null,
    until: null,
    untilPrecision: null,
    firstObserved: null,
    lastObserved: null,
    presumedUntil: null,
    disputed,
    statementCount: 1,
    sourceCount: 1,
    ...(inForce ? { inForce } : {}),
    loanTitle: null,
    principal: amountUsd,
    currency: 'USD',
    principalUsd: amountUsd,
    loanStatus: null,
    umbrella: false,
    creditor: party(creditor),
    debtor: party(debtor),
  }));
  const page = (some: readonly unknown[]) => ({ totalCount: some.length, undecided: 0, nodes: some });
  return {
    data: {
      nodes: ids.map((id, index) => ({
        ...party(id),
        loansGiven: page(index === 0 ? nodes : []),
        loansReceived: page([]),
      })),
    },
  };
}
