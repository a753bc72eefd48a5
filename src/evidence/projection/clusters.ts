import { groupBy } from '../../domain/index.ts';
import type { NodeType } from '../../model/index.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { byText } from './ranking.ts';

/** Statements of one `statedOf`: what sources tell apart by one id. */
export interface Unit {
  readonly id: string;
  readonly type: NodeType;
  readonly sources: ReadonlySet<string>;
  /** The highest precedence of its sources. */
  readonly precedence: number;
  /** What its own statements come to. */
  readonly values: EntryValues;
}

/** What people decided on two ids. */
export interface Ruling {
  readonly keep: string;
  readonly join: string;
  readonly decision: 'same' | 'different';
}

/** Units that are one entity, and the id it has. */
export interface Cluster {
  readonly id: string;
  readonly units: readonly Unit[];
}

/** Units that a rule would make one, if one source did not tell some of them apart. */
export type Undecided = readonly Unit[];

export interface Clusters {
  readonly clusters: readonly Cluster[];
  readonly undecided: readonly Undecided[];
}

/**
 * Which units are one entity: by a decision, or by the rule of their type for facts of different sources. A rule joins
 * nothing that one source tells apart: such units stay apart, and are reported. Independent of the order of the units.
 */
export function clustersOf(units: readonly Unit[], rulings: readonly Ruling[] = []): Clusters {
  const ids = new Set(units.map(({ id }) => id));
  const sets = new DisjointSets(ids);
  const decided = rulings.filter(({ keep, join }) => ids.has(keep) || ids.has(join));
  for (const { keep, join, decision } of decided) if (decision === 'same') sets.unite(keep, join);
  const apart = decided.filter(({ decision }) => decision === 'different');
  const undecided: Undecided[] = [];
  for (const component of meetingUnits(units, sets, apart)) {
    if (component.length < 2) continue;
    if (mayBeOne(component, sets)) for (const unit of component) sets.unite(component[0]?.id ?? unit.id, unit.id);
    else undecided.push(component);
  }
  const joined = new Set(decided.flatMap(({ join, decision }) => (decision === 'same' ? [join] : [])));
  const clusters = [...groupBy(units, ({ id }) => sets.of(id)).values()].map((some) => ({
    id: standingId(some, joined),
    units: some.toSorted((one, other) => byText(one.id, other.id)),
  }));
  return { clusters, undecided };
}

/** The id of an entity: one that was not joined to another, of the source with the highest precedence, the least of those. */
function standingId(units: readonly Unit[], joined: ReadonlySet<string>): string {
  const [first] = units.toSorted(
    (one, other) =>
      Number(joined.has(one.id)) - Number(joined.has(other.id)) ||
      other.precedence - one.precedence ||
      byText(one.id, other.id),
  );
  return first?.id ?? '';
}

/** Groups of units that the rule of their type connects. */
function meetingUnits(
  units: readonly Unit[],
  decided: DisjointSets,
  apart: readonly Ruling[],
): readonly (readonly Unit[])[] {
  const ruled = units.filter((unit) => sameKey(unit) !== undefined);
  return [...groupBy(ruled, (unit) => sameKey(unit) ?? '').values()].flatMap((group) => {
    const sets = new DisjointSets(group.map(({ id }) => id));
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        const isOne = decided.of(one.id) === decided.of(other.id);
        if (isOne || (meet(one, other) && !areApart(apart, decided, one, other))) sets.unite(one.id, other.id);
      }
    }
    return [...groupBy(group, ({ id }) => sets.of(id)).values()];
  });
}

/** Whether no two units are told apart by a source, those aside that a decision made one. */
function mayBeOne(units: readonly Unit[], decided: DisjointSets): boolean {
  return units.every((one, index) =>
    units
      .slice(index + 1)
      .every(
        (other) =>
          decided.of(one.id) === decided.of(other.id) || ![...one.sources].some((source) => other.sources.has(source)),
      ),
  );
}

const areApart = (apart: readonly Ruling[], sets: DisjointSets, one: Unit, other: Unit): boolean =>
  apart.some(({ keep, join }) => {
    const [a, b] = [sets.of(keep), sets.of(join)];
    const [c, d] = [sets.of(one.id), sets.of(other.id)];
    return (a === c && b === d) || (a === d && b === c);
  });

/** What facts that may be the same have in common; undefined if their type has no rule or they lack a value of it. */
export function sameKey({ type, values }: Pick<Unit, 'type' | 'values'>): string | undefined {
  if (!type.same) return undefined;
  const parts = type.same.fields.map((field) => values[field]);
  return parts.every((part) => typeof part === 'string') ? JSON.stringify([type.name, ...parts]) : undefined;
}

const FIRST_DAY = '0000';
const OPEN = '9999-99';

/** Whether the periods of two units of a type meet, by its rule. An end that is not known is open. */
function meet(one: Unit, other: Unit): boolean {
  const [a, b] = [spanOf(one.values), spanOf(other.values)];
  return one.type.same?.periods === 'TOUCH'
    ? a.from <= b.until && b.from <= a.until
    : a.from < b.until && b.from < a.until;
}

const spanOf = ({ from, firstObserved, until }: EntryValues): { readonly from: string; readonly until: string } => ({
  from: String(from ?? firstObserved ?? FIRST_DAY),
  until: String(until ?? OPEN),
});

/** Sets of ids that are united step by step. */
class DisjointSets {
  readonly #parents = new Map<string, string>();

  constructor(ids: Iterable<string>) {
    for (const id of ids) this.#parents.set(id, id);
  }

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
