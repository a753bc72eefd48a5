import type { ExposureCounting, ExposureParties, ExposureSide, FactKind, InForceLevel } from '../api/index.ts';

export type ActorKind = 'Country' | 'Person' | 'Organization' | 'Alliance';

/** A place on the canvas, in the units of the graph, with two decimals. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How many facts of each kind are asked for at an actor. A kind that is missing is not drawn from there. */
export type Wanted = Readonly<Partial<Record<FactKind, number>>>;

/** What is drawn and where: the part of the state that undo brings back. */
export interface Drawing {
  /** The actors that a person asked for, in order. They are drawn even without a tie. */
  readonly roots: readonly string[];
  /** The actors whose facts are drawn. */
  readonly expanded: Readonly<Record<string, Wanted>>;
  /** Single facts that are drawn whatever is expanded, such as those of a chain. */
  readonly facts: readonly string[];
  /** Actors and facts that are not drawn. */
  readonly hidden: readonly string[];
  readonly pinned: Readonly<Record<string, Point>>;
}

/** What the side panel shows while nothing is selected; with a selection it shows the evidence of that. */
export type Panel =
  | { readonly kind: 'none' }
  /** Null while one is still to be chosen. */
  | { readonly kind: 'paths'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'shared'; readonly between: readonly string[] }
  | {
      readonly kind: 'exposure';
      readonly of: string | null;
      readonly side: ExposureSide;
      readonly counting: ExposureCounting;
      readonly parties: ExposureParties;
    }
  | { readonly kind: 'conflicts' }
  | { readonly kind: 'take' };

/** By how much the day is turned at a time. */
export type Step = 'day' | 'month' | 'year';

/** What counts as a tie when chains, shared ties and the map look for them. */
export interface Ties {
  readonly facts: readonly FactKind[];
  /** Memberships in alliances with more members do not count: one of all states ties everyone to everyone. Null for any. */
  readonly maxMembers: number | null;
}

export type View = 'graph' | 'map' | 'table';

/** All that a link reproduces. Plain data, and never changed in place. */
export interface ExplorerState extends Drawing {
  /** The day on which facts must be in force; null for all of time. */
  readonly day: string | null;
  readonly step: Step;
  /** Which facts are drawn on a day: a set, in this order: SHOWN, PRESUMED, POSSIBLE. */
  readonly levels: readonly InForceLevel[];
  /** An actor or fact. */
  readonly selected: string | null;
  readonly panel: Panel;
  readonly view: View;
  readonly ties: Ties;
  /** The country of the map; null for the one that the drawing begins with. */
  readonly center: string | null;
}

export const EMPTY_STATE: ExplorerState = {
  roots: [],
  expanded: {},
  facts: [],
  hidden: [],
  pinned: {},
  day: null,
  step: 'year',
  levels: ['SHOWN', 'PRESUMED'],
  selected: null,
  panel: { kind: 'none' },
  view: 'graph',
  ties: { facts: ['TENURE', 'MEMBERSHIP', 'LOAN'], maxMembers: 20 },
  center: null,
};

export const FACT_KINDS: readonly FactKind[] = ['TENURE', 'MEMBERSHIP', 'LOAN', 'EVENT'];
export const STEPS: readonly Step[] = ['day', 'month', 'year'];
export const LEVELS: readonly InForceLevel[] = ['SHOWN', 'PRESUMED', 'POSSIBLE'];

/** How many facts of a kind are first asked for at an actor. */
export const FIRST = 40;
/** The most that the API gives at once. */
export const MOST = 10_000;

const KINDS: Readonly<Record<string, { readonly kind: ActorKind; readonly facts: readonly FactKind[] }>> = {
  country: { kind: 'Country', facts: FACT_KINDS },
  person: { kind: 'Person', facts: ['TENURE', 'EVENT'] },
  organization: { kind: 'Organization', facts: ['LOAN', 'EVENT'] },
  alliance: { kind: 'Alliance', facts: ['MEMBERSHIP', 'EVENT'] },
};

const kindOf = (id: string) => {
  const name = id.slice(0, Math.max(0, id.indexOf(':')));
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
};

/** The kind of an actor by its id; undefined if it is not an actor's. */
export const actorKind = (id: string): ActorKind | undefined => kindOf(id)?.kind;

/** The kinds of facts that an actor can have. */
export const factKindsOf = (id: string): readonly FactKind[] => kindOf(id)?.facts ?? [];

/** All kinds of facts of an actor, the first of each. */
export const allKinds = (id: string): Wanted => Object.fromEntries(factKindsOf(id).map((kind) => [kind, FIRST]));
