import type { ParameterTable } from './parameters.ts';
import type { Branch, Join, Predicate, PropertyRef, Relation, RowSlot, Slot } from './plan.ts';

/** What a row consists of, whichever of its nodes is being planned. */
interface Shared {
  readonly slots: RowSlot[];
  readonly joins: Join[];
  readonly positions: Map<string, number>;
  /** The positions of the other slots, by what each fetches. */
  readonly fetched: Map<string, number>;
  /** How many values stand in the row before the slots, as the number of its branch. */
  readonly offset: number;
}

interface RowMark {
  readonly slots: number;
  readonly joins: number;
}

/** Gathers the slots of one row; what is asked for twice is fetched once. */
export class RowBuilder {
  readonly #parameters: ParameterTable;
  readonly #shared: Shared;
  /** The join whose node is being planned; undefined for the row's own. */
  readonly #join: number | undefined;

  constructor(
    parameters: ParameterTable,
    offset = 0,
    shared: Shared = { slots: [], joins: [], positions: new Map(), fetched: new Map(), offset },
    join?: number,
  ) {
    this.#parameters = parameters;
    this.#shared = shared;
    this.#join = join;
  }

  /** The same row, as seen from the one node that a relation leads to. */
  join(relation: Relation, label: string | undefined): RowBuilder {
    const { joins, offset } = this.#shared;
    const known = joins.findIndex(
      (one) =>
        one.from === this.#join &&
        one.relation.relationship === relation.relationship &&
        one.relation.direction === relation.direction,
    );
    const join = known >= 0 ? known : joins.push({ relation, label, from: this.#join }) - 1;
    return new RowBuilder(this.#parameters, offset, this.#shared, join);
  }

  /** The row's own node, as a branch of rows. */
  branch(label: string, condition: Predicate): Branch {
    return { label, condition, joins: this.#shared.joins, slots: this.#shared.slots };
  }

  /** How much of the row there is. */
  mark(): RowMark {
    const { slots, joins } = this.#shared;
    return { slots: slots.length, joins: joins.length };
  }

  /** Takes back what was added since the mark. */
  cut({ slots, joins }: RowMark): void {
    const { positions, fetched, offset, ...shared } = this.#shared;
    shared.slots.length = slots;
    shared.joins.length = joins;
    for (const known of [positions, fetched]) {
      for (const [key, position] of known) if (position - offset >= slots) known.delete(key);
    }
  }

  get slots(): readonly RowSlot[] {
    return this.#shared.slots;
  }

  /** The position of a property in the row. */
  property(property: PropertyRef): number {
    const key = `${this.#join}.${property.of}.${property.name}`;
    const known = this.#shared.positions.get(key);
    if (known !== undefined) return known;
    const position = this.#push({ kind: 'property', property });
    this.#shared.positions.set(key, position);
    return position;
  }

  /** The position in the row of a slot, which is added unless one like it is there: aliases do not multiply what is fetched. */
  add(slot: Slot): number {
    const key = `${this.#join} ${this.#parameters.identityOf(slot)}`;
    const known = this.#shared.fetched.get(key);
    if (known !== undefined) return known;
    const position = this.#push(slot);
    this.#shared.fetched.set(key, position);
    return position;
  }

  #push(slot: Slot): number {
    const { slots, offset } = this.#shared;
    slots.push(this.#join === undefined ? slot : { kind: 'joined', join: this.#join, slot });
    return slots.length - 1 + offset;
  }
}
