const VIA = 'via: { facts: [TENURE, MEMBERSHIP, LOAN, EVENT] }';

/** What is asked of each root field that is no collection, behind the day: its other arguments, and what is selected. */
export const OF_ANALYSES: Readonly<Record<string, readonly string[]>> = {
  search: [
    `query: "k1", types: [COUNTRY], first: 100) { nodes { id ... on Country { tenures { totalCount } leaders { totalCount } } } }`,
    ...['', 'types: [LOAN, EVENT], ', 'group: SUBJECT, ', 'types: [STATEMENT], group: SUBJECT, '].flatMap((rest) =>
      ['a', 'k'].map(
        (query) =>
          `query: "${query}", ${rest}first: 1000) { edges { score property node { id } statementCount statements { statement { id } } } }`,
      ),
    ),
  ],
  paths: [
    `from: "country:1", to: "country:2", first: 50) { outcome steps chains { sources steps { kind fact { id } } } }`,
    `from: "person:1", to: "organization:2", ${VIA}, first: 50) { outcome steps more chains { steps { fact { id } } } }`,
  ],
  neighborhood: [
    `of: ["country:1"], steps: 2) { nodes { actorId degree distance actor { ... on Country { leaders { totalCount } } } } links { id } }`,
    `of: ["alliance:1", "person:2"], ${VIA}) { nodes { actorId degree } links { id } }`,
  ],
  commonTies: [
    `between: ["country:1", "country:2"]) { actorCount factCount actors { actor { id } } facts { fact { id } } }`,
  ],
  exposure: ['CREDITORS', 'DEBTORS'].flatMap((side) =>
    ['COMMITMENTS', 'OUTSTANDING'].map(
      (counting) =>
        `country: "country:1", side: ${side}, counting: ${counting}) { totalUsd loans hhi counterparties { party { id } amountUsd balanceAsOf } leftOut { reason loans } }`,
    ),
  ),
  centrality: [
    `metric: DEGREE) { size ties actors { rank degree actor { id } } }`,
    `metric: PAGERANK, ${VIA}, first: 5) { actors { score actor { id } } }`,
  ],
  communities: [`${VIA}) { size ties communities { size members { id } } }`],
};
