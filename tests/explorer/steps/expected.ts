import type { Explorer } from '../../support/explorer.ts';

const KINDS = {
  tenures: ['from', 'holder { id } country { id }'],
  memberships: ['from', 'member { id } alliance { id }'],
  loansGiven: ['principalUsd', 'creditor { id } debtor { id }'],
  loansReceived: ['principalUsd', 'creditor { id } debtor { id }'],
  events: ['from', 'participants { actor { id } }'],
} as const;

type Field = keyof typeof KINDS;
const FIELDS = Object.keys(KINDS) as readonly Field[];
/** How many facts of a kind are drawn of an actor at first. */
const FIRST = 40;

type Party = { readonly id: string } | null;
interface Fact extends Readonly<Record<'holder' | 'country' | 'member' | 'alliance' | 'creditor' | 'debtor', Party>> {
  readonly id: string;
  readonly participants?: readonly { readonly actor: Party }[];
}

interface Connection {
  readonly totalCount: number;
  readonly undecided?: number;
  readonly nodes: readonly Fact[];
}

/** What is to be drawn of some countries, by what the API answers. */
export interface Expected {
  /** The facts that tie two actors or more. */
  readonly facts: readonly string[];
  /** Those of them that have a node of their own, since they tie more than two. */
  readonly hubs: number;
  readonly actors: ReadonlySet<string>;
  readonly totals: Readonly<Record<Field, number>>;
  readonly undecided: number;
}

/** Asks for the first facts of countries as a person would, of all of time or of a day. */
export async function expectedOf(
  explorer: Explorer,
  ids: readonly string[],
  { fields = FIELDS, day = null }: { readonly fields?: readonly Field[]; readonly day?: string | null } = {},
): Promise<Expected> {
  const asked = fields.map((field) => {
    const [order, parties] = KINDS[field];
    const page = `first: ${FIRST}, at: $at, orderBy: [{ ${order}: DESC }]`;
    return `${field}(${page}) { totalCount ${day === null ? '' : 'undecided'} nodes { id ${parties} } }`;
  });
  const query = `query ($ids: [ID!]!, $at: Date) { nodes(ids: $ids) { ... on Country { ${asked.join('\n')} } } }`;
  const { nodes } = await explorer.ask<{ nodes: Readonly<Record<Field, Connection>>[] }>(query, { ids, at: day });
  const pages = nodes.flatMap((node) => fields.map((field) => [field, node[field]] as const));
  const facts = new Map(pages.flatMap(([, page]) => page.nodes.map((fact) => [fact.id, partiesOf(fact)] as const)));
  const tying = [...facts].filter(([, parties]) => parties.size > 1);
  return {
    facts: tying.map(([id]) => id),
    hubs: tying.filter(([, parties]) => parties.size > 2).length,
    actors: new Set([...ids, ...tying.flatMap(([, parties]) => [...parties])]),
    totals: Object.fromEntries(pages.map(([field, { totalCount }]) => [field, totalCount])) as Expected['totals'],
    undecided: pages.reduce((sum, [, { undecided = 0 }]) => sum + undecided, 0),
  };
}

function partiesOf({
  holder,
  country,
  member,
  alliance,
  creditor,
  debtor,
  participants = [],
}: Fact): ReadonlySet<string> {
  const all = [holder, country, member, alliance, creditor, debtor, ...participants.map(({ actor }) => actor)];
  return new Set(all.flatMap((party) => (party ? [party.id] : [])));
}

/** How many nodes the drawing has of it. */
export const nodesOf = ({ actors, hubs }: Expected): number => actors.size + hubs;
