/** Adds up the cost of an operation, and knows which field contributes most. */
export class CostTally {
  #total = 0;
  readonly #byField = new Map<string, number>();

  add(field: string, amount: number): void {
    this.#total += amount;
    this.#byField.set(field, (this.#byField.get(field) ?? 0) + amount);
  }

  get total(): number {
    return this.#total;
  }

  /** The field that contributes most, and its amount. */
  get heaviest(): { readonly field: string; readonly amount: number } {
    let [field, amount] = ['', 0];
    for (const [one, own] of this.#byField) if (own > amount) [field, amount] = [one, own];
    return { field, amount };
  }
}
