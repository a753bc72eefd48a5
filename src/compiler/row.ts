import type { PropertyRef, Slot } from './plan.ts';

/** Gathers the slots of one row; the same property is fetched once. */
export class RowBuilder {
  readonly slots: Slot[] = [];
  readonly #offset: number;
  readonly #properties = new Map<string, number>();

  /** `offset` is how many values stand in the row before the slots, as the number of its branch. */
  constructor(offset = 0) {
    this.#offset = offset;
  }

  /** The position of a property in the row. */
  property(property: PropertyRef): number {
    const key = `${property.of}.${property.name}`;
    const known = this.#properties.get(key);
    if (known !== undefined) return known;
    const position = this.add({ kind: 'property', property });
    this.#properties.set(key, position);
    return position;
  }

  /** Adds a slot and gives its position in the row. */
  add(slot: Slot): number {
    this.slots.push(slot);
    return this.slots.length - 1 + this.#offset;
  }
}
