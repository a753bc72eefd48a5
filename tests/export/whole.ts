import type { GraphPort } from '../../src/graph/index.ts';
import { dataOf } from '../support/ask.ts';

/** What a slice of a graph must have, found by other fields of the API than those that exports ask. */
export interface ExpectedSlice {
  readonly facts: ReadonlySet<string>;
  /** As `fact:source:target`. */
  readonly edges: ReadonlySet<string>;
}

export interface SliceQuestion {
  readonly at?: string | undefined;
  readonly inForce?: string | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly via?: Readonly<Record<string, readonly string[]>> | undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  LOAN: 'loans',
  MEMBERSHIP: 'memberships',
  TENURE: 'tenures',
  EVENT: 'events',
};
const ACTORS = ['countries', 'people', 'organizations', 'alliances'];
const MOST = 2_000;

interface FoundFact {
  readonly id: string;
  readonly status?: string;
  readonly alliance?: { readonly kind: string; readonly obligations: readonly string[] } | null;
}

interface Found {
  readonly nodes: readonly FoundFact[];
}

/** All facts and links among the actors of a small graph that meet the conditions. */
export async function expectedSlice(graph: GraphPort, question: SliceQuestion): Promise<ExpectedSlice> {
  const { at, inForce, sources, via } = question;
  const level = inForce === undefined ? '' : `, inForce: ${inForce}`;
  const day = at === undefined ? '' : `, at: "${at}"${level}`;
  const kinds = via?.facts ?? Object.keys(KINDS);
  const details = '... on Membership { status alliance { kind obligations } }';
  const text = kinds.map(
    (kind) =>
      `${kind}: ${KINDS[kind]}(first: ${MOST}${day}) { nodes { ... on Node { id } ${kind === 'MEMBERSHIP' ? details : ''} } }`,
  );
  const found = (await dataOf(graph, `{ ${text.join('\n')} }`)) as Readonly<Record<string, Found>>;
  const met = Object.values(found).flatMap(({ nodes }) =>
    nodes.filter((one) => isChosen(one, via)).map(({ id }) => id),
  );
  const stated = sources && (await statedBy(graph, sources));
  const facts = new Set(met.filter((id) => !stated || stated.has(id)));
  const edges = (await linksOfAll(graph, question)).filter(({ fact }) => !stated || stated.has(fact.id));
  return { facts, edges: new Set(edges.map(({ fact, source, target }) => `${fact.id}:${source}:${target}`)) };
}

/** Whether a fact meets the filters, all of which are of memberships. */
function isChosen(
  { status, alliance }: FoundFact,
  { statuses, allianceKinds, obligations }: SliceQuestion['via'] = {},
): boolean {
  if (status === undefined) return true;
  return (
    (!statuses || statuses.includes(status)) &&
    (!allianceKinds || allianceKinds.includes(alliance?.kind ?? '')) &&
    (!obligations || obligations.some((one) => alliance?.obligations.includes(one)))
  );
}

/** The ids of all that these sources state, themselves or by sources that are part of them. */
async function statedBy(graph: GraphPort, sources: readonly string[]): Promise<ReadonlySet<string>> {
  const query = `query ($sources: [ID!]) {
    statements(first: ${MOST}, where: { source: { or: [{ id: { in: $sources } }, { partOf: { id: { in: $sources } } }] } }) { nodes { subject { id } } }
  }`;
  const { statements } = (await dataOf(graph, query, { sources })) as unknown as {
    statements: { nodes: readonly { readonly subject: { readonly id: string } | null }[] };
  };
  return new Set(statements.nodes.flatMap(({ subject }) => subject?.id ?? []));
}

interface FoundLink {
  readonly fact: { readonly id: string };
  readonly source: string;
  readonly target: string;
}

async function linksOfAll(graph: GraphPort, question: SliceQuestion): Promise<readonly FoundLink[]> {
  const actors = (await dataOf(
    graph,
    `{ ${ACTORS.map((name) => `${name}(first: ${MOST}) { nodes { id } }`).join('\n')} }`,
  )) as Readonly<Record<string, Found>>;
  const ids = Object.values(actors).flatMap(({ nodes }) => nodes.map(({ id }) => id));
  const query = `query ($of: [ID!]!, $via: Via, $at: Date, $inForce: InForceLevel) {
    neighborhood(of: $of, via: $via, at: $at, inForce: $inForce, first: ${MOST}) { links { source target fact { id } } truncated { nodes links } }
  }`;
  const links: FoundLink[] = [];
  for (let start = 0; start < ids.length; start += 20) {
    const { at, inForce = 'PRESUMED', via } = question;
    const variables = { of: ids.slice(start, start + 20), via, at, inForce };
    const { neighborhood } = (await dataOf(graph, query, variables)) as unknown as {
      neighborhood: { links: readonly FoundLink[]; truncated: unknown };
    };
    if (neighborhood.truncated) throw new Error('The graph is too large for this oracle');
    links.push(...neighborhood.links);
  }
  return links;
}

/** The query string that asks an export for it. */
export function queryOf({ at, inForce, sources, via }: SliceQuestion): string {
  const given = { at, inForce, sources: sources?.join(','), ...via };
  const parts = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${[value].flat().join(',')}`],
  );
  return [...(at === undefined && !sources ? ['all=true'] : []), ...parts].join('&');
}
