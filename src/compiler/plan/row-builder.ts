import type { ParameterTable } from './parameter-table.ts';
import type { Predicate, PropertyRef } from './types/predicate.ts';
import type { Relation } from './types/relation.ts';
import type { Branch, Join, RowSlot, Slot } from './types/slot.ts';

/** The contents of a row, shared by the builders of its nodes. */
interface RowContents {
  readonly slots: RowSlot[];
  readonly joins: Join[];
  readonly positions: Map<string, number>;
  /** The positions of all other slots, by what they fetch. */
  readonly fetched: Map<string, number>;
  /** The number of values in front of the slots, such as the index of the branch. */
  readonly offset: number;
}

interface RowMark {
  readonly slots: number;
  readonly joins: number;
}

/** Collects the slots of one row. Data that is selected twice is fetched once. */
export class RowBuilder {
  readonly #parameters: ParameterTable;
  readonly #shared: RowContents;
  /** The join whose node is being planned; undefined for the row's own node. */
  readonly #join: number | undefined;

  constructor(
    parameters: ParameterTable,
    offset = 0,
    shared: RowContents = { slots: [], joins: [], positions: new Map(), fetched: new Map(), offset },
    join?: number,
  ) {
    this.#parameters = parameters;
    this.#shared = shared;
    this.#join = join;
  }

  /** A builder for the same row that adds slots of the node at the end of a relation. */
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

  /** The row as a branch of a slot. */
  branch(label: string, condition: Predicate): Branch {
    return { label, condition, joins: this.#shared.joins, slots: this.#shared.slots };
  }

  /** The current size of the row. */
  mark(): RowMark {
    const { slots, joins } = this.#shared;
    return { slots: slots.length, joins: joins.length };
  }

  /** Removes what was added since the mark. */
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

  /** Whether the row consists of one value that is no list. */
  get isOneValue(): boolean {
    const [only, ...others] = this.#shared.slots;
    const slot = only?.kind === 'joined' ? only.slot : only;
    return slot?.kind === 'property' && !slot.property.list && others.length === 0;
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

  /** The position of a slot in the row. It is added unless the row has an equal one. */
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
