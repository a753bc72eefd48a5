import type { GraphPort } from '../../src/graph/index.ts';
import { dataOf } from '../support/ask.ts';

/** A property's value as the API answers it. */
type Value = string | number | boolean | null | readonly string[];

export interface ExpectedNode {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly degree: number;
  readonly distance: number;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

export interface ExpectedEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly fact: string;
  readonly kind: string;
  readonly roles: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

interface FoundLink {
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly label: string;
  readonly fact: { readonly id: string };
}

const FIND = `query ($of: [ID!]!, $steps: Int, $first: Int, $via: Via, $at: Date) {
  neighborhood(of: $of, steps: $steps, first: $first, via: $via, at: $at) {
    nodes { id: actorId label kind degree distance }
    links { id source target kind label fact { id } }
  }
}`;

// Written out, so that what is exported is compared to what the API has and not to how the export asks for it.
const DETAILS = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Country { name code iso3 officialName aliases region latitude longitude cow gw gec existedFrom existedUntil }
    ... on Person { name aliases birthYear }
    ... on Organization { name aliases organizationKind: kind seat }
    ... on Alliance { name aliases allianceKind: kind obligations level }
    ... on Fact { from fromPrecision until untilPrecision firstObserved lastObserved presumedUntil disputed statementCount sourceCount }
    ... on Loan {
      loanTitle: title purpose interestRate maturesOn maturesOnPrecision
      instrument principal currency principalUsd usdBasis loanStatus: status repayment umbrella
      balances { asOf asOfPrecision amount currency }
    }
    ... on Membership { membershipStatus: status obligations }
    ... on Tenure { office rank }
    ... on Event { title eventKind: kind eventStatus: status place quantities { name value unit bound } }
    ... on Actor { statementCount sourceCount statements(first: 100) { nodes { source { id title } } } }
    ... on Fact { statements(first: 100) { nodes { source { id title } } } }
  }
}`;

/** As many as one operation may cost, with all their statements. */
const BATCH = 30;

/** What the API itself answers for a subgraph, with each value under the name that files have for it. */
export async function expectedOf(
  graph: GraphPort,
  variables: Readonly<Record<string, unknown>>,
): Promise<{ readonly nodes: readonly ExpectedNode[]; readonly edges: readonly ExpectedEdge[] }> {
  const { neighborhood } = (await dataOf(graph, FIND, { first: 2000, ...variables })) as unknown as {
    neighborhood: { nodes: readonly ExpectedNode[]; links: readonly FoundLink[] };
  };
  const { nodes, links } = neighborhood;
  const ids = [...new Set([...nodes, ...links.map(({ fact }) => fact)].map(({ id }) => id))];
  const details = new Map<string, Readonly<Record<string, string | number | boolean>>>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = (await dataOf(graph, DETAILS, { ids: ids.slice(start, start + BATCH) })) as unknown as {
      nodes: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
    };
    for (const node of batch.nodes) details.set(node.id, valuesOf(node));
  }
  return {
    nodes: nodes.map((node) => ({ ...node, values: details.get(node.id) ?? {} })),
    edges: links.map(({ source, target, kind, label, fact: { id: fact } }) => ({
      id: `${fact}:${source}:${target}`,
      source,
      target,
      fact,
      kind,
      roles: label,
      values: details.get(fact) ?? {},
    })),
  };
}

/** What the query above calls otherwise than files do, since fields of one name differ in type. */
const ALIASED: Readonly<Record<string, string>> = {
  loanTitle: 'title',
  loanStatus: 'status',
  membershipStatus: 'status',
  eventStatus: 'status',
};

function valuesOf({ id, statements, ...fields }: Readonly<Record<string, unknown>>) {
  const { nodes: stated } = statements as { nodes: readonly { source: { id: string; title: string } }[] };
  const sources = [...new Map(stated.map(({ source }) => [source.id, source.title]))].sort();
  const known = Object.entries(fields).flatMap(([name, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    return [[ALIASED[name] ?? name, flat(value as Value)] as const];
  });
  return {
    ...Object.fromEntries(known),
    evidence: sources.length,
    ...(sources.length > 0 && {
      evidenceIds: sources.map(([source]) => source).join(' | '),
      evidenceTitles: sources.map(([, title]) => title).join(' | '),
    }),
  };
}

const flat = (value: Value): string | number | boolean =>
  Array.isArray(value)
    ? value.map((item) => (typeof item === 'object' ? describePart(item) : item)).join(' | ')
    : (value as string | number | boolean);

const describePart = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('; ');
