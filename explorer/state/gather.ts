import type { DrawnActorFragment, ExpandQuery, FactKind, SingleQuery } from '../api/index.ts';
import type { Cut, CutField, DrawnFact } from './picture-types.ts';

/** What the API gave to be drawn. */
export interface Given {
  readonly expanded: readonly ExpandQuery[];
  readonly single: readonly SingleQuery[];
  /** Facts that an analysis found, such as those of chains. */
  readonly found: readonly DrawnFact[];
}

/** The same by id. */
export interface Gathered {
  readonly actors: ReadonlyMap<string, DrawnActorFragment>;
  readonly facts: ReadonlyMap<string, DrawnFact>;
  readonly cuts: readonly Cut[];
}

interface Page {
  readonly totalCount: number;
  readonly undecided: number | null;
  readonly nodes: readonly DrawnFact[];
}

const FIELDS: readonly (readonly [CutField, FactKind])[] = [
  ['tenures', 'TENURE'],
  ['memberships', 'MEMBERSHIP'],
  ['loansGiven', 'LOAN'],
  ['loansReceived', 'LOAN'],
  ['events', 'EVENT'],
];

export function gather({ expanded, single, found }: Given): Gathered {
  const actors = new Map<string, DrawnActorFragment>();
  const facts = new Map<string, DrawnFact>();
  const cuts: Cut[] = [];
  const take = (fact: DrawnFact): void => {
    facts.set(fact.id, fact);
    for (const { actor } of partiesOf(fact)) if (!actors.has(actor.id)) actors.set(actor.id, actor);
  };
  for (const node of expanded.flatMap(({ nodes }) => nodes ?? [])) {
    if (!node || !isActor(node)) continue;
    actors.set(node.id, node);
    const pages = node as Partial<Record<CutField, Page>>;
    for (const [field, kind] of FIELDS) {
      const page = pages[field];
      if (!page) continue;
      page.nodes.forEach(take);
      const { totalCount: total, undecided } = page;
      cuts.push({ node: node.id, kind, field, shown: page.nodes.length, total, undecided });
    }
  }
  for (const node of single.flatMap(({ nodes }) => nodes ?? [])) {
    if (!node) continue;
    if (isActor(node)) actors.set(node.id, node);
    else if (isFact(node)) take(node);
  }
  found.forEach(take);
  return { actors, facts, cuts };
}

const ACTORS: ReadonlySet<string> = new Set(['Country', 'Person', 'Organization', 'Alliance']);
const FACTS: ReadonlySet<string> = new Set(['Tenure', 'Membership', 'Loan', 'Event']);

const isActor = (node: { readonly __typename: string }): node is DrawnActorFragment => ACTORS.has(node.__typename);
const isFact = (node: { readonly __typename: string }): node is DrawnFact => FACTS.has(node.__typename);

/** A part in a fact. */
export interface Party {
  readonly role: string;
  readonly actor: DrawnActorFragment;
}

/** The actors of a fact with their roles, in the direction of its edge. A party that no source names is missing. */
export function partiesOf(fact: DrawnFact): readonly Party[] {
  switch (fact.__typename) {
    case 'Tenure':
      return [...party('holder', fact.holder), ...party('country', fact.country)];
    case 'Membership':
      return [...party('member', fact.member), ...party('alliance', fact.alliance)];
    case 'Loan':
      return [...party('creditor', fact.creditor), ...party('debtor', fact.debtor)];
    case 'Event':
      return fact.participants.flatMap(({ role, actor }) => party(role, actor));
  }
}

const party = (role: string, actor: DrawnActorFragment | null): readonly Party[] => (actor ? [{ role, actor }] : []);

export const KIND_OF: Readonly<Record<DrawnFact['__typename'], FactKind>> = {
  Tenure: 'TENURE',
  Membership: 'MEMBERSHIP',
  Loan: 'LOAN',
  Event: 'EVENT',
};
