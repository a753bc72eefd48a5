import { groupBy, lastOfPeriod } from '../../domain/index.ts';
import type { NodeType } from '../../model/index.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { byText } from './ranking.ts';

/** Statements of one `statedOf`: what sources tell apart by one id. */
export interface Unit {
  readonly id: string;
  readonly type: NodeType;
  /** Its sources. A data set is one, whatever sources its rows name. */
  readonly sources: ReadonlySet<string>;
  /** The highest precedence of its sources. */
  readonly precedence: number;
  /** What its own statements come to. */
  readonly values: EntryValues;
}

/** Two ids that people decided are not the same. */
export interface Apart {
  readonly keep: string;
  readonly join: string;
}

/** What people decided on ids. */
export interface Rulings {
  /** The id that stands, by each id that was joined to another. */
  readonly into: ReadonlyMap<string, string>;
  /** The ids that others were joined into. */
  readonly kept: ReadonlySet<string>;
  readonly apart: readonly Apart[];
}

export const NO_RULINGS: Rulings = { into: new Map(), kept: new Set(), apart: [] };

/** Units that are one entity, and the id it has. */
export interface Cluster {
  readonly id: string;
  readonly units: readonly Unit[];
}

/** Units that a rule would make one, if a source or a decision did not tell some of them apart. */
interface Undecided {
  readonly units: readonly Unit[];
  /** Those of which any two may be the same, and not all. */
  readonly pairs: readonly (readonly [Unit, Unit])[];
}

export interface Clusters {
  readonly clusters: readonly Cluster[];
  readonly undecided: readonly Undecided[];
}

/**
 * Which units are one entity: by a decision, or by the rule of their type for facts of different sources. A rule joins
 * nothing that one source or a decision tells apart: such units stay apart, and are reported. Independent of the order of
 * the units.
 */
export function clustersOf(units: readonly Unit[], rulings: Rulings = NO_RULINGS): Clusters {
  const sets = new DisjointSets();
  for (const { id } of units) sets.unite(rulings.into.get(id) ?? id, id);
  const found = new DisjointSets();
  for (const { id } of units) found.unite(sets.of(id), id);
  const areToldApart = apartBy(units, sets, rulings);
  const pairs = meetingUnits(units).filter(([one, other]) => !areToldApart(one, other));
  for (const [one, other] of pairs) found.unite(one.id, other.id);
  const undecided: Undecided[] = [];
  for (const group of groupBy(units, ({ id }) => found.of(id)).values()) {
    if (group.length < 2) continue;
    if (!somePair(group, areToldApart)) for (const { id } of group) sets.unite(group[0]?.id ?? id, id);
    else undecided.push({ units: group, pairs: pairs.filter(([one]) => group.includes(one)) });
  }
  const clusters = [...groupBy(units, ({ id }) => sets.of(id)).values()].map((some) => ({
    id: standingId(some, rulings),
    units: some.toSorted((one, other) => byText(one.id, other.id)),
  }));
  return { clusters, undecided };
}

/** The id of an entity: the one that people kept; else that of the source with the highest precedence, the least of those. */
function standingId(units: readonly Unit[], { into, kept }: Rulings): string {
  const decided = units.map(({ id }) => into.get(id) ?? id).filter((id) => kept.has(id));
  const [first] = units.toSorted((one, other) => other.precedence - one.precedence || byText(one.id, other.id));
  return decided.toSorted(byText)[0] ?? first?.id ?? '';
}

/** Pairs of units that the rule of their type makes one. */
function meetingUnits(units: readonly Unit[]): readonly (readonly [Unit, Unit])[] {
  const ruled = units.filter((unit) => sameKey(unit) !== undefined);
  return [...groupBy(ruled, (unit) => sameKey(unit) ?? '').values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group.slice(index + 1).flatMap((other): [Unit, Unit][] => (meet(one, other) ? [[one, other]] : [])),
    ),
  );
}

const somePair = (units: readonly Unit[], holds: (one: Unit, other: Unit) => boolean): boolean =>
  units.some((one, index) => units.slice(index + 1).some((other) => holds(one, other)));

/**
 * Tells whether a source or a decision tells two units apart. Units that decisions made one count as one: a source that has
 * one of them and some other tells all of them from that other.
 */
function apartBy(
  units: readonly Unit[],
  decided: DisjointSets,
  { apart, into }: Rulings,
): (one: Unit, other: Unit) => boolean {
  const keys = new Map(units.map(({ id }) => [id, decided.of(id)]));
  // A decision may name an id that was joined away and that no statement here gives.
  const keyOf = (id: string): string => keys.get(id) ?? decided.of(into.get(id) ?? id);
  const sources = new Map<string, ReadonlySet<string>>();
  for (const unit of units) {
    const key = keyOf(unit.id);
    const before = sources.get(key);
    sources.set(key, before ? new Set([...before, ...unit.sources]) : unit.sources);
  }
  const parted = new Set(apart.map(({ keep, join }) => pairOf(keyOf(keep), keyOf(join))));
  return (one, other) => {
    const [a, b] = [keyOf(one.id), keyOf(other.id)];
    if (a === b) return false;
    const others = sources.get(b) ?? other.sources;
    return [...(sources.get(a) ?? one.sources)].some((source) => others.has(source)) || parted.has(pairOf(a, b));
  };
}

const pairOf = (one: string, other: string): string => [one, other].sort(byText).join(' ');

/** What facts that may be the same have in common; undefined if their type has no rule or they lack a value of it. */
export function sameKey({ type, values }: Pick<Unit, 'type' | 'values'>): string | undefined {
  if (!type.same) return undefined;
  const parts = type.same.fields.map((field) => values[field]);
  return parts.every((part) => typeof part === 'string') ? JSON.stringify([type.name, ...parts]) : undefined;
}

const FIRST_DAY = '0000';
const OPEN = '9999-99';

/** Whether the periods of two units of a type may meet, by its rule. An end that is not known is open. */
function meet(one: Unit, other: Unit): boolean {
  const [a, b] = [spanOf(one.values), spanOf(other.values)];
  return one.type.same?.periods === 'TOUCH'
    ? a.from <= b.until && b.from <= a.until
    : a.from < b.until && b.from < a.until;
}

/** The days on which a fact may begin and end at the widest. */
const spanOf = (values: EntryValues): { readonly from: string; readonly until: string } => ({
  from: String(values.from ?? values.firstObserved ?? FIRST_DAY),
  until: values.until ? lastOfPeriod(String(values.until), String(values.untilPrecision ?? 'DAY')) : OPEN,
});

/** Sets of ids that are united step by step. */
class DisjointSets {
  readonly #parents = new Map<string, string>();

  /** The least id of the set. */
  of(id: string): string {
    let root = id;
    for (let up = this.#parents.get(root); up !== undefined && up !== root; up = this.#parents.get(root)) root = up;
    this.#parents.set(id, root);
    return root;
  }

  unite(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    const [root = a, under = b] = [a, b].toSorted(byText);
    if (a !== b) this.#parents.set(under, root);
  }
}
