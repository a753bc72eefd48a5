import type { Candidate } from '../matching/candidate.ts';
import { type BodyName, parseBodyName } from './body-name.ts';

/** An organization or alliance, prepared for comparison. */
export interface Body extends Candidate {
  /** The name and the aliases, at most `MAX_NAMES`. */
  readonly names: readonly BodyName[];
  readonly kind: string | null;
  /** Where an organization has its seat. */
  readonly seat: string | null;
  /** The countries that belong to an alliance. */
  readonly members: ReadonlySet<string>;
}

/** An organization or alliance as read from the graph. */
export interface StoredBody {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string | null;
  readonly seat: string | null;
  readonly members: readonly StoredMember[];
  readonly sources: readonly string[];
}

export interface StoredMember {
  readonly country: string;
  /** Whether it belongs to it in full. */
  readonly isFull: boolean;
  readonly until: string | null;
}

/** The most names: each is compared with each name of the other. */
const MAX_NAMES = 20;

export function bodyOf({ id, name, aliases, kind, seat, members, sources }: StoredBody): Body {
  const written = [...new Set([name, ...aliases])];
  return {
    id,
    name,
    names: written.slice(0, MAX_NAMES).map(parseBodyName),
    namesNotCompared: Math.max(0, written.length - MAX_NAMES),
    kind,
    seat,
    members: new Set(comparableMembers(members).map(({ country }) => country)),
    sources: new Set(sources),
  };
}

/** Full members who have not left, as far as there are any: sources differ in how far back they go and whom else they list. */
function comparableMembers(members: readonly StoredMember[]): readonly StoredMember[] {
  const full = members.filter(({ isFull }) => isFull);
  const some = full.length > 0 ? full : members;
  const present = some.filter(({ until }) => until === null);
  return present.length > 0 ? present : some;
}
