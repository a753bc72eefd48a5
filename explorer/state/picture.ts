import type { DrawnActorFragment } from '../api/index.ts';
import { type Gathered, type Given, gather, KIND_OF, type Party, partiesOf } from './gather.ts';
import type { DrawnFact, Picture, PictureEdge, PictureNode } from './picture-types.ts';
import { type Drawing, type ExplorerState, FACT_KINDS } from './types.ts';

/** What of the state decides what is drawn of answers: not the day, for which they were asked. */
export type DrawnState = Drawing & Pick<ExplorerState, 'levels'>;

/** What is drawn of what the API gave. */
export function pictureOf(state: DrawnState, given: Given): Picture {
  const gathered = gather(given);
  const found = new Set(given.found.map(({ id }) => id));
  const hidden = new Set(state.hidden);
  const facts = [...gathered.facts.values()];
  const single = new Set(state.facts);
  const ofLevels = facts.filter((fact) => single.has(fact.id) || ofLevel(state, fact));
  const loose: string[] = [];
  const hiddenFacts: string[] = [];
  const edges: PictureEdge[] = [];
  const hubs: PictureNode[] = [];
  for (const fact of ofLevels) {
    const parties = distinct(partiesOf(fact));
    const seen = hidden.size === 0 ? parties : parties.filter(({ actor }) => !hidden.has(actor.id));
    if (parties.length < 2) loose.push(fact.id);
    else if (hidden.has(fact.id) || seen.length < 2) hiddenFacts.push(fact.id);
    else if (parties.length === 2) edges.push(betweenTwo(fact, seen, found));
    else {
      hubs.push(hubNode(state, fact, seen.length));
      edges.push(...seen.map((party) => toHub(fact, party, found)));
    }
  }
  return {
    nodes: [...actorNodes(state, gathered, edges), ...hubs],
    edges,
    facts: Object.fromEntries(ofLevels.map((fact) => [fact.id, fact])),
    cuts: gathered.cuts,
    loose,
    hiddenFacts,
    otherLevels: facts.length - ofLevels.length,
    unknown: unknownOf(state, gathered),
  };
}

/** Whether a fact is of a level that is drawn. A single fact is drawn whatever its level: it was asked for by its id. */
const ofLevel = ({ levels }: DrawnState, { inForce }: DrawnFact): boolean =>
  inForce === undefined || inForce === null || levels.some((level) => level === inForce);

/** One part of each actor: who takes part twice has both roles. */
function distinct(parties: readonly Party[]): readonly Party[] {
  const [one, other] = parties;
  if (parties.length === 2 && one?.actor.id !== other?.actor.id) return parties;
  const byActor = new Map<string, Party>();
  for (const { actor, role } of parties) {
    const known = byActor.get(actor.id);
    byActor.set(actor.id, { actor, role: known ? `${known.role}, ${role}` : role });
  }
  return [...byActor.values()];
}

const shared = (fact: DrawnFact, found: ReadonlySet<string>) => ({
  fact: fact.id,
  kind: KIND_OF[fact.__typename],
  amountUsd: fact.__typename === 'Loan' ? fact.principalUsd : null,
  inForce: fact.inForce ?? null,
  disputed: fact.disputed,
  found: found.has(fact.id),
});

function betweenTwo(fact: DrawnFact, parties: readonly Party[], found: ReadonlySet<string>): PictureEdge {
  const [from, to] = parties as readonly [Party, Party];
  return {
    ...shared(fact, found),
    id: fact.id,
    from: from.actor.id,
    to: to.actor.id,
    fromRole: from.role,
    toRole: to.role,
    directed: fact.__typename !== 'Event',
    label: labelOf(fact),
    status: fact.__typename === 'Membership' ? fact.membershipStatus : null,
    ofHub: false,
  };
}

const toHub = (fact: DrawnFact, { actor, role }: Party, found: ReadonlySet<string>): PictureEdge => ({
  ...shared(fact, found),
  id: `${fact.id}#${actor.id}`,
  from: actor.id,
  to: fact.id,
  fromRole: role,
  toRole: 'event',
  directed: false,
  label: labelOf(fact),
  status: null,
  ofHub: true,
});

/** What the data calls a fact; null if it has no name. */
function labelOf(fact: DrawnFact): string | null {
  switch (fact.__typename) {
    case 'Tenure':
      return fact.office;
    case 'Membership':
      return null;
    case 'Loan':
      return fact.loanTitle;
    case 'Event':
      return fact.eventTitle;
  }
}

function actorNodes(state: DrawnState, { actors, cuts }: Gathered, edges: readonly PictureEdge[]): PictureNode[] {
  const degrees = degreesOf(edges);
  const kept = new Set([...state.roots, ...degrees.keys()].filter((id) => !state.hidden.includes(id)));
  const totals = new Map<string, number>();
  for (const { node, total } of cuts) totals.set(node, (totals.get(node) ?? 0) + total);
  return [...kept].flatMap((id) => {
    const actor = actors.get(id);
    if (!actor) return [];
    const wanted = state.expanded[id] ?? {};
    return [
      {
        id,
        kind: actor.__typename,
        label: actor.name,
        ...placeOf(actor),
        degree: degrees.get(id)?.size ?? 0,
        total: totals.get(id) ?? null,
        expanded: FACT_KINDS.filter((kind) => wanted[kind] !== undefined),
        root: state.roots.includes(id),
        pinned: state.pinned[id] !== undefined,
        disputed: false,
        inForce: null,
      },
    ];
  });
}

function placeOf(actor: DrawnActorFragment): Pick<PictureNode, 'code' | 'place'> {
  if (actor.__typename !== 'Country') return { code: null, place: null };
  const { code, latitude, longitude } = actor;
  return { code, place: latitude === null || longitude === null ? null : { latitude, longitude } };
}

function hubNode(state: DrawnState, fact: DrawnFact, degree: number): PictureNode {
  return {
    id: fact.id,
    kind: 'Event',
    label: labelOf(fact) ?? fact.id,
    code: null,
    place: null,
    degree,
    total: null,
    expanded: [],
    root: false,
    pinned: state.pinned[fact.id] !== undefined,
    disputed: fact.disputed,
    inForce: fact.inForce ?? null,
  };
}

/** The facts that each actor takes part in. */
function degreesOf(edges: readonly PictureEdge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const degrees = new Map<string, Set<string>>();
  const add = (id: string, fact: string): void => {
    if (id === fact) return;
    const known = degrees.get(id) ?? new Set();
    degrees.set(id, known.add(fact));
  };
  for (const { from, to, fact } of edges) {
    add(from, fact);
    add(to, fact);
  }
  return degrees;
}

/** The ids of the state that did not come: where all is answered, the graph does not have them. */
function unknownOf(state: DrawnState, { actors, facts }: Gathered): readonly string[] {
  const wanted = new Set([...state.roots, ...Object.keys(state.expanded), ...state.facts]);
  return [...wanted].filter((id) => !actors.has(id) && !facts.has(id));
}
