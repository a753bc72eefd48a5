import type { DrawnFactFragment, FactKind, InForce, MembershipStatus } from '../api/index.ts';
import type { ActorKind } from './types.ts';

/** A fact as the API gives it for drawing. */
export type DrawnFact = DrawnFactFragment;

/** An actor, or an event with another number of participants than two, which has an edge to each of them. */
export interface PictureNode {
  readonly id: string;
  readonly kind: ActorKind | 'Event';
  readonly label: string;
  /** The ISO code of a country. */
  readonly code: string | null;
  /** Where a country is. */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  /** How many of the facts that are drawn it takes part in. */
  readonly degree: number;
  /** How many facts it has of the kinds that are expanded; null if none is. On a day, of that day. */
  readonly total: number | null;
  /** The kinds of its facts that are expanded. */
  readonly expanded: readonly FactKind[];
  readonly root: boolean;
  readonly pinned: boolean;
  /** Of an event. */
  readonly disputed: boolean;
  readonly inForce: InForce | null;
}

/** A fact between two nodes. Of an event with its own node, the part of one participant. */
export interface PictureEdge {
  /** Of the edge: the id of the fact, and of an event's participant behind `#`. */
  readonly id: string;
  readonly fact: string;
  readonly kind: FactKind;
  readonly from: string;
  readonly to: string;
  readonly fromRole: string;
  readonly toRole: string;
  /** Whether it leads from one to the other, as a loan does, and not both ways. */
  readonly directed: boolean;
  /** What the data calls it: an office, a title. Null if it has no name. */
  readonly label: string | null;
  /** Of a membership: whether the member is one, or is invited and so on. */
  readonly status: MembershipStatus | null;
  /** Whether it leads to an event with a node of its own, and so says what the actor was in it. */
  readonly ofHub: boolean;
  readonly amountUsd: number | null;
  /** On the day of the state; null without one. */
  readonly inForce: InForce | null;
  readonly disputed: boolean;
  /** Whether a chain or another analysis found it. */
  readonly found: boolean;
}

/** How many facts of a kind an actor has, and how many of them were asked for. */
export interface Cut {
  readonly node: string;
  readonly kind: FactKind;
  /** The field of the API that was asked. */
  readonly field: CutField;
  readonly shown: number;
  readonly total: number;
  /** How many there would be as well with `inForce: POSSIBLE`; null without a day. */
  readonly undecided: number | null;
}

export type CutField = 'tenures' | 'memberships' | 'loansGiven' | 'loansReceived' | 'events';

/** All that is drawn, computed from the state and answers of the API. Plain data. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** The facts of the edges and of `loose`, by id. */
  readonly facts: Readonly<Record<string, DrawnFact>>;
  /** What was asked for at each node, also where nothing was cut (`shown` is then `total`). */
  readonly cuts: readonly Cut[];
  /** Facts that cannot be an edge, since the sources name fewer than two parties. */
  readonly loose: readonly string[];
  /** Facts that are not drawn because they or a party of them is hidden. */
  readonly hiddenFacts: readonly string[];
  /** Facts that are not drawn because their level is not among those of the state. */
  readonly otherLevels: number;
  /** Ids of the state that the graph does not have. */
  readonly unknown: readonly string[];
}

export const EMPTY_PICTURE: Picture = {
  nodes: [],
  edges: [],
  facts: {},
  cuts: [],
  loose: [],
  hiddenFacts: [],
  otherLevels: 0,
  unknown: [],
};
