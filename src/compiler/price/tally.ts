/** Adds up the cost of an operation, and knows which field contributes most. */
export class CostTally {
  #total = 0;
  readonly #byField = new Map<string, number>();

  /** Adds an amount, rounded up: an average may have a fraction, which a price never shows. */
  add(field: string, amount: number): void {
    const whole = Math.ceil(amount);
    this.#total += whole;
    this.#byField.set(field, (this.#byField.get(field) ?? 0) + whole);
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
